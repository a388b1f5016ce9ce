/** Drafts open with nothing to recover in an older WordPress too: the one that the sandbox runs. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultCache } from '../../../sandbox/start.ts';
import { ensureWordPress } from '../../../sandbox/wordpress.ts';
import { ContentStructure } from '../../src/modules/planner/content-structure.rules.ts';
import { writeOutline } from '../../src/modules/writer/built-in/built-in-writer.rules.ts';
import { renderDraft } from '../../src/modules/writer/prompts/draft.prompt.ts';
import { draftAnswerFor } from '../kit/draft-answers.ts';
import { fullBrief } from '../kit/draft-briefs.ts';
import { brokenIn, loadBlocksOf, type WordPressBlocks } from './wordpress-blocks.ts';

let wordpress: WordPressBlocks;

beforeAll(async () => {
  const { core } = await ensureWordPress(defaultCache(), '6.5', () => {});
  wordpress = loadBlocksOf(core);
  // The validator also says on the console what it answers.
  for (const level of ['error', 'warn', 'info'] as const) vi.spyOn(console, level).mockImplementation(() => {});
}, 180_000);

it('the validator of WordPress 6.5 is at work', () => {
  expect(wordpress.getBlockTypes().length).toBeGreaterThan(80);
  const broken = brokenIn(wordpress.parse('<!-- wp:heading -->\n<h3>Level three, said to be two</h3>\n<!-- /wp:heading -->'));
  expect(broken.map((block) => block.name)).toEqual(['core/heading']);
});

describe.each(Object.values(ContentStructure))('%s', (structure) => {
  it('has nothing to recover, from the built-in writer or from a model', () => {
    const brief = fullBrief(structure);
    for (const { contentHtml } of [writeOutline(brief), renderDraft(draftAnswerFor(structure, brief.related), brief)]) {
      expect(brokenIn(wordpress.parse(contentHtml)).map((block) => block.originalContent)).toEqual([]);
    }
  });
});
