/** Outlines of the page that leads into a cluster, and of the page that sells one product. */
import { type Block, buttons, columns, heading, html, list, paragraph, table } from '../blocks/blocks.rules.ts';
import { gap } from '../blocks/gaps.rules.ts';
import { question, sentence } from '../phrases.rules.ts';
import {
  answerTo,
  few,
  gapWithLink,
  linkList,
  linksSection,
  type Outline,
  opening,
  priceSection,
  problemSections,
  questionDetails,
  strong,
} from './outline-parts.rules.ts';
import { aspectOf, distinct, labelOf, subjectsOf } from './sides.rules.ts';

const CARDS_IN_A_ROW = 2;

export const clusterHub: Outline = (brief, groups) => {
  const subtopics = few([...groups.topics, ...groups.comparisons, ...groups.choices, ...groups.prices, ...groups.problems], 10);
  const cards = subtopics.map((topic): Block[] => [
    heading(sentence(topic), 3),
    paragraph(gapWithLink('what a reader finds out there, in one sentence.', topic, brief, { wanted: true })),
  ]);
  return [
    opening(brief, `what ${brief.clusterName} takes in, and how to find the right page below.`),
    heading('Start here'),
    linkList(brief, 'what the reader can do after it, in one sentence.'),
    ...(cards.length > 0 ? [heading(`All about ${brief.clusterName}`), ...inRows(cards)] : []),
    ...(groups.questions.length > 0
      ? [
          heading('Short answers'),
          list(few(groups.questions, 10).map((asked) => html`${strong(question(asked))} ${answerTo(asked, brief)}`)),
        ]
      : []),
  ];
};

/** Cards side by side; a last one alone takes the whole width. */
function inRows(cards: Block[][]): Block[] {
  const rows: Block[][][] = [];
  for (let from = 0; from < cards.length; from += CARDS_IN_A_ROW) rows.push(cards.slice(from, from + CARDS_IN_A_ROW));
  return rows.flatMap((row) => (row.length > 1 ? [columns(row)] : row.flat()));
}

export const productPage: Outline = (brief, groups) => {
  const subjects = subjectsOf(brief);
  const aspects = distinct(groups.topics.flatMap((topic) => aspectOf(topic, subjects) ?? []));
  const features = groups.topics.filter((topic) => aspectOf(topic, subjects) === null);
  return [
    opening(brief, 'what it is and for whom, in two sentences that could stand on the packet.'),
    buttons([{ text: gap('the action: put it into the basket, ask for it.') }]),
    heading('What it does for you'),
    list([
      ...few(features).map((topic) => html`${strong(`${labelOf(topic, subjects)}:`)} ${gap('how this product does there.')}`),
      gap('the feature that customers praise most.'),
    ]),
    heading('Specifications'),
    table(
      [],
      [
        ...few(aspects).map((aspect) => [strong(aspect), gap('a figure with its unit, or yes or no.')]),
        [strong('Size and weight'), gap('with units.')],
        [strong('Material'), gap('material.')],
        [strong('In the box'), gap('each part.')],
        [strong('Guarantee'), gap('years.')],
      ],
    ),
    columns([
      [heading('Right for you if', 3), list([gap('whom it suits.'), gap('another use.')])],
      [heading('Take another if', 3), list([gap('whom it does not suit, and what to take instead.')])],
    ]),
    ...(groups.comparisons.length > 0
      ? [
          heading('How it compares'),
          list(
            few(groups.comparisons, 4).map(
              (other) => html`${strong(`${sentence(other)}:`)} ${gap('the difference in one sentence, and for whom it counts.')}`,
            ),
          ),
        ]
      : []),
    ...priceSection(groups.prices, 'what is in the price.'),
    heading('Delivery and returns'),
    list([html`Delivery: ${gap('where to, how soon, what it costs.')}`, html`Returns: ${gap('how long, and who pays.')}`]),
    ...problemSections(groups.problems, 'Help with it'),
    ...questionDetails(groups.questions, brief, 'Questions about this product', [
      'What is in the box?',
      'How long is the guarantee?',
      'Are spare parts sold?',
    ]),
    ...(brief.related.length > 0 ? linksSection(brief) : []),
  ];
};
