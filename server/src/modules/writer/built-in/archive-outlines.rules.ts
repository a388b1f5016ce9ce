/** Outlines of the structures of TAXONOMY: a short introduction above the list that WordPress shows itself, and links. */
import { details, heading, html, list, paragraph, table } from '../blocks/blocks.rules.ts';
import { gap } from '../blocks/gaps.rules.ts';
import type { DraftBrief } from '../draft-brief.ts';
import { question, sentence } from '../phrases.rules.ts';
import {
  answerTo,
  choiceSection,
  few,
  gapWithLink,
  linkList,
  linksSection,
  type Outline,
  opening,
  questionDetails,
  strong,
} from './outline-parts.rules.ts';
import { distinct, kindOf, subjectsOf } from './sides.rules.ts';

const nameOf = (brief: DraftBrief): string => brief.termName ?? brief.clusterName;

export const categoryArchive: Outline = (brief, groups) => [
  opening(brief, `what belongs to ${nameOf(brief)}, and for whom it is, in two sentences: visitors see them above the list.`),
  ...linksSection(brief, 'Start here'),
  heading(`What you find in ${nameOf(brief)}`),
  list([
    ...few(groups.topics).map(
      (topic) => html`${strong(`${sentence(topic)}:`)} ${gapWithLink('one sentence.', topic, brief, { wanted: true })}`,
    ),
    gap('what you do not have here, and where to find it.'),
  ]),
  ...choiceSection(groups.choices),
  ...questionDetails([...groups.comparisons, ...groups.questions, ...groups.problems], brief, 'Questions people ask'),
];

export const tagArchive: Outline = (brief, groups) => [
  opening(brief, `what everything tagged “${nameOf(brief)}” has in common, in one or two sentences.`),
  paragraph('Read first:'),
  linkList(brief),
  ...few(groups.questions, 3).map((asked) => details(question(asked), [paragraph(answerTo(asked, brief))])),
];

export const attributeArchive: Outline = (brief, groups) => {
  const name = nameOf(brief);
  const subjects = subjectsOf(brief);
  const values = few(distinct([...groups.topics, ...groups.choices].map((value) => kindOf(value, subjects) ?? sentence(value))), 8);
  return [
    opening(brief, `what ${name} means for the person who uses the product, in one or two sentences.`),
    heading(`${sentence(name)} compared`),
    table(
      ['', 'What it is like', 'Good for', 'Keep in mind'],
      (values.length > 0 ? values.map(strong) : [gap('a value.'), gap('another value.')]).map((value) => [
        value,
        gap('a property that one can see or measure.'),
        gap('a use.'),
        gap('its weak side.'),
      ]),
    ),
    heading('Which one to take'),
    paragraph(gap('the one question that decides it, and the answer for each value.')),
    ...linksSection(brief),
    ...questionDetails([...groups.questions, ...groups.comparisons], brief, 'Questions people ask'),
  ];
};

export const archivePage: Outline = (brief, groups) => [
  opening(brief, 'what is collected here, how it is sorted, and how often it grows.'),
  heading('The pages to begin with'),
  linkList(brief, 'what it answers, in five words.'),
  ...(groups.topics.length > 0
    ? [
        heading('By subject'),
        list(
          few([...groups.topics, ...groups.comparisons], 8).map(
            (topic) =>
              html`${strong(`${sentence(topic)}:`)} ${gapWithLink('what there is about it, in five words.', topic, brief, { wanted: true })}`,
          ),
        ),
      ]
    : []),
  ...(groups.questions.length > 0
    ? [heading('By question'), list(few(groups.questions, 6).map((asked) => html`${strong(question(asked))} ${answerTo(asked, brief)}`))]
    : []),
];
