/**
 * The prompt for a whole draft, and what a model answers it with: blocks as data, rendered here, so that the markup is
 * WordPress's own whatever the model knows of it. Change the version with the words.
 */
import { z } from 'zod';
import { type Block, Html, heading, joinBlocks, list, paragraph, quote, table } from '../blocks/blocks.rules.ts';
import { inlineHtml } from '../blocks/inline-html.rules.ts';
import type { Draft, DraftBrief } from '../draft-brief.ts';

export const DRAFT_PROMPT = 'draft@1';

const draftBlock = z.union([
  z.object({ type: z.literal('heading'), level: z.union([z.literal(2), z.literal(3), z.literal(4)]), text: z.string() }),
  z.object({ type: z.literal('paragraph'), text: z.string() }),
  z.object({ type: z.literal('list'), ordered: z.boolean(), items: z.array(z.string()) }),
  z.object({ type: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  z.object({ type: z.literal('quote'), text: z.string() }),
]);
export const draftAnswer = z.object({ title: z.string(), blocks: z.array(draftBlock) });
export type DraftAnswer = z.infer<typeof draftAnswer>;
type DraftBlock = z.infer<typeof draftBlock>;

/** What each structure has to hold, in words for the model. */
const STRUCTURES: Record<DraftBrief['structure'], string> = {
  article: 'A plain article: the answer first, then one section per aspect, and at the end what to do next. 900 to 1400 words.',
  guide: 'A guide: who it is for, the basics, a section per subtopic, how to choose, mistakes to avoid. 1500 to 2500 words.',
  tutorial:
    'A tutorial: the result, a list of what is needed, numbered steps (an ordered list, then a heading "Step n: ..." each), and a table of what can go wrong. 900 to 1600 words.',
  comparison:
    'A comparison: the verdict first, a table with one column per thing compared and one row per criterion, a section for each thing, and when to choose which. 900 to 1600 words.',
  review:
    'A review: the verdict first, a list of pros, a list of cons, how it was judged, who it suits, alternatives, the verdict again. 900 to 1500 words.',
  listicle:
    'A list article: a numbered heading per entry with what it is best for and its weak side, and a table of all entries before them. 900 to 1800 words.',
  imported_article: 'A plain article: the answer first, then one section per aspect. 900 to 1400 words.',
  landing_page:
    'A landing page: the promise, what the customer gets (list), how it works (ordered list), objections answered, one call to action at the end. 400 to 800 words.',
  business_page: 'A page about a business: what it does and for whom, what it can be relied on for, how to reach it. 300 to 600 words.',
  service_page:
    'A page for one service: for whom, what is included (list), how it goes (ordered list), what the price depends on, questions. 500 to 900 words.',
  general_page: 'A plain page: what it is for, then one section per thing to know. 300 to 800 words.',
  cluster_hub:
    'A hub page: what the topic takes in, then a heading and one short paragraph per subtopic that leads to its page. 500 to 900 words.',
  imported_page: 'A plain page: what it is for, then one section per thing to know. 300 to 800 words.',
  product_page:
    'A product page: what it is and for whom, what it does (list), specifications (table), whom it suits and whom not, questions. 300 to 700 words.',
  imported_product: 'A product page: what it is and for whom, what it does (list), specifications (table), questions. 300 to 700 words.',
  category_archive: 'The text of a category page, above its list: what belongs to it, how to choose, links. 150 to 350 words.',
  tag_archive: 'The text of a tag page, above its list: what everything there has in common. 80 to 200 words.',
  attribute_archive:
    'The text of a product attribute page: what the attribute means in use, a table of its values, which to take. 150 to 350 words.',
  archive_page: 'The text of an archive page, above its list: what is collected there and how it is sorted. 100 to 250 words.',
};

export const DRAFT_SYSTEM = `You write web pages that a careful editor would keep.
Rules:
- Write in the language of the keywords. Write for the reader, not for search engines: no filler, no repetition, no "in today's world".
- Use the primary keyword in the title, in the first paragraph and in one heading; answer the other keywords where they fit.
- Never invent facts, prices, tests, quotations, sources or addresses. Where a fact of the publisher is needed, write [Fill in: what is needed].
- The text is a list of blocks. Headings begin at level 2; the title is not repeated as a heading. In texts, only <strong>, <em>, <code> and <a href="https://..."> are allowed; no Markdown.
- Link only to addresses that you are given.`;

export function draftRequest(brief: DraftBrief): string {
  const lines = [
    `Site: ${brief.siteName}`,
    `Title to work from: ${brief.title}`,
    `Kind of page: ${STRUCTURES[brief.structure]}`,
    `Topic: ${brief.clusterName}${brief.clusterDescription ? ` (${brief.clusterDescription})` : ''}`,
    brief.termName && `The page of the term: ${brief.termName}`,
    `Primary keyword: ${brief.primaryKeyword}`,
    brief.keywords.length > 0 && `Other keywords: ${brief.keywords.slice(0, 40).join('; ')}`,
    brief.tone && `Tone: ${brief.tone}`,
    brief.targetCountry && `Readers are in: ${brief.targetCountry}`,
    brief.brief && `Brief:\n${brief.brief}`,
    brief.related.length > 0 && `Pages to link to:\n${brief.related.map(({ title, url }) => `- ${title}: ${url}`).join('\n')}`,
  ];
  return lines.filter(Boolean).join('\n');
}

const MIN_WORDS = 40;

/** What is wrong with a draft that has the right shape, in words for the model. */
export function draftFault(answer: DraftAnswer, { structure }: Pick<DraftBrief, 'structure'>): string | null {
  if (answer.title.trim() === '') return 'the title is empty';
  if (answer.title.length > 300) return 'the title has more than 300 characters';
  const words = textsOf(answer.blocks)
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '').length;
  if (words < MIN_WORDS) return `the text has only ${words} words, so it is not a draft yet`;
  if (structure === 'comparison' && !answer.blocks.some((block) => block.type === 'table'))
    return 'a comparison needs a table block, and there is none';
  if (structure === 'tutorial' && !answer.blocks.some((block) => block.type === 'list' && block.ordered))
    return 'a tutorial needs its steps as an ordered list, and there is none';
  return null;
}

const textsOf = (blocks: DraftBlock[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'list') return block.items;
    if (block.type === 'table') return [...block.head, ...block.rows.flat()];
    return [block.text];
  });

export function renderDraft(answer: DraftAnswer): Draft {
  return { title: answer.title.trim(), contentHtml: joinBlocks(answer.blocks.flatMap(render)) };
}

/** Nothing for a block without words. */
function render(block: DraftBlock): Block[] {
  switch (block.type) {
    case 'heading':
      return filled(block.text) ? [heading(inline(block.text), block.level)] : [];
    case 'paragraph':
      return filled(block.text) ? [paragraph(inline(block.text))] : [];
    case 'quote':
      return filled(block.text) ? [quote(inline(block.text))] : [];
    case 'list': {
      const items = block.items.filter(filled);
      return items.length > 0 ? [list(items.map(inline), { ordered: block.ordered })] : [];
    }
    case 'table': {
      const width = Math.max(block.head.length, ...block.rows.map((row) => row.length));
      if (width === 0 || block.rows.length === 0) return [];
      const cells = (row: string[]) => Array.from({ length: width }, (_, index) => inline(row[index] ?? ''));
      return [table(block.head.length > 0 ? cells(block.head) : [], block.rows.map(cells))];
    }
  }
}

/** Gaps that the model leaves, marked as those of the built-in writer are. */
const inline = (text: string): Html => new Html(inlineHtml(text).source.replace(/&#91;(Fill in:[^\]<]*\])/gi, '<mark>[$1</mark>'));

const filled = (text: string): boolean => text.trim() !== '';
