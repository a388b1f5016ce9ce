/**
 * What stands around an outline for the person who fills it: who made it and what was asked for before it, what to check
 * after it. Both are one block each, so that each is deleted with one touch.
 */
import { type Block, details, html, type Inline, joinBlocks, list, paragraph } from '../blocks/blocks.rules.ts';
import { toDelete } from '../blocks/gaps.rules.ts';
import type { DraftBrief } from '../draft-brief.ts';
import { usualWords } from '../draft-length.rules.ts';
import { countryName } from '../phrases.rules.ts';
import { type KeywordGroups, meaningKey } from './keyword-groups.rules.ts';
import { quoted, strong } from './outline-parts.rules.ts';
import { subjectsOf } from './sides.rules.ts';

export function openingNotes(brief: DraftBrief): Block {
  const language = otherLanguage(brief);
  const lines = (brief.brief ?? '')
    .split(/\r?\n/)
    .map((line) => line.replace(/^[\s\-*•\d.)]+(?=\p{L})/u, '').trim())
    .filter((line) => line !== '');
  return details(
    html`About this outline ${toDelete('this block, when you have read it')}`,
    [
      paragraph(
        'IGNY8’s built-in writer made this outline from the task and the keywords of its cluster. It knows no facts, so it states none: whatever stands in square brackets is for you to write.',
      ),
      ...(language
        ? [
            paragraph(
              html`The task asks for ${language}, and the built-in writer knows English only. Put the headings into that language too, or choose an AI provider in Settings.`,
            ),
          ]
        : []),
      ...(lines.length > 0 ? [paragraph(strong('The brief of the task')), list(lines)] : []),
    ],
    { open: true },
  );
}

/** What a person goes through before publishing; holds every keyword that has no place in the outline. */
export function closingNotes(brief: DraftBrief, groups: KeywordGroups, body: Block[]): Block {
  const placed = placedIn(body, brief);
  const inOtherWords = groups.unplaced.filter((keyword) => !isSaid(keyword, body));
  const left = brief.keywords.filter((keyword) => !placed(keyword) && !inOtherWords.includes(keyword));
  const points: Inline[] = [
    html`“${brief.primaryKeyword}” stands in the title, in the first sentence and in one heading.`,
    'Every gap in square brackets is filled, or its section is gone.',
    ...(left.length > 0
      ? [html`These searches are answered where they fit, or kept for a page of their own: ${quoted(left, left.length)}.`]
      : []),
    ...(inOtherWords.length > 0
      ? [html`People also search in these words; use them where they read well: ${quoted(inOtherWords, inOtherWords.length)}.`]
      : []),
    html`It has about ${length(brief)} words, and none that say nothing.`,
    ...(brief.tone ? [html`It sounds as the task asks: ${brief.tone}.`] : []),
    ...(brief.targetCountry ? [html`Prices, units, laws and examples fit readers in ${countryName(brief.targetCountry)}.`] : []),
    'Each fact and number is your own, or names its source and date.',
    ...(brief.related.length > 0 ? ['Each link leads where its words say.'] : []),
  ];
  return details(html`Before you publish ${toDelete('this block, when each point is done')}`, [list(points)], { open: true });
}

const otherLanguage = ({ language }: DraftBrief): string | null =>
  language && !/^en(glish)?\b/i.test(language.trim()) ? language.trim() : null;

function length({ words, structure }: DraftBrief): string {
  const figure = (count: number) => count.toLocaleString('en');
  if (words) return figure(words);
  const [from, to] = usualWords[structure];
  return `${figure(from)} to ${figure(to)}`;
}

const isSaid = (keyword: string, body: Block[]): boolean => joinBlocks(body).toLowerCase().includes(html`${keyword}`.source.toLowerCase());

const LABEL = /<(h[2-4]|strong|summary|td)\b[^>]*>(.*?)<\/\1>/g;

/** Whether the outline has a place for a keyword: its words stand somewhere, or a heading or a row says what it asks about the subject. */
function placedIn(body: Block[], brief: DraftBrief): (keyword: string) => boolean {
  const text = joinBlocks(body);
  const subject = new Set(subjectsOf(brief).flatMap((name) => meaningKey(name).split(' ')));
  const ownWords = (phrase: string) =>
    meaningKey(phrase)
      .split(' ')
      .filter((word) => word !== '' && !subject.has(word));
  const labels = [...text.matchAll(LABEL)].map(([, , label = '']) => new Set(ownWords(label.replace(/<[^>]*>/g, ''))));
  return (keyword) => {
    if (isSaid(keyword, body)) return true;
    const own = ownWords(keyword);
    return own.length > 0 && labels.some((label) => own.every((word) => label.has(word)));
  };
}
