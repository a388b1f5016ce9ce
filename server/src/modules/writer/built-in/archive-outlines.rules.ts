/** Outlines of the structures of TAXONOMY: a short introduction above the list that WordPress shows itself. */
import { heading, html, list, paragraph, table } from '../blocks/blocks.rules.ts';
import type { Outline } from './article-outlines.rules.ts';
import { sentence } from './keyword-groups.rules.ts';
import { choiceSection, few, gap, linksSection, opening, questionSections } from './outline-parts.rules.ts';

export const categoryArchive: Outline = (brief, groups) => {
  const name = brief.termName ?? brief.clusterName;
  return [
    opening(brief, `What belongs to ${name}, and for whom it is, in two sentences: visitors see them above the list.`),
    heading(`What you find in ${name}`),
    list([
      ...few(groups.topics, 8).map((topic) => html`<strong>${sentence(topic)}:</strong> ${gap('one sentence and a link.')}`),
      gap('what you do not carry, and why.'),
    ]),
    ...choiceSection([...groups.choices, ...groups.prices, ...groups.comparisons]),
    ...linksSection(brief),
    ...questionSections(groups.questions),
  ];
};

export const tagArchive: Outline = (brief, groups) => [
  opening(brief, `What everything tagged “${brief.termName ?? brief.clusterName}” has in common, in one or two sentences.`),
  ...linksSection(brief, 'Read first'),
  ...(groups.questions.length > 0
    ? [heading('Answered here'), list(few(groups.questions, 5).map((asked) => html`${sentence(asked)} ${gap('link.')}`))]
    : []),
];

export const attributeArchive: Outline = (brief, groups) => {
  const name = brief.termName ?? brief.clusterName;
  const values = few([...groups.topics, ...groups.choices], 8);
  return [
    opening(brief, `What ${name} means for the person who uses the product, in one or two sentences.`),
    heading(`${sentence(name)} compared`),
    table(
      ['', 'What it is like', 'Good for'],
      (values.length > 0 ? values : [name]).map((value) => [html`<strong>${sentence(value)}</strong>`, gap('a property.'), gap('a use.')]),
    ),
    heading('Which one to take'),
    paragraph(gap('the one question that decides it.')),
    ...linksSection(brief),
    ...questionSections(groups.questions),
  ];
};

export const archivePage: Outline = (brief, groups) => [
  opening(brief, 'What is collected here, how it is sorted, and how often it grows.'),
  ...few(groups.topics, 8).flatMap((topic) => [
    heading(sentence(topic)),
    paragraph(html`${gap(html`one sentence on “${topic}”.`)} ${gap('link to the best page about it.')}`),
  ]),
  ...linksSection(brief),
  ...questionSections([...groups.questions, ...groups.comparisons]),
];
