/** Outlines of the structures of PAGE that stand for a business: what they ask of a visitor, and why one should. */
import { buttons, columns, heading, html, list, paragraph, quote, separator, table } from '../blocks/blocks.rules.ts';
import { gap } from '../blocks/gaps.rules.ts';
import { sentence } from '../phrases.rules.ts';
import {
  choiceSection,
  comparisonSections,
  few,
  linksSection,
  type Outline,
  opening,
  priceSection,
  problemSections,
  questionDetails,
  questionSections,
  quoted,
  strong,
  topicSections,
} from './outline-parts.rules.ts';
import { distinct, kindOf, labelOf, subjectsOf } from './sides.rules.ts';

export const landingPage: Outline = (brief, groups) => {
  const subjects = subjectsOf(brief);
  // What it can do comes before the words that only name its kind.
  const features = groups.topics.filter((topic) => kindOf(topic, subjects) === null);
  const kinds = groups.topics.filter((topic) => kindOf(topic, subjects) !== null);
  const benefits = few(distinct([...features.map((topic) => labelOf(topic, subjects)), ...[...kinds, ...groups.choices].map(sentence)]));
  const [first, second, third, ...more] = benefits;
  return [
    heading(gap(`the promise of this page in at most ten words, with “${brief.primaryKeyword}” among them.`)),
    paragraph(gap('who it is for, what they get, and how soon: two sentences.')),
    buttons([{ text: gap('the one action, beginning with a verb.') }, { text: gap('a smaller step for those who are not ready.') }]),
    paragraph(gap('one line of proof: a number of customers, a rating with its source, or names that visitors know.')),
    separator(),
    heading('What you get'),
    columns(
      [first, second, third].map((benefit) =>
        benefit
          ? [heading(benefit, 3), paragraph(gap(`what “${benefit}” changes for the customer, with a number where you have one.`))]
          : [heading(gap('a benefit in three words.'), 3), paragraph(gap('what it changes for the customer.'))],
      ),
    ),
    ...(more.length > 0 ? [list(more.map((benefit) => html`${strong(`${benefit}:`)} ${gap('what it changes for the customer.')}`))] : []),
    heading('How it works'),
    list([gap('what the customer does first.'), gap('what you do then.'), gap('what they have in the end.')], { ordered: true }),
    heading(`Why ${brief.siteName}`),
    paragraph(gap('what you can say that no competitor can.')),
    quote(gap('a customer’s own words about the result.'), gap('name, and who they are.')),
    ...priceSection(groups.prices, 'the price, or what it depends on.'),
    ...questionDetails([...groups.questions, ...groups.comparisons, ...groups.problems], brief, 'Before you decide', [
      'What does it cost?',
      'How soon can it begin?',
      'What if it does not suit me?',
    ]),
    separator(),
    heading(gap('the promise once more, as an invitation.')),
    paragraph(gap('what happens after the click, and what it does not commit anybody to.')),
    buttons([{ text: gap('the same action again.') }]),
  ];
};

export const businessPage: Outline = (brief, groups) => [
  opening(brief, `who ${brief.siteName} is, what it does and for whom, in two sentences.`),
  heading('What we do'),
  list([
    ...few(groups.topics, 8).map((topic) => html`${strong(`${sentence(topic)}:`)} ${gap('what you offer there.')}`),
    gap('something you do that customers do not expect.'),
  ]),
  heading('How it began'),
  paragraph(gap('year, place, the reason, and what has changed since.')),
  heading('The people'),
  columns([1, 2].map(() => [heading(gap('name.'), 3), paragraph(gap('role, and what to ask them.'))])),
  heading('What you can rely on'),
  list([gap('a qualification, membership or award, with its year.'), gap('a number: years, customers, projects.')]),
  ...questionDetails([...groups.questions, ...groups.choices, ...groups.comparisons, ...groups.problems], brief, 'What people ask us'),
  heading('Where to find us'),
  table(
    [],
    [
      [strong('Address'), gap('street, town.')],
      [strong('Open'), gap('days and hours.')],
      [strong('Phone'), gap('number.')],
      [strong('Email'), gap('address.')],
    ],
  ),
  buttons([{ text: gap('the action: call, write, find the way.') }]),
];

export const servicePage: Outline = (brief, groups) => [
  opening(brief, 'what you do, for whom, where, and what it changes for them.'),
  buttons([{ text: gap('the action: ask for a date, a call, an offer.') }]),
  columns([
    [
      heading('This is for you if', 3),
      list([...few(groups.problems, 3).map(sentence), gap('a situation in which people call you.'), gap('another one.')]),
    ],
    [heading('It is not for you if', 3), list([gap('when something else is the better choice, and what.')])],
  ]),
  heading('What is included'),
  list([
    ...few(groups.topics, 8).map((topic) => html`${strong(`${sentence(topic)}:`)} ${gap('what exactly you do.')}`),
    gap('what others charge extra for.'),
  ]),
  heading('How it goes'),
  list(
    [
      html`${strong('First contact.')} ${gap('how, and how soon you answer.')}`,
      html`${strong('Visit or call.')} ${gap('what you look at.')}`,
      html`${strong('The work.')} ${gap('how long it takes, and what the customer has to do.')}`,
      html`${strong('Afterwards.')} ${gap('guarantee, aftercare.')}`,
    ],
    { ordered: true },
  ),
  heading('Prices'),
  table(
    ['Package', 'What is in it', 'Price'],
    [1, 2].map(() => [gap('name.'), gap('contents.'), gap('from.')]),
  ),
  ...(groups.prices.length > 0 ? [paragraph(gap(`what makes it cheaper or dearer. Readers search ${quoted(groups.prices)}.`))] : []),
  quote(gap('a customer’s own words about the work.'), gap('name, and what was done.')),
  ...questionDetails([...groups.questions, ...groups.choices, ...groups.comparisons], brief, 'Questions before you book', [
    'How soon can you come?',
    'What does it cost when it takes longer?',
    'What do I have to prepare?',
  ]),
  heading('Ask us'),
  paragraph(gap('how to reach you and what to have at hand.')),
  buttons([{ text: gap('the same action again.') }]),
];

export const generalPage: Outline = (brief, groups) => [
  opening(brief, 'what this page is for, in one or two sentences.'),
  ...topicSections(groups.topics, brief),
  ...(groups.topics.length === 0
    ? [heading('What you should know'), paragraph(gap('the information that people come to this page for.'))]
    : []),
  ...comparisonSections(groups.comparisons),
  ...choiceSection(groups.choices),
  ...priceSection(groups.prices, 'what it costs, and what is in it.'),
  ...problemSections(groups.problems),
  ...questionSections(groups.questions, brief),
  ...linksSection(brief),
];
