import { describe, expect, it } from 'vitest';
import { allBlocks, parseBlocks } from '../../../../test/kit/blocks.ts';
import { bareBrief, fullBrief, strangeBrief, strangeKeywords } from '../../../../test/kit/draft-briefs.ts';
import { ContentStructure } from '../../planner/content-structure.rules.ts';
import { openGaps } from '../blocks/gaps.rules.ts';
import type { DraftBrief } from '../draft-brief.ts';
import { wordsIn } from '../phrases.rules.ts';
import { writeOutline } from './built-in-writer.rules.ts';

const everyStructure = Object.values(ContentStructure);
const draftOf = (structure: ContentStructure, changes: Partial<DraftBrief> = {}) => writeOutline(fullBrief(structure, changes)).contentHtml;
const plain = (text: string) => text.replace(/<[^>]+>/g, '').trim();
const blocksIn = (text: string) => allBlocks(parseBlocks(text));
const named = (text: string, name: string) => blocksIn(text).filter((block) => block.name === name);
const headingsIn = (text: string) => named(text, 'heading').map((block) => plain(block.html));
const notesIn = (text: string) => named(text, 'details').filter((block) => /\[Delete: /.test(block.html));

describe.each(everyStructure)('the built-in draft of a %s', (structure) => {
  it.each([
    ['full', fullBrief],
    ['bare', bareBrief],
    ['strange', strangeBrief],
  ] as const)('is made of balanced blocks with words in them, from a %s brief', (_, brief) => {
    const text = writeOutline(brief(structure)).contentHtml;
    const blocks = blocksIn(text);
    expect(blocks.length).toBeGreaterThan(4);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    for (const block of blocks) {
      expect(block.html).not.toMatch(/<(li|p|td|summary|h[2-4])[^>]*>\s*<\/\1>/);
      expect(block.name).not.toMatch(/html|shortcode/);
    }
  });

  it('has a place for every keyword, and reads each one as text', () => {
    const text = draftOf(structure).toLowerCase();
    const labels = text.replace(/<[^>]+>/g, ' ');
    for (const keyword of fullBrief(structure).keywords) {
      const words = keyword.replace(/^(?:best )?electric kettles?\b/, '').split(' ');
      for (const word of words) expect(labels).toContain(word.replace(/s$/, ''));
    }
    const strange = writeOutline(strangeBrief(structure)).contentHtml.toLowerCase();
    for (const word of strangeKeywords.flatMap(wordsIn)) expect(strange).toContain(word.toLowerCase());
    expect(strange).not.toMatch(/<script|<b>|<i>|wp:html -->|\[gallery|\[shortcode|<!-- \/wp:details --> /);
  });

  it('leaves every fact to a person: gaps are marked, numbers are not made up', () => {
    const text = draftOf(structure);
    expect(openGaps(text).length).toBeGreaterThan(4);
    const outside = plain(text.replace(/\[(?:Add|Delete): [^\]]+\]/g, '').replace(/<!--.*?-->/g, ''));
    const stated = outside.split('Before you publish')[0]?.replace(/^\s*\d+\. /gm, '') ?? '';
    // What numbers there are count entries, and stand in the first column of a table or in front of a heading.
    expect(stated.match(/[$£€%]|\d{2,}/g) ?? []).toEqual([]);
  });

  it('has no heading twice, not even where a keyword says what the outline says', () => {
    for (const brief of [
      fullBrief(structure),
      strangeBrief(structure, { keywords: ['pros', 'Verdict', 'how it works', 'Questions people ask', 'in short'] }),
    ]) {
      const headings = headingsIn(writeOutline(brief).contentHtml).filter((text) => !text.startsWith('[Add: '));
      expect(headings).toEqual([...new Set(headings)]);
    }
  });

  it('opens with who made it and the brief, and closes with what to check; both are for deleting', () => {
    const [first, last, ...others] = notesIn(draftOf(structure));
    expect(others).toEqual([]);
    expect(parseBlocks(draftOf(structure)).at(0)).toEqual(first);
    expect(parseBlocks(draftOf(structure)).at(-1)).toEqual(last);
    const said = (block: typeof first) =>
      allBlocks(block ? [block] : [])
        .map(({ html: own }) => plain(own))
        .join('\n');
    expect(said(first)).toMatch(/built-in writer/);
    expect(said(first)).toMatch(/Write for tea drinkers\.\n+Mention hard water\./);
    for (const words of ['“electric kettle”', 'friendly and short', 'the United Kingdom']) expect(said(last)).toContain(words);
  });

  it('is of a length that a person goes through: not one line, not hundreds of gaps', () => {
    const many = Array.from({ length: 60 }, (_, index) => [
      `kettle kind ${index}`,
      `how to use kettle ${index}`,
      `kettle ${index} vs pot`,
    ]).flat();
    const gaps = openGaps(draftOf(structure, { keywords: many })).length;
    expect(gaps).toBeGreaterThan(4);
    expect(gaps).toBeLessThan(90);
  });
});

describe('structures differ in kind', () => {
  it('a comparison has a table with one column for each thing compared, and what the cluster asks about as rows', () => {
    const [table] = named(draftOf('comparison'), 'table');
    expect(table?.html.match(/<th>.*?<\/th>/g)).toEqual(['<th></th>', '<th>Electric kettle</th>', '<th>Stovetop kettle</th>']);
    for (const row of ['Noise level', 'Temperature control', 'Price']) expect(table?.html).toContain(`<td><strong>${row}</strong></td>`);
  });

  it('a comparison of more than two takes all that the cluster compares to one of them', () => {
    const text = draftOf('comparison', {
      title: 'Notion vs Evernote',
      primaryKeyword: 'notion vs evernote',
      keywords: ['notion vs obsidian', 'evernote vs notion', 'word vs excel'],
    });
    expect(named(text, 'table')[0]?.html.match(/<th>.*?<\/th>/g)).toEqual([
      '<th></th>',
      '<th>Notion</th>',
      '<th>Evernote</th>',
      '<th>Obsidian</th>',
    ]);
    expect(headingsIn(text)).toContain('Word vs excel');
  });

  it('a review has pros beside cons, and the verdict', () => {
    const text = draftOf('review');
    expect(named(text, 'columns')[0]?.inner.map((column) => plain(column.inner[0]?.html ?? ''))).toEqual(['Pros', 'Cons']);
    expect(headingsIn(text)).toContain('Verdict');
  });

  it('a tutorial has numbered steps, and a table of what can go wrong', () => {
    const text = draftOf('tutorial');
    expect(text).toContain('<!-- wp:list {"ordered":true,');
    expect(named(text, 'table')[0]?.html).toContain('<td>Electric kettle not switching off</td>');
  });

  it('a listicle has as many entries as its title promises', () => {
    const entries = (title: string) => headingsIn(draftOf('listicle', { title })).filter((heading) => /^\d+\. /.test(heading));
    expect(entries('7 Best Electric Kettles')).toHaveLength(7);
    expect(entries('7 Best Electric Kettles').slice(0, 3)).toEqual([
      '1. Best overall: [Add: your pick.]',
      '2. Best electric kettle: [Add: your pick.]',
      '3. Best for tea: [Add: your pick.]',
    ]);
    expect(entries('Kettles we like').length).toBeGreaterThanOrEqual(5);
  });

  it('a guide links to its own chapters', () => {
    const text = draftOf('guide');
    const linked = [...text.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor);
    const anchors = [...text.matchAll(/ id="([^"]+)"/g)].map(([, anchor]) => anchor);
    expect(linked.length).toBeGreaterThan(4);
    expect(linked).toEqual(anchors);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  it('a landing page calls to action, above and below its benefits and questions', () => {
    const names = parseBlocks(draftOf('landing_page')).map((block) => block.name);
    expect(names.filter((name) => name === 'buttons')).toHaveLength(2);
    expect(names).toEqual(expect.arrayContaining(['columns', 'quote', 'separator', 'details']));
  });

  it('pages that sell fold their answers away; articles ask in headings', () => {
    const asked = 'Is an electric kettle safe?';
    for (const structure of ['landing_page', 'service_page', 'product_page', 'category_archive'] as const) {
      expect(named(draftOf(structure), 'details').map((block) => plain(block.html))).toContain(asked);
    }
    for (const structure of ['article', 'guide', 'comparison', 'review', 'general_page'] as const)
      expect(headingsIn(draftOf(structure))).toContain(asked);
  });

  it('imported structures are as their plain kin', () => {
    expect(draftOf('imported_page')).toBe(draftOf('general_page'));
    expect(headingsIn(draftOf('imported_article'))).toEqual(headingsIn(draftOf('article')));
    expect(headingsIn(draftOf('imported_product'))).toEqual(headingsIn(draftOf('product_page')));
  });
});

describe('links', () => {
  it.each(['cluster_hub', 'category_archive', 'tag_archive', 'attribute_archive', 'archive_page'] as const)(
    "a %s links to the cluster's own pages",
    (structure) => {
      const text = draftOf(structure);
      expect(text).toContain(
        '<a href="https://kettle.example/descale/?from=a&amp;to=b">How to Descale an Electric Kettle &amp; Keep It Clean</a>',
      );
      expect(text).toContain('<a href="https://kettle.example/camping/">Kettles for Camping</a>');
      expect(draftOf(structure, { related: [] })).toContain('nothing of this cluster is in WordPress yet');
    },
  );

  it('a question that another page answers is answered in short, with the link to that page', () => {
    const text = draftOf('article');
    const after = text.slice(text.indexOf('>How to descale an electric kettle<'));
    expect(after.slice(0, 400)).toContain('the answer in one sentence; the page behind the link has the rest.');
    expect(after.slice(0, 400)).toContain('https://kettle.example/descale/');
    expect(text.slice(text.indexOf('>Is an electric kettle safe?<')).slice(0, 300)).not.toContain('href');
  });
});

describe('language and length', () => {
  it('says that it knows English only, where the task asks for another language', () => {
    expect(draftOf('article', { language: 'German' })).toContain('The task asks for German, and the built-in writer knows English only.');
    for (const language of [null, 'English', 'en-GB']) expect(draftOf('article', { language })).not.toContain('The task asks for');
  });

  it('names the length that the task asks for, else the usual one', () => {
    expect(draftOf('article', { words: 1_200 })).toContain('It has about 1,200 words');
    expect(draftOf('article')).toContain('It has about 900 to 1,400 words');
  });
});

it('keywords are told once: other words for the same go into the closing notes', () => {
  const text = draftOf('article', { keywords: ['best kettle', 'best kettles 2025', 'electric kettles'] });
  expect(text).toContain('People also search in these words; use them where they read well: “best kettles 2025”.');
});
