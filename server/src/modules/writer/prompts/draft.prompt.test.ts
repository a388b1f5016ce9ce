import { describe, expect, it } from 'vitest';
import { parseBlocks } from '../../../../test/kit/blocks.ts';
import { draftAnswerFor } from '../../../../test/kit/draft-answers.ts';
import { bareBrief, fullBrief } from '../../../../test/kit/draft-briefs.ts';
import { ContentStructure } from '../../planner/content-structure.rules.ts';
import { openGaps } from '../blocks/gaps.rules.ts';
import type { DraftBrief } from '../draft-brief.ts';
import { type DraftAnswer, draftAnswer, draftFault, draftRequest, renderDraft } from './draft.prompt.ts';

const article = draftAnswerFor('article');
const without = (structure: ContentStructure, type: string): DraftAnswer => {
  const answer = draftAnswerFor(structure);
  return { ...answer, blocks: answer.blocks.filter((block) => block.type !== type) };
};
const withBlock = (block: DraftAnswer['blocks'][number]): DraftAnswer => ({ ...article, blocks: [...article.blocks, block] });

describe("a model's draft", () => {
  it('becomes blocks, without empty ones, and with gaps as the built-in writer marks them', () => {
    const { title, contentHtml } = renderDraft(
      draftAnswer.parse({
        title: ' How to descale a kettle ',
        blocks: [
          { type: 'paragraph', text: '<strong>In short:</strong> vinegar' },
          { type: 'heading', level: 2, text: 'What you need <script>' },
          { type: 'list', ordered: true, items: ['Vinegar', ' ', 'Water & time'] },
          { type: 'table', head: ['Water', 'How often'], rows: [['Hard', 'Monthly'], ['Soft'], ['Rain', 'Never', 'or once']] },
          { type: 'quote', text: '[Add: a customer] and [gallery]' },
          { type: 'paragraph', text: '  ' },
          { type: 'questions', items: [{ question: 'Why?', answer: 'So.' }] },
          {
            type: 'columns',
            columns: [
              { heading: 'A', text: 'a', items: ['x'] },
              { heading: '', text: '', items: [] },
              { heading: 'B', text: '', items: [] },
            ],
          },
          { type: 'pros_and_cons', prosHeading: 'Pros', pros: ['p'], consHeading: 'Cons', cons: ['c'] },
          { type: 'button', url: null, text: 'Go' },
        ],
      }),
    );
    expect(title).toBe('How to descale a kettle');
    expect(parseBlocks(contentHtml).map((block) => [block.name, block.inner.length])).toEqual([
      ['paragraph', 0],
      ['heading', 0],
      ['list', 2],
      ['table', 0],
      ['quote', 1],
      ['details', 1],
      ['columns', 2],
      ['columns', 2],
      ['buttons', 1],
    ]);
    expect(openGaps(contentHtml)).toEqual(['[Add: a customer]']);
    expect(contentHtml).toContain('&#91;gallery]');
    expect(contentHtml).toContain('<td>Soft</td><td></td>');
    expect(contentHtml).toContain('<td>Rain</td><td>Never or once</td>');
    expect(contentHtml).not.toContain('<script');
  });

  it('grows only at its end while it comes in', () => {
    for (const structure of Object.values(ContentStructure)) {
      const { title, blocks } = draftAnswerFor(structure, fullBrief(structure).related);
      const whole = renderDraft({ title, blocks }).contentHtml;
      for (let count = 1; count <= blocks.length; count += 1) {
        const sofar = renderDraft({ title, blocks: blocks.slice(0, count) }).contentHtml;
        expect(whole.startsWith(sofar)).toBe(true);
      }
    }
  });

  it('links to what the brief gives, and to nothing that the model made up', () => {
    const answer = draftAnswer.parse({
      title: 'T',
      blocks: [
        {
          type: 'paragraph',
          text: '<a href="https://kettle.example/camping">ours</a> <a href="https://made.up/page">theirs</a> <a href="https://said.example/x">said</a>',
        },
        { type: 'button', url: 'https://made.up/buy', text: 'Buy' },
        { type: 'button', url: 'https://kettle.example/camping/', text: 'Read' },
      ],
    });
    const brief = { related: fullBrief('article').related, brief: 'Link to https://said.example/x.' };
    const links = [...renderDraft(answer, brief).contentHtml.matchAll(/href="([^"]+)"/g)].map(([, url]) => url);
    expect(links).toEqual(['https://kettle.example/camping', 'https://said.example/x', 'https://kettle.example/camping/']);
    expect(renderDraft(answer, brief).contentHtml).toContain('theirs');
    expect(renderDraft(answer).contentHtml).toContain('href="https://made.up/page"');
  });
});

describe('a draft that will not do is refused, with the fault named', () => {
  it.each([
    ['without a title', { ...article, title: ' ' }, 'article', 'the title is empty'],
    ['with HTML in its title', { ...article, title: 'A <b>b</b>' }, 'article', 'plain text'],
    [
      'of a few words',
      { title: 'T', blocks: [{ type: 'paragraph', text: 'Too short.' }] },
      'article',
      'only 2 words, and about 900 are asked for',
    ],
    ['cut after a heading', withBlock({ type: 'heading', level: 2, text: 'Last' }), 'article', 'ends with the heading "Last"'],
    [
      'with an empty section',
      {
        ...article,
        blocks: [{ type: 'heading', level: 2, text: 'Empty' }, { type: 'heading', level: 2, text: 'Next' }, ...article.blocks],
      },
      'article',
      'nothing stands under the heading "Empty"',
    ],
    ['with a heading twice', { ...article, blocks: [...article.blocks, ...article.blocks] }, 'article', 'comes twice'],
    ['with block HTML in a text', withBlock({ type: 'paragraph', text: '<ul><li>x</li></ul>' }), 'article', 'the HTML <ul>, <li>'],
    ['with a comment', withBlock({ type: 'paragraph', text: '<!-- wp:html -->' }), 'article', 'HTML comment'],
    ['in Markdown', withBlock({ type: 'paragraph', text: 'It is **bold**.' }), 'article', 'Markdown'],
    ['with Markdown links', withBlock({ type: 'paragraph', text: 'See [this](https://x.example).' }), 'article', 'Markdown'],
    ['of a comparison without a table', without('comparison', 'table'), 'comparison', 'this comparison must have a table block'],
    ['of a tutorial without steps', without('tutorial', 'list'), 'tutorial', 'ordered list'],
    ['of a review without pros and cons', without('review', 'pros_and_cons'), 'review', 'pros_and_cons'],
    ['of a listicle without entries', without('listicle', 'heading'), 'listicle', 'begin with their number'],
    ['of a landing page without a button', without('landing_page', 'button'), 'landing_page', 'button block'],
    ['of a landing page without columns', without('landing_page', 'columns'), 'landing_page', 'columns block'],
    ['of a product page without specifications', without('product_page', 'table'), 'product_page', 'table block'],
    ['of a service page without questions', without('service_page', 'questions'), 'service_page', 'questions block'],
  ] as [string, DraftAnswer, ContentStructure, string][])('%s', (_, draft, structure, fault) => {
    expect(draftFault(draft, { structure })).toContain(fault);
  });

  it('of an archive that links to nothing, where the cluster has pages', () => {
    const { related } = fullBrief('archive_page');
    expect(draftFault(draftAnswerFor('archive_page'), { structure: 'archive_page', related })).toContain('at least 2 of the pages');
    expect(draftFault(draftAnswerFor('archive_page', related), { structure: 'archive_page', related })).toBeNull();
    expect(draftFault(draftAnswerFor('archive_page'), { structure: 'archive_page', related: [] })).toBeNull();
  });

  it('of a listicle that breaks the promise of its title', () => {
    expect(draftFault(draftAnswerFor('listicle'), { structure: 'listicle', title: '5 ways to descale a kettle' })).toContain('5 headings');
    expect(draftFault(draftAnswerFor('listicle'), { structure: 'listicle', title: '3 ways to descale a kettle' })).toBeNull();
  });

  it('names all that is wrong at once', () => {
    const fault = draftFault({ title: '', blocks: [{ type: 'paragraph', text: '**No**' }] }, { structure: 'comparison' });
    for (const part of ['title', 'words', 'Markdown', 'table']) expect(fault).toContain(part);
  });

  it('counts words where the language has no spaces', () => {
    const text = '電気ケトルのお手入れは、クエン酸を使うと簡単です。'.repeat(30);
    const blocks: DraftAnswer['blocks'] = [1, 2, 3].flatMap((number) => [
      { type: 'heading', level: 2, text: `見出し${number}` },
      { type: 'paragraph', text },
    ]);
    expect(draftFault({ title: 'ケトル', blocks }, { structure: 'article' })).toBeNull();
  });
});

it.each(Object.values(ContentStructure))('a whole %s is taken', (structure) => {
  expect(draftFault(draftAnswer.parse(draftAnswerFor(structure)), { structure })).toBeNull();
});

describe('the request', () => {
  it('says everything that the task says', () => {
    const request = draftRequest(
      fullBrief('tutorial', { language: 'German', words: 1_200, clusterDescription: 'All about kettles', tone: 'calm', brief: 'Short.' }),
    );
    for (const part of [
      '7 Best Electric Kettles',
      'A tutorial',
      'It must have: ',
      'Length: about 1200 words.',
      'Language: German.',
      'Electric Kettles (All about kettles)',
      'Primary keyword: electric kettle',
      'how to descale an electric kettle; ',
      'Tone: calm',
      'the United Kingdom',
      'Brief:\nShort.',
      '- Kettles for Camping: https://kettle.example/camping/',
    ]) {
      expect(request).toContain(part);
    }
    expect(request).not.toMatch(/null|undefined/);
  });

  it('asks for nothing that the answer is not held to, and the other way round', () => {
    const { related } = fullBrief('article');
    for (const structure of Object.values(ContentStructure)) {
      const asked = /It must have: (.*)\.\n/.exec(draftRequest(fullBrief(structure, { title: 'Kettles' })))?.[1]?.split('; ') ?? [];
      const faults = draftFault({ title: 'Kettles', blocks: [] }, { structure, title: 'Kettles', related }) ?? '';
      expect(asked.length, structure).toBeGreaterThan(0);
      for (const demand of asked) expect(faults).toContain(demand);
    }
  });

  it('stands on the title, the topic and the keyword alone', () => {
    const request = draftRequest(bareBrief('cluster_hub'));
    expect(request).toContain('Language: that of the title and the keywords.');
    expect(request).toContain('Length: 500 to 900 words.');
    expect(request).not.toMatch(/null|undefined|Pages to link to|Tone|Brief/);
  });

  it('has no two structures built alike, but for imported ones', () => {
    const kinds = Object.values(ContentStructure).filter((structure) => !structure.startsWith('imported_'));
    const kind = (structure: DraftBrief['structure']) => /Kind of page: .*/.exec(draftRequest(fullBrief(structure)))?.[0];
    expect(new Set(kinds.map(kind)).size).toBe(kinds.length);
  });
});
