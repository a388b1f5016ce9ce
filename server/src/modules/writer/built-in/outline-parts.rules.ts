/**
 * The parts that outlines share: the marked gap, sections for keywords, questions, links and the closing checklist. A gap
 * says what belongs there and why a reader wants it; nothing is made up, and no empty phrase fills the page.
 */
import { type Block, type Html, heading, html, type Inline, joinInline, link, list, paragraph } from '../blocks/blocks.rules.ts';
import type { DraftBrief } from '../draft-brief.ts';
import { question, sentence } from './keyword-groups.rules.ts';

/** Marked so that nobody can overlook it, in the editor and on the page. */
export const gap = (what: Inline): Html => html`<mark>[Fill in: ${what}]</mark>`;

/** Each kind of list in a draft holds at most so many; the rest of the keywords stands in the checklist. */
export const few = <T>(items: T[], limit = 6): T[] => items.slice(0, limit);

export const opening = (brief: DraftBrief, what: string): Block =>
  paragraph(gap(html`${what} Use the words “${brief.primaryKeyword}” in the first sentence.`));

/** One section per keyword, each with what its readers came for. */
export const topicSections = (topics: string[], level: 2 | 3 = 2): Block[] =>
  few(topics).flatMap((topic) => [
    heading(sentence(topic), level),
    paragraph(
      gap(
        html`what somebody who searches “${topic}” needs to know: the point in one sentence, then a fact, number or example of your own.`,
      ),
    ),
  ]);

export const questionSections = (questions: string[], title = 'Questions people ask'): Block[] =>
  questions.length === 0
    ? []
    : [
        heading(title),
        ...few(questions, 8).flatMap((asked) => [
          heading(question(asked), 3),
          paragraph(gap('the answer in one or two sentences that stand on their own; the detail after that.')),
        ]),
      ];

export const priceSection = (prices: string[], what: string): Block[] =>
  prices.length === 0 ? [] : [heading('What it costs'), paragraph(gap(html`${what} Readers search ${quoted(prices)}.`))];

export const choiceSection = (choices: string[]): Block[] =>
  choices.length === 0
    ? []
    : [
        heading('How to choose'),
        paragraph(
          gap(html`the two or three questions that decide it, in the order in which to ask them. Readers search ${quoted(choices)}.`),
        ),
        list(few(choices, 4).map((choice) => html`<strong>${sentence(choice)}:</strong> ${gap('your pick, and the one reason for it.')}`)),
      ];

/** Links into the cluster, or the gap where they belong. */
export function linkList(brief: DraftBrief): Block {
  const links = brief.related.map(({ title, url }) => link(title, url));
  return list(
    links.length > 0
      ? links
      : [gap(html`links to your own pages about ${brief.clusterName}; nothing of this cluster is in WordPress yet.`)],
  );
}

export const linksSection = (brief: DraftBrief, title = `More about ${brief.clusterName}`): Block[] => [heading(title), linkList(brief)];

/** What a person goes through before publishing; holds every keyword that has no place in the outline yet. */
export function checklist(brief: DraftBrief, body: Block[]): Block[] {
  const said = body.join('\n').toLowerCase();
  const left = brief.keywords.filter((keyword) => !said.includes(html`${keyword}`.source.toLowerCase()));
  return [
    heading('Before you publish'),
    paragraph('Delete this section when each point is done.'),
    list([
      html`“${brief.primaryKeyword}” stands in the title, in the first sentence and in one heading.`,
      'Every marked gap is filled, and its mark is gone.',
      ...(left.length > 0 ? [html`These searches have an answer somewhere on the page: ${quoted(left, left.length)}.`] : []),
      ...(brief.tone ? [html`It reads ${brief.tone}.`] : []),
      ...(brief.targetCountry ? [html`Prices, units, laws and examples fit readers in ${brief.targetCountry}.`] : []),
      'Each fact and number is your own, or names its source.',
    ]),
  ];
}

/** The brief of the task, where the writer has it before the eyes. */
export const briefNote = (brief: DraftBrief): Block[] => {
  const lines = (brief.brief ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return [];
  const note = joinInline(lines, ' · ');
  return [paragraph(html`<mark>[Fill in: write to this brief, then delete it: ${note}]</mark>`)];
};

const quoted = (keywords: string[], limit = 3): Html =>
  joinInline(
    few(keywords, limit).map((keyword) => html`“${keyword}”`),
    ', ',
  );
