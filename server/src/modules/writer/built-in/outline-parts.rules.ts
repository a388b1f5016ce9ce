/**
 * The parts that outlines share: sections for keywords, questions, prices and links. A gap says what belongs there and why
 * a reader wants it; nothing is made up, and no empty phrase fills the page.
 */
import { type Block, details, type Html, heading, html, type Inline, link, list, paragraph } from '../blocks/blocks.rules.ts';
import { gap } from '../blocks/gaps.rules.ts';
import type { DraftBrief } from '../draft-brief.ts';
import { question, sentence } from '../phrases.rules.ts';
import { answerGuide, topicGuide } from './guidance.rules.ts';
import { type KeywordGroups, meaningKey, meaningWords } from './keyword-groups.rules.ts';
import { subjectsOf } from './sides.rules.ts';

export type Outline = (brief: DraftBrief, groups: KeywordGroups) => Block[];

/** Each kind of section comes at most so often; the rest of the keywords stands in the closing notes. */
export const few = <T>(items: T[], limit = 6): T[] => items.slice(0, limit);

export const opening = (brief: DraftBrief, what: string): Block =>
  paragraph(gap(`${what} Use the words “${brief.primaryKeyword}” in the first sentence.`));

/** One section per keyword, each with what its readers came for. */
export const topicSections = (topics: string[], brief: DraftBrief, level: 2 | 3 = 2): Block[] =>
  few(topics).flatMap((topic) => [
    heading(sentence(topic), level),
    paragraph(gapWithLink(topicGuide(topic, subjectsOf(brief)), topic, brief)),
  ]);

export const questionSections = (questions: string[], brief: DraftBrief, title = 'Questions people ask'): Block[] =>
  questions.length === 0
    ? []
    : [heading(title), ...few(questions, 8).flatMap((asked) => [heading(question(asked), 3), paragraph(answerTo(asked, brief))])];

/** Questions that open at a touch, for pages that sell: an answer takes no room until it is wanted. */
export const questionDetails = (questions: string[], brief: DraftBrief, title: string, usual: string[] = []): Block[] => {
  const asked = questions.length > 0 ? few(questions) : usual;
  return asked.length === 0 ? [] : [heading(title), ...asked.map((text) => details(question(text), [paragraph(answerTo(text, brief))]))];
};

export const comparisonSections = (comparisons: string[], limit = 3): Block[] =>
  few(comparisons, limit).flatMap((compared) => [
    heading(sentence(compared)),
    paragraph(gap('the difference in one sentence, then for whom each side is the right one.')),
  ]);

export const problemSections = (problems: string[], title = 'When something goes wrong'): Block[] =>
  problems.length === 0
    ? []
    : [
        heading(title),
        ...few(problems, 4).flatMap((problem) => [
          heading(sentence(problem), 3),
          paragraph(gap('the most likely cause first, how to check it, what to do, and when to stop trying.')),
        ]),
      ];

export const priceSection = (prices: string[], what: string): Block[] =>
  prices.length === 0 ? [] : [heading('What it costs'), paragraph(gap(`${what} Readers search ${quoted(prices)}.`))];

export const choiceSection = (choices: string[]): Block[] =>
  choices.length === 0
    ? []
    : [
        heading('How to choose'),
        paragraph(gap('the two or three questions that decide it, in the order in which to ask them.')),
        list(few(choices, 5).map((choice) => html`<strong>${sentence(choice)}:</strong> ${gap('your pick, and the one reason for it.')}`)),
      ];

/** How much of what a phrase and a title say beside the cluster's subject must be the same. */
const SAME_PAGE = 0.5;
const NO_SUBJECT = new Set('best top guide review complete ultimate'.split(' '));

/** The page of the cluster that is about the same as the phrase, beyond what all of them are about. */
function pageAbout(phrase: string, { primaryKeyword, clusterName, related }: DraftBrief): DraftBrief['related'][number] | undefined {
  const common = new Set(meaningKey(`${clusterName} ${primaryKeyword}`).split(' '));
  const ownWords = (text: string) => meaningWords(text).filter((word) => !common.has(word) && !NO_SUBJECT.has(word));
  const own = new Set(ownWords(phrase));
  const likeness = (title: string) => {
    const words = [...new Set(ownWords(title))];
    // What a title names first is what it is about: "How to clean a burr grinder" is about cleaning.
    const weight = (word: string) => (word === words[0] ? 2 : 1);
    const sum = (some: string[]) => some.reduce((total, word) => total + weight(word), 0);
    const shared = words.filter((word) => own.has(word));
    return shared.length === 0 ? 0 : sum(shared) / (sum(words) + own.size - shared.length);
  };
  const [best] = related.map((page) => ({ page, like: likeness(page.title) })).sort((a, b) => b.like - a.like);
  return best && best.like >= SAME_PAGE ? best.page : undefined;
}

/** A gap, and behind it the link to the page that the cluster has about the phrase. */
export function gapWithLink(what: string, phrase: string, brief: DraftBrief, { wanted = false } = {}): Inline {
  const page = pageAbout(phrase, brief);
  if (page) return html`${gap(what)} ${link(page.title, page.url)}`;
  return gap(wanted ? `${what.replace(/\.$/, '')}, and a link to the page about it when there is one.` : what);
}

/** Where another page of the cluster answers the question already, this one does not compete with it. */
export function answerTo(asked: string, brief: DraftBrief): Inline {
  const page = pageAbout(asked, brief);
  return page
    ? html`${gap('the answer in one sentence; the page behind the link has the rest.')} ${link(page.title, page.url)}`
    : gap(answerGuide(asked));
}

/** Links into the cluster, or the gap where they belong. */
export function linkList(brief: DraftBrief, told?: string): Block {
  const links = brief.related.map(({ title, url }) => (told ? html`${link(title, url)}: ${gap(told)}` : link(title, url)));
  return list(
    links.length > 0 ? links : [gap(`links to your own pages about ${brief.clusterName}; nothing of this cluster is in WordPress yet.`)],
  );
}

export const linksSection = (brief: DraftBrief, title = `More about ${brief.clusterName}`): Block[] => [heading(title), linkList(brief)];

export const quoted = (keywords: string[], limit = 3): string =>
  few(keywords, limit)
    .map((keyword) => `“${keyword}”`)
    .join(', ');

export const strong = (text: Inline): Html => html`<strong>${text}</strong>`;

const HEADING = /(<h([2-4]) [^>]*>)(.*?)(<\/h\2>)/g;

/** A keyword may say what a heading of the outline says already ("pros"): the later one names its subject. */
export function withoutTwinHeadings(blocks: Block[], subject: string): Block[] {
  const seen = new Set<string>();
  const own = html`${subject}`.source;
  return blocks.map((block) =>
    block.replace(HEADING, (_whole, open: string, _level, text: string, close: string) => {
      let unique = text;
      for (let count = 1; seen.has(unique.toLowerCase()); count += 1) unique = `${text} (${count === 1 ? own : `${own}, ${count}`})`;
      seen.add(unique.toLowerCase());
      return `${open}${unique}${close}`;
    }),
  );
}
