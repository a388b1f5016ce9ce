/** Outlines of the structures of ARTICLE that explain: an argument, chapters, steps. */
import { heading, html, link, list, paragraph, table } from '../blocks/blocks.rules.ts';
import { gap } from '../blocks/gaps.rules.ts';
import { question, sentence, slug } from '../phrases.rules.ts';
import { topicGuide } from './guidance.rules.ts';
import {
  choiceSection,
  comparisonSections,
  few,
  linksSection,
  type Outline,
  opening,
  priceSection,
  problemSections,
  questionSections,
  strong,
  topicSections,
} from './outline-parts.rules.ts';
import { subjectsOf } from './sides.rules.ts';

export const article: Outline = (brief, groups) => [
  opening(brief, 'what the reader wants to know, and your answer, in two or three sentences.'),
  heading('In short'),
  list([gap('the most important point.'), gap('the second.'), gap('what the reader should do with it.')]),
  ...(groups.topics.length === 0
    ? [heading(`What matters about ${brief.primaryKeyword}`), paragraph(gap('your main argument, with one example.'))]
    : topicSections(groups.topics, brief)),
  ...comparisonSections(groups.comparisons),
  ...choiceSection(groups.choices),
  ...priceSection(groups.prices, 'what people pay today, with date and source, and what drives it up.'),
  ...problemSections(groups.problems),
  ...questionSections(groups.questions, brief),
  heading('What to do next'),
  paragraph(gap('one thing that the reader can do today.')),
  ...(brief.related.length > 0 ? linksSection(brief) : []),
];

interface Chapter {
  title: string;
  guide: string;
  points: [string, string];
}

export const guide: Outline = (brief, groups) => {
  const chapters: Chapter[] = [
    {
      title: 'The basics',
      guide: `“${brief.clusterName}” explained to somebody who hears of it for the first time.`,
      points: ['a word that they will meet, and what it means.', 'another one.'],
    },
    ...few(groups.topics).map(
      (topic): Chapter => ({
        title: sentence(topic),
        guide: topicGuide(topic, subjectsOf(brief)),
        points: ['what to look for.', 'the sign that it is right.'],
      }),
    ),
  ];
  const extra = [
    ...(groups.choices.length > 0 ? ['How to choose'] : []),
    ...(groups.problems.length > 0 ? ['When something goes wrong'] : []),
    'Mistakes to avoid',
  ];
  const anchors = new Map(
    [...chapters.map(({ title }) => title), ...extra].map((title, index) => [title, slug(title, `part-${index + 1}`)]),
  );
  const anchored = (title: string) => heading(title, 2, anchors.get(title));
  const linked = (blocks: string[], title: string) => (blocks.length > 0 ? [anchored(title), ...blocks.slice(1)] : []);
  return [
    opening(brief, 'who this guide is for, what they will be able to do after it, and what it leaves out.'),
    heading('In this guide'),
    list([...anchors].map(([title, anchor]) => link(title, `#${anchor}`))),
    ...chapters.flatMap((chapter) => [anchored(chapter.title), paragraph(gap(chapter.guide)), list(chapter.points.map(gap))]),
    ...comparisonSections(groups.comparisons),
    ...linked(choiceSection(groups.choices), 'How to choose'),
    ...priceSection(groups.prices, 'price ranges, with date and source, and what the reader gets in each.'),
    ...linked(problemSections(groups.problems), 'When something goes wrong'),
    anchored('Mistakes to avoid'),
    list([gap('a mistake that you see often, and what it costs.'), gap('another one.')]),
    ...questionSections(groups.questions, brief),
    ...linksSection(brief, 'Where to go from here'),
  ];
};

const HOW_TO = /^how (?:to|do|can|should)\b/i;

export const tutorial: Outline = (brief, groups) => {
  const otherWays = few(
    groups.questions.filter((asked) => HOW_TO.test(asked)),
    3,
  );
  const step = (title: string, what: string) => html`${strong(title)} ${gap(what)}`;
  const signs = few(groups.problems, 5).map(sentence);
  return [
    opening(brief, 'the result in one sentence, and how long it takes.'),
    paragraph(gap('a picture of the finished result.')),
    heading('What you need'),
    list([
      html`Time: ${gap('minutes, with the waiting.')}`,
      html`Tools and materials: ${gap('each with its amount.')}`,
      html`To know beforehand: ${gap('or “nothing”.')}`,
    ]),
    heading('Step by step'),
    list(
      [
        step('Prepare.', 'what to lay out, switch off or back up first.'),
        ...['first', 'second', 'third'].map(
          (nth) =>
            html`${strong(gap(`the ${nth} action, beginning with a verb.`))} ${gap('how to do it, and how it looks when it is right.')}`,
        ),
        step('Check the result.', 'what the reader sees, hears or measures when it worked.'),
      ],
      { ordered: true },
    ),
    paragraph(gap('a picture of the step that people get wrong, and what is wrong there.')),
    ...otherWays.flatMap((way) => [
      heading(question(way)),
      paragraph(gap('when this way is the better one, and what it needs beside the list above.')),
      list([gap('first.'), gap('then.'), gap('in the end.')], { ordered: true }),
    ]),
    heading('When something goes wrong'),
    table(
      ['What you see', 'Why', 'What to do'],
      (signs.length > 0 ? signs : [gap('a sign that it did not work.'), gap('another sign.')]).map((sign) => [
        sign,
        gap('the cause.'),
        gap('the remedy.'),
      ]),
    ),
    ...(groups.topics.length > 0 ? [heading('Good to know'), ...topicSections(groups.topics, brief, 3)] : []),
    ...questionSections(
      groups.questions.filter((asked) => !otherWays.includes(asked)),
      brief,
    ),
    ...linksSection(brief, 'What to do next'),
  ];
};
