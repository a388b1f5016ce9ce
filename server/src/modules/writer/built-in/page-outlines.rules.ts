/** Outlines of the structures of PAGE and PRODUCT: pages that ask for something, and the hub that leads into a cluster. */
import { button, heading, html, list, paragraph, quote, table } from '../blocks/blocks.rules.ts';
import type { Outline } from './article-outlines.rules.ts';
import { sentence } from './keyword-groups.rules.ts';
import {
  choiceSection,
  few,
  gap,
  linkList,
  linksSection,
  opening,
  priceSection,
  questionSections,
  topicSections,
} from './outline-parts.rules.ts';

export const landingPage: Outline = (brief, groups) => [
  heading(gap(html`the promise of this page in at most ten words, with “${brief.primaryKeyword}” among them.`)),
  paragraph(gap('who it is for, what they get, and how soon: two sentences.')),
  button(gap('the one action, beginning with a verb.')),
  heading('What you get'),
  list(
    few([...groups.topics, ...groups.choices])
      .map((topic) => html`<strong>${sentence(topic)}:</strong> ${gap('what it changes for the customer.')}`)
      .concat(gap('a result in numbers.')),
  ),
  heading('How it works'),
  list([gap('what the customer does first.'), gap('what you do then.'), gap('what they have in the end.')], { ordered: true }),
  heading(`Why ${brief.siteName}`),
  paragraph(gap('what you can say that no competitor can.')),
  quote(gap("a customer's own words about the result."), gap('name, and who they are.')),
  ...priceSection(groups.prices, 'The price, or what it depends on.'),
  ...questionSections([...groups.questions, ...groups.comparisons], 'Before you decide'),
  heading('Begin'),
  paragraph(gap('what happens after the click, and that nothing can go wrong.')),
  button(gap('the same action again.')),
];

export const businessPage: Outline = (brief, groups) => [
  opening(brief, `Who ${brief.siteName} is, what it does and for whom, in two sentences.`),
  heading('What we do'),
  list([
    ...few(groups.topics, 8).map((topic) => html`<strong>${sentence(topic)}:</strong> ${gap('what you offer there.')}`),
    gap('something you do that customers do not expect.'),
  ]),
  heading('How it began'),
  paragraph(gap('year, place, the reason, and what has changed since.')),
  heading('The people'),
  list([html`${gap('name')}, ${gap('role, and what to ask them.')}`]),
  heading('What you can rely on'),
  list([gap('a qualification, membership or award, with its year.'), gap('a number: years, customers, projects.')]),
  ...questionSections([...groups.questions, ...groups.choices]),
  heading('Where to find us'),
  table(
    [],
    [
      [html`<strong>Address</strong>`, gap('street, town.')],
      [html`<strong>Open</strong>`, gap('days and hours.')],
      [html`<strong>Phone</strong>`, gap('number.')],
      [html`<strong>Email</strong>`, gap('address.')],
    ],
  ),
];

export const servicePage: Outline = (brief, groups) => [
  opening(brief, 'What you do, for whom, where, and what it changes for them.'),
  heading('Is this for you?'),
  list([
    gap('a situation in which people call you.'),
    gap('another one.'),
    html`Not for you if ${gap('when something else is the better choice.')}`,
  ]),
  heading('What is included'),
  list([
    ...few(groups.topics, 8).map((topic) => html`<strong>${sentence(topic)}:</strong> ${gap('what exactly you do.')}`),
    gap('what others charge extra for.'),
  ]),
  heading('How it goes'),
  list(
    [
      html`First contact: ${gap('how, and how soon you answer.')}`,
      html`Visit or call: ${gap('what you look at.')}`,
      html`The work: ${gap('how long it takes.')}`,
      html`Afterwards: ${gap('guarantee, aftercare.')}`,
    ],
    { ordered: true },
  ),
  heading('Prices'),
  table(
    ['Package', 'What is in it', 'Price'],
    [
      [gap('name.'), gap('contents.'), gap('from.')],
      [gap('name.'), gap('contents.'), gap('from.')],
    ],
  ),
  ...(groups.prices.length > 0 ? [paragraph(gap(html`what makes it cheaper or dearer; people search “${groups.prices[0] ?? ''}”.`))] : []),
  ...questionSections([...groups.questions, ...groups.choices, ...groups.comparisons]),
  heading('Ask us'),
  paragraph(gap('how to reach you and what to have at hand.')),
  button(gap('the action: ask for a date, a call, an offer.')),
];

export const generalPage: Outline = (brief, groups) => [
  opening(brief, 'What this page is for, in one or two sentences.'),
  ...topicSections([...groups.topics, ...groups.choices, ...groups.comparisons], 2),
  ...(groups.topics.length === 0
    ? [heading('What you should know'), paragraph(gap('the information that people come to this page for.'))]
    : []),
  ...priceSection(groups.prices, 'What it costs, and what is in it.'),
  ...questionSections(groups.questions),
  ...linksSection(brief),
];

export const clusterHub: Outline = (brief, groups) => [
  opening(brief, `What ${brief.clusterName} takes in, and how to find the right page below.`),
  heading('Start here'),
  linkList(brief),
  ...few([...groups.topics, ...groups.comparisons, ...groups.choices, ...groups.prices], 10).flatMap((topic) => [
    heading(sentence(topic)),
    paragraph(html`${gap(html`what a reader finds out about “${topic}”, in one sentence.`)} ${gap('link to the page that answers it.')}`),
  ]),
  ...(groups.questions.length > 0
    ? [
        heading('Short answers'),
        list(few(groups.questions, 10).map((asked) => html`<strong>${sentence(asked)}</strong> ${gap('one sentence, and a link.')}`)),
      ]
    : []),
];

export const productPage: Outline = (brief, groups) => [
  opening(brief, 'What it is and for whom, in two sentences that could stand on the packet.'),
  heading('What it does for you'),
  list([
    ...few(groups.topics).map((topic) => html`<strong>${sentence(topic)}:</strong> ${gap('how this product does there.')}`),
    gap('the feature that customers praise most.'),
  ]),
  heading('Specifications'),
  table(
    [],
    [
      [html`<strong>Size and weight</strong>`, gap('with units.')],
      [html`<strong>Material</strong>`, gap('material.')],
      [html`<strong>In the box</strong>`, gap('each part.')],
      [html`<strong>Guarantee</strong>`, gap('years.')],
    ],
  ),
  heading('Who it suits'),
  list([html`Right for ${gap('whom.')}`, html`Not right for ${gap('whom, and what to take instead.')}`]),
  ...choiceSection([...groups.choices, ...groups.comparisons]),
  ...priceSection(groups.prices, 'What is in the price: delivery, returns, spare parts.'),
  ...questionSections(groups.questions, 'Questions about this product'),
];
