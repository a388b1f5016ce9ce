/** Outlines of the structures of ARTICLE. They differ in kind: steps, a table, pros and cons, entries. */
import { type Block, heading, html, list, paragraph, table } from '../blocks/blocks.rules.ts';
import type { DraftBrief } from '../draft-brief.ts';
import { type KeywordGroups, sentence, sidesOf } from './keyword-groups.rules.ts';
import { choiceSection, few, gap, linksSection, opening, priceSection, questionSections, topicSections } from './outline-parts.rules.ts';

export type Outline = (brief: DraftBrief, groups: KeywordGroups) => Block[];

export const article: Outline = (brief, groups) => [
  opening(brief, 'What happened or what the reader wants to know, and your answer, in two or three sentences.'),
  heading('In short'),
  list([gap('the most important point.'), gap('the second.'), gap('what the reader should do with it.')]),
  ...topicSections([...groups.topics, ...groups.comparisons]),
  ...(groups.topics.length === 0
    ? [heading(`What matters about ${brief.primaryKeyword}`), paragraph(gap('your main argument, with one example.'))]
    : []),
  ...choiceSection(groups.choices),
  ...priceSection(groups.prices, 'What people pay today, and what drives it up.'),
  ...questionSections(groups.questions),
  heading('What to do next'),
  paragraph(gap('one thing that the reader can do today.')),
];

export const guide: Outline = (brief, groups) => {
  const chapters = few([...groups.topics, ...groups.comparisons], 8);
  return [
    opening(brief, 'Who this guide is for, what they will be able to do after it, and what it leaves out.'),
    heading('In this guide'),
    list(['The basics', ...chapters.map(sentence), ...(groups.choices.length > 0 ? ['How to choose'] : []), 'Mistakes to avoid']),
    heading('The basics'),
    paragraph(
      gap(
        html`${brief.clusterName} explained to somebody who hears of it for the first time, with the three or four terms they will meet.`,
      ),
    ),
    ...chapters.flatMap((chapter) => [
      heading(sentence(chapter)),
      paragraph(gap(html`what “${chapter}” means in practice, and when it matters.`)),
      list([gap('what to look for.'), gap('how to tell that it is right.')]),
    ]),
    ...choiceSection(groups.choices),
    ...priceSection(groups.prices, 'Price ranges, and what the reader gets in each.'),
    heading('Mistakes to avoid'),
    list([gap('a mistake you see often, and what it costs.'), gap('another one.')]),
    ...questionSections(groups.questions),
    ...linksSection(brief, 'Where to go from here'),
  ];
};

export const tutorial: Outline = (brief, groups) => {
  const steps = [
    html`Prepare ${gap('what to lay out, switch off or back up first.')}`,
    html`${gap('the first action, beginning with a verb.')}`,
    html`${gap('the next action.')}`,
    html`${gap('the last action.')}`,
    html`Check the result ${gap('what the reader sees when it worked.')}`,
  ];
  return [
    opening(brief, 'The result in one sentence, with a picture of it, and how long it takes.'),
    heading('What you need'),
    list([
      html`Time: ${gap('minutes.')}`,
      html`Tools and materials: ${gap('each with its amount.')}`,
      html`To know beforehand: ${gap('or "nothing".')}`,
    ]),
    heading('The steps at a glance'),
    list(steps, { ordered: true }),
    ...steps.flatMap((_, index) => [
      heading(`Step ${index + 1}: ${index === 0 ? 'Prepare' : index === steps.length - 1 ? 'Check the result' : 'Do it'}`),
      paragraph(
        gap(
          index === steps.length - 1
            ? 'how to tell that it worked, and what to do when it did not.'
            : 'one action, in the order in which the hands do it, and a picture.',
        ),
      ),
    ]),
    heading('When something goes wrong'),
    table(
      ['What you see', 'Why', 'What to do'],
      [
        [gap('a sign.'), gap('its cause.'), gap('the remedy.')],
        [gap('a sign.'), gap('its cause.'), gap('the remedy.')],
      ],
    ),
    ...(groups.topics.length > 0 ? [heading('Good to know'), ...topicSections(groups.topics, 3)] : []),
    ...questionSections(groups.questions),
  ];
};

export const comparison: Outline = (brief, groups) => {
  const sides = comparedIn(brief, groups);
  const criteria = [
    'Best for',
    'Price',
    ...few(
      groups.topics.filter((topic) => !sides.includes(topic)),
      5,
    ).map(sentence),
    'Strongest point',
    'Weakest point',
  ];
  return [
    opening(brief, 'Which one wins for most readers, and for whom the other one does.'),
    heading('Side by side'),
    table(
      ['', ...sides.map(sentence)],
      criteria.map((criterion) => [html`<strong>${criterion}</strong>`, ...sides.map(() => gap('a fact.'))]),
    ),
    ...sides.flatMap((side) => [
      heading(sentence(side)),
      paragraph(gap(html`what sets ${side} apart, from your own use of it.`)),
      list([html`Strong: ${gap('a fact.')}`, html`Weak: ${gap('a fact.')}`]),
    ]),
    heading('Which one to choose'),
    list(sides.map((side) => html`Choose <strong>${side}</strong> if ${gap('the situation in which it wins.')}`)),
    ...priceSection(groups.prices, 'Both prices today, and what each costs over a year.'),
    ...questionSections(groups.questions),
  ];
};

/** The sides named by the title or a keyword, else the first topics of the cluster. */
function comparedIn(brief: DraftBrief, groups: KeywordGroups): string[] {
  for (const text of [brief.primaryKeyword, brief.title, ...groups.comparisons]) {
    const sides = sidesOf(text);
    if (sides.length > 0) return few(sides, 4);
  }
  const topics = few(groups.topics, 3);
  return topics.length > 1 ? topics : [brief.primaryKeyword, topics[0] ?? 'The alternative'];
}

export const review: Outline = (brief, groups) => [
  opening(brief, 'The verdict in one sentence: whether to buy it, and for whom.'),
  table(
    [],
    [
      [html`<strong>Reviewed</strong>`, gap('exact name and version.')],
      [html`<strong>Price</strong>`, gap('what it costs today, and where.')],
      [html`<strong>Used for</strong>`, gap('how long, and for what.')],
      [html`<strong>Rating</strong>`, gap('out of 5.')],
    ],
  ),
  heading('Pros'),
  list([gap('what it does better than others, with a measurement.'), gap('another strength.')]),
  heading('Cons'),
  list([gap('what bothered you, and whom it will bother.'), gap('another weakness.')]),
  heading('How we tested'),
  paragraph(gap('what you did with it, for how long, against what.')),
  ...topicSections([...groups.topics, ...groups.choices]),
  ...priceSection(groups.prices, 'Whether it is worth its price, held against the next cheaper one.'),
  ...questionSections(groups.questions),
  heading('Alternatives'),
  list([
    ...few(groups.comparisons, 3).map((other) => html`<strong>${sentence(other)}:</strong> ${gap('when it is the better choice.')}`),
    gap('a cheaper one, and what it lacks.'),
  ]),
  heading('Verdict'),
  paragraph(gap('who should buy it, who should not, and the one reason for each.')),
];

export const listicle: Outline = (brief, groups) => {
  const angles = [...groups.choices, ...groups.topics, ...groups.prices];
  const count = entryCount(brief.title, angles.length);
  const entries = Array.from({ length: count }, (_, index) => angles[index]);
  return [
    opening(brief, 'What the entries have in common, and which one to take if the reader wants only one.'),
    heading('The list in short'),
    table(
      ['', 'Pick', 'Best for'],
      entries.map((angle, index) => [`${index + 1}`, gap('name.'), angle ? sentence(angle) : gap('whom or what.')]),
    ),
    heading('How we chose'),
    list([gap('what an entry must have.'), gap('what ruled others out.')]),
    ...entries.flatMap((angle, index) => [
      heading(
        angle ? html`${`${index + 1}. ${sentence(angle)}: `}${gap('your pick.')}` : html`${`${index + 1}. `}${gap('name of the entry.')}`,
      ),
      paragraph(
        gap(
          angle
            ? html`why it is the answer to “${angle}”, what it is not good at, and its price.`
            : 'why it stands here, what it is not good at, and its price.',
        ),
      ),
    ]),
    ...questionSections([...groups.questions, ...groups.comparisons]),
  ];
};

/** As many as the title promises, where it promises 3 to 25; else one per keyword, 5 to 10. */
function entryCount(title: string, angles: number): number {
  const promised = Number(/(?:^|\s)(\d{1,2})(?=\s)/.exec(title)?.[1] ?? 0);
  if (promised >= 3 && promised <= 25) return promised;
  return Math.min(10, Math.max(5, angles));
}
