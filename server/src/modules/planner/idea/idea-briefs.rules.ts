/** The brief of an idea: an outline that a writer can begin from, made of the searches that it has to answer. */
import type { PageKind } from './page-kind.rules.ts';

export interface BriefWish {
  kind: PageKind;
  hub: boolean;
  clusterName: string;
  primary: string;
  /** The other searches that it answers, most searched first. */
  supporting: string[];
  /** Working titles of the other ideas of its cluster. */
  siblings: string[];
}

interface Outline {
  aim: string;
  sections: string[];
}

const MOST_SECTIONS = 8;

export function briefFor(wish: BriefWish): string {
  const { aim, sections } = wish.hub ? hub(wish) : OUTLINES[wish.kind](wish);
  const answered = sections.join('\n').toLowerCase();
  const open = wish.supporting.filter((keyword) => !answered.includes(keyword.toLowerCase()));
  return [
    `Aim: ${aim}`,
    'Outline:',
    ...sections.map((section, at) => `${at + 1}. ${section}`),
    ...(open.length > 0 ? ['Also answer, in a section or in the FAQ:', ...open.slice(0, 12).map((keyword) => `- ${keyword}`)] : []),
    ...(wish.siblings.length > 0 && !wish.hub ? [`Link to: ${wish.siblings.slice(0, 4).join('; ')}.`] : []),
  ].join('\n');
}

const OUTLINES: Record<PageKind, (wish: BriefWish) => Outline> = {
  comparison: ({ primary }) => {
    const sides = sidesOf(primary);
    return {
      aim: `let somebody who searches "${primary}" decide within a minute, and understand why.`,
      sections: [
        'The short answer: who should take which.',
        'Side by side: a table of what differs (price, effort, result, upkeep).',
        ...sides.map((side) => `${capital(side)}: what it does well, where it falls short, who it suits.`),
        'The differences that matter in daily use, one by one.',
        'Verdict for each kind of reader.',
      ],
    };
  },
  review: ({ primary }) => ({
    aim: `tell somebody who searches "${primary}" whether to buy, on the ground of use.`,
    sections: [
      'Verdict in three sentences, with who it is for and who should pass.',
      'How it was tried, and for how long.',
      'What is good, each point with what was seen.',
      'What is not, each point with how much it matters.',
      'Facts in a table: size, price, what is in the box.',
      'Alternatives, and when they are the better buy.',
    ],
  }),
  choice: ({ primary, supporting }) => ({
    aim: `help somebody who searches "${primary}" choose one, with reasons they can check.`,
    sections: [
      'Our picks at a glance: a table with what each is best for and its price.',
      'How we chose: the criteria, in the order in which they matter.',
      ...supporting.slice(0, 5).map((keyword) => `Pick for "${keyword}": why this one, its weak spot, its price.`),
      ...(supporting.length < 3 ? ['Each pick: what it is best for, its weak spot, its price.'] : []),
      'How to choose for your own case: three questions to ask yourself.',
    ],
  }),
  alternatives: ({ primary }) => ({
    aim: `help somebody who searches "${primary}" find what fits better, and say honestly what they give up.`,
    sections: [
      'Why people look elsewhere, in a short list.',
      'The alternatives at a glance: a table with what each is best for, its price and what it lacks.',
      'Each alternative: who it suits, what is better, what is worse, what moving costs.',
      'When to stay.',
      'How to try one without risk.',
    ],
  }),
  list: ({ primary, supporting }) => ({
    aim: `give somebody who searches "${primary}" entries that they can use, not a long list.`,
    sections: [
      'What the entries have in common, and how they were selected.',
      ...supporting.slice(0, 5).map((keyword) => `"${keyword}": what it is, an example, when to take it.`),
      'The entries, best first: what it is, an example, when to take it.',
      'Where to begin.',
    ],
  }),
  steps: ({ primary, supporting }) => ({
    aim: `get somebody who searches "${primary}" to the result at the first try.`,
    sections: [
      'What the result looks like, how long it takes, what it costs.',
      'What you need.',
      'The steps in order, each with how to tell that it worked.',
      ...supporting.slice(0, 3).map((keyword) => `Variation or detail: ${keyword}.`),
      'Usual mistakes, and what to do about each.',
      'When to do it again, and when to leave it to somebody else.',
    ],
  }),
  question: ({ primary, supporting }) => ({
    aim: `answer "${primary}" in the first paragraph, then say why.`,
    sections: [
      'The answer, in two or three sentences.',
      'Why it is so, with an example or a figure.',
      ...supporting.slice(0, 4).map((keyword) => `${capital(keyword)}: a short answer of its own.`),
      'Exceptions: when another answer is right.',
      'What to do now.',
    ],
  }),
  cost: ({ primary, supporting }) => ({
    aim: `tell somebody who searches "${primary}" what they will pay, and what drives it.`,
    sections: [
      'The range, and what most people pay, with the date of the figures.',
      'A table: what each price level gets you.',
      'What makes it dearer or cheaper.',
      ...supporting.slice(0, 4).map((keyword) => `Figures for "${keyword}".`),
      'How to save without regretting it; costs that are forgotten.',
    ],
  }),
  service: ({ primary, supporting }) => ({
    aim: `lead somebody who searches "${primary}" to get in touch.`,
    sections: [
      'What is offered, for whom and where, with one way to get in touch.',
      'What is included, and what is not.',
      ...supporting.slice(0, 4).map((keyword) => `A part of its own for "${keyword}".`),
      'How it goes, from the first call to the last step; how long it takes; what it costs.',
      'Proof: work done, reviews, qualifications.',
      'Questions that keep people from asking, answered.',
    ],
  }),
  offer: ({ primary, supporting }) => ({
    aim: `take somebody who searches "${primary}" to one action.`,
    sections: [
      'The offer in one sentence, for whom it is, and the action.',
      'What they get, in three points.',
      ...supporting.slice(0, 3).map((keyword) => `What it means for "${keyword}".`),
      'Conditions, dates and what it costs afterwards.',
      'Proof, then the action again.',
    ],
  }),
  buy: ({ primary, supporting }) => ({
    aim: `let somebody who searches "${primary}" buy without another search.`,
    sections: [
      'What it is, for whom, and the price.',
      'What sets it apart, in three points that can be checked.',
      'Facts in a table: sizes, materials, what is in the box.',
      ...supporting.slice(0, 4).map((keyword) => `What buyers of "${keyword}" need to know.`),
      'Delivery, returns and warranty.',
      'Questions before buying, answered.',
    ],
  }),
  navigation: ({ primary }) => ({
    aim: `bring somebody who searches "${primary}" to what they look for.`,
    sections: ['The way there, first thing on the page.', 'What to do when it does not work.', 'Whom to ask.'],
  }),
  topic: ({ primary, supporting, clusterName }) => ({
    aim: `give somebody who searches "${primary}" all they need to know on one page.`,
    sections: [
      `What it is, and for whom: "${clusterName}" for somebody new to it.`,
      ...supporting.slice(0, MOST_SECTIONS - 3).map((keyword) => `${capital(keyword)}: what it means in practice, and when it matters.`),
      ...(supporting.length < 3 ? ['How it works.', 'What to look for, and what to avoid.'] : []),
      'Mistakes that beginners make.',
      'Where to go from here.',
    ],
  }),
};

const hub = ({ clusterName, supporting, siblings }: BriefWish): Outline => ({
  aim: `be the way into everything on "${clusterName}": whoever lands here finds the page they need.`,
  sections: [
    `What "${clusterName}" is about, in a paragraph that answers the broad search itself.`,
    ...siblings.slice(0, MOST_SECTIONS).map((title) => `Teaser and link: ${title}`),
    ...supporting.slice(0, 3).map((keyword) => `A short answer to "${keyword}", with a link to more.`),
    'Where to begin: one way for beginners, one for those who want to buy, one for those who have a problem.',
  ],
});

function sidesOf(text: string): string[] {
  const plain = text.replace(/^.*?\bdifferences? between\s+/i, '').replace(/[?:].*$/, '');
  const sides = plain.split(/\s+(?:vs\.?|versus|or|compared to|compared with|and)\s+/i).map((side) => side.trim());
  return sides.length > 1 ? sides.filter((side) => side !== '') : [];
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
