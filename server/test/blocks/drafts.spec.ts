/** Every block that the Writer makes opens in WordPress's editor as it is: nothing to recover, and saved again unchanged. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ContentStructure } from '../../src/modules/planner/content-structure.rules.ts';
import { writeOutline } from '../../src/modules/writer/built-in/built-in-writer.rules.ts';
import type { DraftBrief } from '../../src/modules/writer/draft-brief.ts';
import { draftAnswer, draftFault, renderDraft } from '../../src/modules/writer/prompts/draft.prompt.ts';
import { draftAnswerFor } from '../kit/draft-answers.ts';
import { bareBrief, fullBrief, strangeBrief } from '../kit/draft-briefs.ts';
import { brokenIn, loadNewestBlocks, type WordPressBlocks, withInner } from './wordpress-blocks.ts';

const structures = Object.values(ContentStructure);
let wordpress: WordPressBlocks;

beforeAll(() => {
  wordpress = loadNewestBlocks();
  // The validator also says on the console what it answers.
  for (const level of ['error', 'warn', 'info'] as const) vi.spyOn(console, level).mockImplementation(() => {});
});

/** What WordPress would do to the draft: the blocks that it calls broken, or had to update, and the bytes that it would save. */
function opened(html: string) {
  vi.mocked(console.info).mockClear();
  const blocks = wordpress.parse(html);
  return {
    names: withInner(blocks).map((block) => block.name),
    broken: brokenIn(blocks),
    updated: vi.mocked(console.info).mock.calls.map(([message]) => message),
    saved: wordpress.serialize(blocks),
  };
}

function expectUntouched(html: string) {
  const { broken, updated, saved } = opened(html);
  expect(broken.map((block) => [block.name, block.originalContent])).toEqual([]);
  expect(updated).toEqual([]);
  expect(saved).toBe(html);
}

it('the validator is at work: it refuses markup that is not its own, and knows the core blocks', () => {
  expect(wordpress.getBlockTypes().length).toBeGreaterThan(90);
  const { broken } = opened('<!-- wp:heading -->\n<h3>Level three, said to be two</h3>\n<!-- /wp:heading -->');
  expect(broken.map((block) => block.name)).toEqual(['core/heading']);
  expect(opened('Text in no block').broken).toHaveLength(1);
});

describe.each(structures)('%s', (structure) => {
  it.each([
    ['a full brief', fullBrief],
    ['a bare brief', bareBrief],
  ] as [string, (structure: ContentStructure) => DraftBrief][])('the outline of %s is WordPress’s own markup', (_, brief) => {
    expectUntouched(writeOutline(brief(structure)).contentHtml);
  });

  it('keywords and titles that look like markup stay text', () => {
    const html = writeOutline(strangeBrief(structure)).contentHtml;
    const { broken, names, saved } = opened(html);
    expect(broken).toEqual([]);
    expect(names).not.toContain('core/html');
    expect(names).not.toContain('core/shortcode');
    // WordPress writes a bracket as itself once somebody has saved the post; nothing else differs.
    expect(saved).toBe(html.replaceAll('&#91;', '['));
  });

  it('what a model answers becomes WordPress’s own markup', () => {
    const { related } = fullBrief(structure);
    const answer = draftAnswer.parse(draftAnswerFor(structure, related));
    expect(draftFault(answer, fullBrief(structure, { title: answer.title }))).toBeNull();
    expectUntouched(renderDraft(answer, { related, brief: null }).contentHtml);
  });
});

it('the structures differ in kind: in the blocks that they use, not only in their words', () => {
  const kindsOf = (structure: ContentStructure) =>
    [...new Set(opened(writeOutline(fullBrief(structure)).contentHtml).names.map((name) => name.replace('core/', '')))].sort().join(' ');
  const shape = (structure: ContentStructure) => opened(writeOutline(fullBrief(structure)).contentHtml).names.join(' ');
  const own = structures.filter((structure) => !structure.startsWith('imported_'));
  expect(new Set(own.map(shape)).size).toBe(own.length);
  for (const [structure, needed] of [
    ['comparison', 'table'],
    ['review', 'columns'],
    ['review', 'table'],
    ['tutorial', 'table'],
    ['landing_page', 'columns'],
    ['landing_page', 'buttons'],
    ['landing_page', 'quote'],
    ['service_page', 'details'],
    ['product_page', 'table'],
    ['product_page', 'buttons'],
    ['cluster_hub', 'columns'],
    ['attribute_archive', 'table'],
  ] as const) {
    expect(kindsOf(structure), structure).toContain(needed);
  }
  expect(kindsOf('article')).not.toMatch(/table|columns|buttons/);
  expect(kindsOf('tag_archive')).not.toContain('heading');
});
