/**
 * What a model answers a draft with, and how that becomes WordPress blocks: data, so that the markup is WordPress's own
 * whatever the model knows of it. The title comes first and every block is rendered by itself, so that a draft can be shown
 * while it is written: one more block only adds to the end.
 */
import { z } from 'zod';
import { type Block, buttons, columns, details, Html, heading, joinBlocks, list, paragraph, quote, table } from '../blocks/blocks.rules.ts';
import { addressesIn, inlineHtml, type LinkRule } from '../blocks/inline-html.rules.ts';
import type { Draft, DraftBrief } from '../draft-brief.ts';

const draftBlock = z.union([
  z.object({ type: z.literal('heading'), level: z.union([z.literal(2), z.literal(3), z.literal(4)]), text: z.string() }),
  z.object({ type: z.literal('paragraph'), text: z.string() }),
  z.object({ type: z.literal('list'), ordered: z.boolean(), items: z.array(z.string()) }),
  z
    .object({ type: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(z.string())) })
    .describe('Each row has as many cells as the head. An empty head makes a table of facts: name, value.'),
  z.object({ type: z.literal('quote'), text: z.string() }),
  z
    .object({ type: z.literal('questions'), items: z.array(z.object({ question: z.string(), answer: z.string() })) })
    .describe('Questions whose answers open at a touch.'),
  z
    .object({
      type: z.literal('columns'),
      columns: z.array(z.object({ heading: z.string(), text: z.string(), items: z.array(z.string()) })),
    })
    .describe('Two or three things side by side; items is a list below the text, or empty.'),
  z
    .object({
      type: z.literal('pros_and_cons'),
      prosHeading: z.string(),
      pros: z.array(z.string()),
      consHeading: z.string(),
      cons: z.array(z.string()),
    })
    .describe('Strengths beside weaknesses.'),
  z
    .object({ type: z.literal('button'), url: z.string().nullable(), text: z.string() })
    .describe('A call to action; url is null where none was given.'),
]);
export const draftAnswer = z.object({ title: z.string(), blocks: z.array(draftBlock) });
export type DraftAnswer = z.infer<typeof draftAnswer>;
export type DraftBlock = z.infer<typeof draftBlock>;

/** @param brief without it every http address may be linked to; with it only those that the model was given. */
export function renderDraft(answer: DraftAnswer, brief?: Pick<DraftBrief, 'related' | 'brief'>): Draft {
  const mayLink = brief ? givenAddresses(brief) : () => true;
  return { title: answer.title.trim(), contentHtml: joinBlocks(answer.blocks.flatMap((block) => render(block, mayLink))) };
}

/** Nothing for a block without words. */
function render(block: DraftBlock, mayLink: LinkRule): Block[] {
  const inline = (text: string) => withGaps(inlineHtml(text, mayLink));
  const filledList = (items: string[], ordered = false) => {
    const filledItems = items.filter(filled);
    return filledItems.length > 0 ? [list(filledItems.map(inline), { ordered })] : [];
  };
  const filledHeading = (text: string, level: 2 | 3 | 4) => (filled(text) ? [heading(inline(text), level)] : []);
  const filledParagraph = (text: string) => (filled(text) ? [paragraph(inline(text))] : []);
  switch (block.type) {
    case 'heading':
      return filledHeading(block.text, block.level);
    case 'paragraph':
      return filledParagraph(block.text);
    case 'quote':
      return filled(block.text) ? [quote(inline(block.text))] : [];
    case 'list':
      return filledList(block.items, block.ordered);
    case 'table': {
      const width = block.head.length || block.rows[0]?.length || 0;
      if (width === 0 || block.rows.length === 0) return [];
      return [
        table(
          cells(block.head, block.head.length).map(inline),
          block.rows.map((row) => cells(row, width).map(inline)),
        ),
      ];
    }
    case 'questions':
      return block.items
        .filter(({ question }) => filled(question))
        .map((item) => details(inline(item.question), [paragraph(inline(item.answer))]));
    case 'columns': {
      const contents = block.columns.map((column) => [
        ...filledHeading(column.heading, 3),
        ...filledParagraph(column.text),
        ...filledList(column.items),
      ]);
      const used = contents.filter((column) => column.length > 0);
      return used.length > 0 ? [columns(used)] : [];
    }
    case 'pros_and_cons': {
      const used = [
        [...filledHeading(block.prosHeading, 3), ...filledList(block.pros)],
        [...filledHeading(block.consHeading, 3), ...filledList(block.cons)],
      ].filter((column) => column.length > 0);
      return used.length > 0 ? [columns(used)] : [];
    }
    case 'button': {
      const url = block.url !== null && /^https?:\/\//i.test(block.url) && mayLink(block.url) ? block.url : undefined;
      return filled(block.text) ? [buttons([{ text: inline(block.text), url }])] : [];
    }
  }
}

/** A row as wide as its table: what is too much goes into the last cell, so that no word is lost. */
function cells(row: string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => (index === width - 1 ? row.slice(index).join(' ') : (row[index] ?? '')));
}

/** Gaps that the model leaves stand as those of the built-in writer do. */
const withGaps = ({ source }: Html): Html => new Html(source.replace(/&#91;(Add: [^\]<]+\])/g, '[$1'));

const filled = (text: string): boolean => text.trim() !== '';

/** Every text of a draft, in order. */
export const textsOf = (blocks: DraftBlock[]): string[] =>
  blocks.flatMap((block) => {
    switch (block.type) {
      case 'list':
        return block.items;
      case 'table':
        return [...block.head, ...block.rows.flat()];
      case 'questions':
        return block.items.flatMap(({ question, answer }) => [question, answer]);
      case 'columns':
        return block.columns.flatMap(({ heading: title, text, items }) => [title, text, ...items]);
      case 'pros_and_cons':
        return [block.prosHeading, ...block.pros, block.consHeading, ...block.cons];
      default:
        return [block.text];
    }
  });

/** Every address that a draft links to. */
export const linksOf = (blocks: DraftBlock[]): string[] => [
  ...textsOf(blocks).flatMap(addressesIn),
  ...blocks.flatMap((block) => (block.type === 'button' && block.url !== null ? [block.url] : [])),
];

/** The cluster's own pages and what a person wrote into the brief; a model makes up the others. */
export function givenAddresses({ related, brief }: Pick<DraftBrief, 'related' | 'brief'>): LinkRule {
  const given = new Set([...related.map(({ url }) => url), ...(brief?.match(/https?:\/\/[^\s<>"')\]]+/g) ?? [])].map(plainAddress));
  return (address) => given.has(plainAddress(address));
}

const plainAddress = (address: string): string => address.replace(/[.,;:]+$/, '').replace(/\/$/, '');
