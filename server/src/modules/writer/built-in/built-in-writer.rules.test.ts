import { describe, expect, it } from 'vitest';
import { allBlocks, parseBlocks } from '../../../../test/kit/blocks.ts';
import { ContentStructure, structuresOf } from '../../planner/content-structure.rules.ts';
import type { DraftBrief } from '../draft-brief.ts';
import { writeOutline } from './built-in-writer.rules.ts';

const brief = (structure: ContentStructure, changes: Partial<DraftBrief> = {}): DraftBrief => ({
  siteName: 'Kettle & Co',
  title: '7 kettles for every kitchen',
  contentType: 'article',
  structure,
  clusterName: 'Electric kettles',
  clusterDescription: null,
  primaryKeyword: 'electric kettle',
  keywords: [
    'best electric kettle',
    'how to descale an electric kettle',
    'electric kettle vs stovetop kettle',
    'glass electric kettle',
    'quiet electric kettle',
    'electric kettle price',
    'is an electric kettle safe',
    'kettle with <temperature> & timer',
  ],
  tone: 'friendly and short',
  targetCountry: 'GB',
  brief: 'Write for tea drinkers.\nMention hard water.',
  termName: 'Kettles',
  related: [],
  ...changes,
});

const everyStructure = Object.values(ContentStructure);
const draftOf = (structure: ContentStructure, changes: Partial<DraftBrief> = {}) => writeOutline(brief(structure, changes)).contentHtml;
const namesIn = (text: string) => allBlocks(parseBlocks(text)).map((block) => block.name);
const headingsIn = (text: string) =>
  parseBlocks(text)
    .filter((block) => block.name === 'heading')
    .map((block) => block.html.replace(/<[^>]+>/g, '').trim());

describe.each(everyStructure)('the built-in draft of a %s', (structure) => {
  it('is made of balanced blocks', () => {
    expect(parseBlocks(draftOf(structure)).length).toBeGreaterThan(4);
  });

  it('holds every keyword, escaped', () => {
    const text = draftOf(structure).toLowerCase();
    for (const keyword of brief(structure).keywords)
      expect(text).toContain(keyword.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;'));
    expect(text).not.toContain('<temperature>');
  });

  it('marks every gap', () => {
    const text = draftOf(structure);
    expect(text.split('[Fill in: ').length - 1).toBeGreaterThan(4);
    expect(text.split('<mark>[Fill in: ').length).toBe(text.split('[Fill in: ').length);
  });

  it('ends with a checklist that names tone, country and the primary keyword', () => {
    const text = draftOf(structure);
    expect(headingsIn(text).at(-1)).toBe('Before you publish');
    const list = text.slice(text.lastIndexOf('<!-- wp:list -->'));
    for (const words of ['electric kettle', 'friendly and short', 'GB']) expect(list).toContain(words);
  });

  it('shows the brief first, to be deleted', () => {
    expect(draftOf(structure).split('\n\n')[0]).toContain('Write for tea drinkers. · Mention hard water.');
  });

  it('stands without any other keyword, brief, tone or term', () => {
    const bare = draftOf(structure, { keywords: [], brief: null, tone: null, targetCountry: null, termName: null, title: 'Kettles' });
    expect(parseBlocks(bare).length).toBeGreaterThan(3);
    expect(bare).not.toMatch(/undefined|null/);
    for (const block of allBlocks(parseBlocks(bare))) expect(block.html).not.toMatch(/<(li|p|td|h[2-4])[^>]*>\s*<\/\1>/);
  });
});

describe('structures differ in kind', () => {
  it('no two draw the same outline, but for imported ones', () => {
    const own = Object.values(structuresOf)
      .flat()
      .filter((structure) => !structure.startsWith('imported_'));
    const outlines = own.map((structure) => headingsIn(draftOf(structure)).join('|') + namesIn(draftOf(structure)).join(','));
    expect(new Set(outlines).size).toBe(own.length);
    expect(draftOf('imported_page')).toBe(draftOf('general_page'));
  });

  it('a comparison has a table with one column for each thing compared', () => {
    const [table] = parseBlocks(draftOf('comparison')).filter((block) => block.name === 'table');
    expect(table?.html.match(/<th>.*?<\/th>/g)).toEqual(['<th></th>', '<th>Electric kettle</th>', '<th>Stovetop kettle</th>']);
    expect(table?.html).toContain('<strong>Glass electric kettle</strong>');
  });

  it('a review has pros, cons and a verdict', () => {
    expect(headingsIn(draftOf('review'))).toEqual(expect.arrayContaining(['Pros', 'Cons', 'Verdict']));
  });

  it('a tutorial has numbered steps', () => {
    const text = draftOf('tutorial');
    expect(text).toContain('<!-- wp:list {"ordered":true} -->');
    expect(headingsIn(text).filter((heading) => /^Step \d:/.test(heading))).toHaveLength(5);
  });

  it('a listicle has as many entries as its title promises', () => {
    expect(headingsIn(draftOf('listicle')).filter((heading) => /^\d+\. /.test(heading))).toHaveLength(7);
    expect(headingsIn(draftOf('listicle', { title: 'Kettles we like' })).filter((heading) => /^\d+\. /.test(heading))).toHaveLength(5);
  });

  it('a landing page calls to action', () => {
    expect(namesIn(draftOf('landing_page')).filter((name) => name === 'button')).toHaveLength(2);
  });

  it.each(['cluster_hub', 'category_archive', 'tag_archive', 'archive_page'] as const)(
    "a %s links to the cluster's own pages",
    (structure) => {
      const text = draftOf(structure, { related: [{ title: 'Tea & kettles', url: 'https://kettle.example/?p=1&x=2' }] });
      expect(text).toContain('<li><a href="https://kettle.example/?p=1&amp;x=2">Tea &amp; kettles</a></li>');
    },
  );

  it('questions stand as headings of their own', () => {
    expect(headingsIn(draftOf('article'))).toEqual(
      expect.arrayContaining(['How to descale an electric kettle?', 'Is an electric kettle safe?']),
    );
  });
});
