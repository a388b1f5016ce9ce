/** Outlines of the structures of ARTICLE that judge: two or more side by side, one held to its promises, a list of the best. */
import { columns, heading, html, list, paragraph, table } from '../blocks/blocks.rules.ts';
import { gap } from '../blocks/gaps.rules.ts';
import type { DraftBrief } from '../draft-brief.ts';
import { promisedEntries, sentence } from '../phrases.rules.ts';
import type { KeywordGroups } from './keyword-groups.rules.ts';
import {
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
import { aspectOf, distinct, sidesOf, subjectsOf } from './sides.rules.ts';

const UNKNOWN = '';
const MOST_SIDES = 4;
const HINTS: Record<string, string> = {
  'Best for': 'whom or what.',
  Price: 'today’s, with the date.',
  'Strongest point': 'one.',
  'Weakest point': 'one.',
};

export const comparison: Outline = (brief, groups) => {
  const { sides, others } = comparedIn(brief, groups);
  const subjects = [...sides.filter((side) => side !== UNKNOWN), ...subjectsOf(brief)];
  const aspects = distinct([...groups.topics, ...groups.choices].flatMap((keyword) => aspectOf(keyword, subjects) ?? []));
  const told = (side: string) => (side === UNKNOWN ? gap('the other one.') : sentence(side));
  const uses = groups.topics.filter((topic) => / for /i.test(topic));
  return [
    opening(brief, 'which one wins for most readers, and for whom the other one does.'),
    heading('Side by side'),
    table(
      ['', ...sides.map(told)],
      ['Best for', 'Price', ...few(aspects, 5), 'Strongest point', 'Weakest point'].map((criterion) => [
        strong(criterion),
        ...sides.map(() => gap(HINTS[criterion] ?? 'a fact, in the same unit for each.')),
      ]),
    ),
    ...sides.flatMap((side) => [
      heading(told(side)),
      paragraph(gap(`what sets ${side === UNKNOWN ? 'it' : `“${side}”`} apart, from your own use of it.`)),
      list([html`Strong: ${gap('a fact, and who profits from it.')}`, html`Weak: ${gap('a fact, and whom it bothers.')}`]),
    ]),
    ...topicSections(few(uses, 3), brief),
    heading('Which one to choose'),
    list([
      ...sides.map((side) => html`${strong(told(side))}: ${gap('the situation in which it wins.')}`),
      html`${strong(sides.length > 2 ? 'None of them' : 'Neither')}: ${gap('when something else is the better answer, and what.')}`,
    ]),
    ...priceSection(groups.prices, 'what each costs today, and over the time that people keep it.'),
    ...problemSections(groups.problems),
    ...questionSections([...groups.questions, ...others], brief),
    ...(brief.related.length > 0 ? linksSection(brief) : []),
  ];
};

/** The sides named by the title or a keyword, with those that the cluster compares them to; else the first topics. */
function comparedIn(brief: DraftBrief, groups: KeywordGroups): { sides: string[]; others: string[] } {
  const sidesIn = (text: string) => sidesOf(text, [brief.clusterName, ...brief.keywords]);
  const named = [brief.title, brief.primaryKeyword, ...groups.comparisons].map(sidesIn).find((sides) => sides.length > 0);
  if (!named) {
    const topics = few(groups.topics, 3);
    return { sides: topics.length > 1 ? topics : [brief.primaryKeyword, topics[0] ?? UNKNOWN], others: groups.comparisons };
  }
  const within = (side: string, sides: string[]) => distinct([...sides, side]).length === sides.length;
  const first = distinct(named);
  const joined = groups.comparisons.map(sidesIn).filter((sides) => sides.some((side) => within(side, first)));
  const sides = few(distinct([...first, ...joined.flat()]), MOST_SIDES);
  const covered = (text: string) => sidesIn(text).length > 0 && sidesIn(text).every((side) => within(side, sides));
  return { sides, others: groups.comparisons.filter((text) => !covered(text)) };
}

export const review: Outline = (brief, groups) => {
  const subjects = subjectsOf(brief);
  const aspects = distinct(groups.topics.flatMap((topic) => aspectOf(topic, subjects) ?? []));
  const topics = groups.topics.filter((topic) => aspectOf(topic, subjects) === null);
  return [
    opening(brief, 'the verdict in one sentence: whether to buy it, and for whom.'),
    table(
      [],
      [
        [strong('Reviewed'), gap('exact name and version.')],
        [strong('Price'), gap('what it costs today, and where.')],
        [strong('Used for'), gap('how long, and for what.')],
        [strong('Rating'), gap('out of 5.')],
      ],
    ),
    columns([
      [
        heading('Pros', 3),
        list([gap('what it does better than others, with a measurement.'), gap('another strength.'), gap('a third, if there is one.')]),
      ],
      [
        heading('Cons', 3),
        list([gap('what bothered you, and whom it will bother.'), gap('another weakness.'), gap('what its maker does not say.')]),
      ],
    ]),
    heading('How we tested'),
    paragraph(gap('what you did with it, for how long, and against what; say so plainly if you were given it.')),
    ...(aspects.length > 0
      ? [
          heading('Point by point'),
          table(
            ['', 'What we found', 'Out of 5'],
            few(aspects).map((aspect) => [strong(aspect), gap('a measurement or an observation.'), gap('points.')]),
          ),
        ]
      : []),
    ...topicSections(topics, brief),
    ...priceSection(groups.prices, 'whether it is worth its price, held against the next cheaper one.'),
    ...problemSections(groups.problems, 'Known problems'),
    ...questionSections(groups.questions, brief),
    heading('Alternatives'),
    list([
      ...few([...groups.comparisons, ...groups.choices], 4).map(
        (other) => html`${strong(`${sentence(other)}:`)} ${gap('when the other one is the better choice.')}`,
      ),
      gap('a cheaper one, and what it lacks.'),
    ]),
    heading('Verdict'),
    paragraph(gap('who should buy it, who should not, and the one reason for each.')),
    ...(brief.related.length > 0 ? linksSection(brief) : []),
  ];
};

const PICKS = /\b(best|top|picks?|recommended|favou?rites?|greatest)\b/i;
const CHEAP = /\b(budget|cheap|cheapest|affordable|under)\b/i;

export const listicle: Outline = (brief, groups) => {
  const picks = PICKS.test(`${brief.title} ${brief.primaryKeyword}`);
  const angles = anglesOf(brief, groups, picks);
  const entries = Array.from({ length: entryCount(brief.title, angles.length) }, (_, index) => angles[index]);
  const named = (angle: string | undefined, number: number) => {
    if (!angle) return html`${`${number}. `}${gap('name of the entry.')}`;
    return picks ? html`${`${number}. ${angle}: `}${gap('your pick.')}` : `${number}. ${angle}`;
  };
  const reason = (angle: string | undefined) => (angle && picks ? `why it is the ${angle.replace(/^B/, 'b')}` : 'why it stands here');
  return [
    opening(brief, 'what the entries have in common, and which one to take if the reader wants only one.'),
    heading('The list in short'),
    table(
      picks ? ['', 'Entry', 'Our pick', 'Price'] : ['', 'Entry', 'Why it counts'],
      entries.map((angle, index) => [
        `${index + 1}`,
        angle ?? gap(picks ? 'best for whom or what.' : 'name.'),
        gap(picks ? 'name.' : 'in five words.'),
        ...(picks ? [gap('today’s.')] : []),
      ]),
    ),
    heading('How we chose'),
    list([gap('what an entry must have.'), gap('what ruled others out.'), gap('how you know: tested, used, asked.')]),
    ...entries.flatMap((angle, index) => [
      heading(named(angle, index + 1)),
      paragraph(gap(`${reason(angle)}, with one fact of your own.`)),
      ...(picks
        ? [list([html`Good for: ${gap('whom.')}`, html`Not for: ${gap('whom, and the number of the entry to take instead.')}`])]
        : []),
    ]),
    ...problemSections(groups.problems),
    ...questionSections([...groups.questions, ...groups.comparisons], brief),
    ...(brief.related.length > 0 ? linksSection(brief) : []),
  ];
};

/** What an entry can stand for: something to be best at, or a thing of its own; "noise level" is neither. */
function anglesOf(brief: DraftBrief, groups: KeywordGroups, picks: boolean): string[] {
  const subjects = subjectsOf(brief);
  const kinds = groups.topics.filter((topic) => / with /i.test(topic) || aspectOf(topic, subjects) === null);
  const cheap = groups.prices.filter((price) => CHEAP.test(price));
  if (!picks) return distinct([...kinds, ...groups.choices, ...cheap].map(sentence));
  return distinct(['Best overall', ...[...groups.choices, ...cheap, ...kinds].map(bestAt)]);
}

/** "Best for tea" of "best electric kettle for tea" and of "electric kettle for tea"; "Best glass kettle" of "glass kettle". */
function bestAt(keyword: string): string {
  const use = /\sfor (.+)$/i.exec(keyword)?.[1];
  if (use) return `Best for ${use}`;
  return PICKS.test(keyword) ? sentence(keyword) : `Best ${keyword}`;
}

/** As many as the title promises, where it promises 3 to 25; else one per angle, 5 to 10. */
const entryCount = (title: string, angles: number): number => promisedEntries(title) ?? Math.min(10, Math.max(5, angles));
