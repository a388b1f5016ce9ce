/**
 * The prompt for a whole draft, and what is wrong with an answer to it, in words for the model. Change the version with the
 * words.
 */

import type { DraftBrief } from '../draft-brief.ts';
import { usualWords } from '../draft-length.rules.ts';
import { countryName } from '../phrases.rules.ts';
import { type DraftAnswer, type DraftBlock, textsOf } from './draft-answer.rules.ts';
import { structurePlans } from './structure-demands.rules.ts';

export { type DraftAnswer, draftAnswer, renderDraft } from './draft-answer.rules.ts';

export const DRAFT_PROMPT = 'draft@2';

export const DRAFT_SYSTEM = `You write web pages that a careful editor would keep.
Rules:
- Write for the reader, not for search engines: the answer first, concrete words, short sentences, no filler, no repetition, no "in today's world", no summary of what was just said.
- Use the primary keyword in the title, in the first paragraph and in one heading. Answer the other keywords where they belong; one section answers all that ask the same. Keep out what would need a page of its own.
- Never invent facts, prices, tests, quotations, people, sources or addresses. Where a fact of the publisher is needed, write [Add: what is needed] in its place, in square brackets, beginning with "Add:", in English.
- What changes with time (prices, versions, laws) is named with its date or left as [Add: ...].
- The text is a list of blocks. Headings begin at level 2; the title is not repeated as a heading; something stands under each heading; no two headings are the same.
- In texts only <strong>, <em>, <code> and <a href="..."> are allowed. No other HTML, no Markdown.
- Link only to addresses that you are given, on words that say where the link leads, each at most once.`;

export function draftRequest(brief: DraftBrief): string {
  const { plan, demands } = structurePlans[brief.structure];
  const asks = demands.flatMap(({ ask }) => ask(brief) ?? []);
  const lines = [
    `Site: ${brief.siteName}`,
    `Title to work from: ${brief.title}`,
    `Kind of page: ${plan}`,
    asks.length > 0 && `It must have: ${asks.join('; ')}.`,
    `Length: ${lengthAsked(brief)} words.`,
    brief.language
      ? `Language: ${brief.language}. Everything is written in it, the title and the headings too.`
      : 'Language: that of the title and the keywords.',
    `Topic: ${brief.clusterName}${brief.clusterDescription ? ` (${brief.clusterDescription})` : ''}`,
    brief.termName && `The page of the term: ${brief.termName}`,
    `Primary keyword: ${brief.primaryKeyword}`,
    brief.keywords.length > 0 && `Other keywords: ${brief.keywords.slice(0, 40).join('; ')}`,
    brief.tone && `Tone: ${brief.tone}`,
    brief.targetCountry && `Readers are in ${countryName(brief.targetCountry)}: its spelling, units, currency, laws and examples.`,
    brief.brief && `Brief:\n${brief.brief}`,
    brief.related.length > 0 && `Pages to link to:\n${brief.related.map(({ title, url }) => `- ${title}: ${url}`).join('\n')}`,
  ];
  return lines.filter(Boolean).join('\n');
}

const lengthAsked = ({ words, structure }: DraftBrief): string => (words ? `about ${words}` : usualWords[structure].join(' to '));

/** Less than this share of the length that was asked for is no draft. */
const LEAST_SHARE = 0.25;
const LONGEST_TITLE = 300;
const INLINE_TAGS = new Set(['strong', 'b', 'em', 'i', 'code', 'a', 'br']);
const MARKDOWN = /\*\*[^*\s][^*]*\*\*|^\s*#{1,6}\s|^\s*[-*]\s+\S|^```|\[[^\]]+\]\(https?:/m;

type Asked = Pick<DraftBrief, 'structure'> & Partial<DraftBrief>;

/** Everything that is wrong with a draft that has the right shape, in words for the model; null when it will do. */
export function draftFault(answer: DraftAnswer, asked: Asked): string | null {
  const { blocks } = answer;
  const texts = textsOf(blocks);
  const faults = [
    ...titleFaults(answer.title),
    ...lengthFaults(texts, asked),
    ...headingFaults(blocks),
    ...markupFaults(texts),
    ...demandFaults(blocks, { ...asked, title: asked.title ?? answer.title }),
  ];
  return faults.length > 0 ? faults.join('; ') : null;
}

function titleFaults(title: string): string[] {
  if (title.trim() === '') return ['the title is empty'];
  if (title.length > LONGEST_TITLE) return [`the title has more than ${LONGEST_TITLE} characters`];
  return /<\/?[a-z]|\*\*|^#/i.test(title) ? ['the title must be plain text'] : [];
}

function lengthFaults(texts: string[], { structure, words }: Asked): string[] {
  const wanted = words ?? usualWords[structure][0];
  const found = countWords(texts);
  return found < wanted * LEAST_SHARE ? [`the text has only ${found} words, and about ${wanted} are asked for`] : [];
}

function headingFaults(blocks: DraftBlock[]): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'heading') continue;
    const next = blocks[index + 1];
    if (!next) faults.push(`it ends with the heading "${block.text}", so the last section is missing`);
    else if (next.type === 'heading' && next.level <= block.level) faults.push(`nothing stands under the heading "${block.text}"`);
    const text = block.text.trim().toLowerCase();
    if (seen.has(text)) faults.push(`the heading "${block.text}" comes twice`);
    seen.add(text);
  }
  return faults;
}

function markupFaults(texts: string[]): string[] {
  const tags = texts.flatMap((text) => [...text.matchAll(/<\/?([a-z][a-z0-9]*)\b[^<>]*>/gi)].map(([, name = '']) => name.toLowerCase()));
  const refused = [...new Set(tags)].filter((name) => !INLINE_TAGS.has(name));
  return [
    ...(refused.length > 0 ? [`a text holds the HTML ${refused.map((name) => `<${name}>`).join(', ')}, which is not allowed there`] : []),
    ...(texts.some((text) => /<!--/.test(text)) ? ['a text holds an HTML comment'] : []),
    ...(texts.some((text) => MARKDOWN.test(text)) ? ['a text holds Markdown'] : []),
  ];
}

function demandFaults(blocks: DraftBlock[], { structure, title, related = [], brief = null }: Asked & { title: string }): string[] {
  const given = { title, related, brief };
  return structurePlans[structure].demands
    .filter(({ met }) => !met(blocks, given))
    .map(({ ask }) => `this ${structure.replaceAll('_', ' ')} must have ${ask(given)}, and it has not`);
}

/** Words as the language divides them, also where no spaces do. */
function countWords(texts: string[]): number {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  let count = 0;
  for (const { isWordLike } of segmenter.segment(texts.join('\n').replace(/<[^<>]*>/g, ' '))) if (isWordLike) count += 1;
  return count;
}
