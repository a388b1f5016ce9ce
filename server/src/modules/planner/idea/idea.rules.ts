/**
 * Proposes content for a cluster from its keywords alone, where no AI provider is configured: what people type tells what
 * kind of page they want. Pure; never proposes the same primary keyword twice.
 */
import type { ContentStructure, ContentType } from '../content-structure.rules.ts';

export interface IdeaKeyword {
  id: string;
  text: string;
  volume: number;
}

export interface ProposedIdea {
  title: string;
  brief: string;
  contentType: ContentType;
  contentStructure: ContentStructure;
  primaryKeywordId: string;
  keywordIds: string[];
  estimatedWords: number;
}

interface Kind {
  type: ContentType;
  structure: ContentStructure;
  words: number;
  asks: RegExp | null;
  title: (keyword: string) => string;
  brief: string;
}

/** The first kind whose pattern a keyword matches takes it; the last takes the rest. */
const KINDS: Kind[] = [
  {
    type: 'article',
    structure: 'comparison',
    words: 1400,
    asks: /\b(vs|versus|or|compared|comparison|alternatives?|difference)\b/i,
    title: (k) => `${k}: How They Compare`,
    brief: 'Say who each option is for, hold them against each other in a table, and end with a clear choice for each kind of reader.',
  },
  {
    type: 'article',
    structure: 'review',
    words: 1200,
    asks: /\breviews?\b/i,
    title: (k) => `${k}: What It Does Well, and What It Does Not`,
    brief: 'Say how it was tried, give pros and cons with reasons, and a verdict for each kind of reader.',
  },
  {
    type: 'article',
    structure: 'listicle',
    words: 1500,
    asks: /\b(best|top|cheapest|ideas|examples|types|tips|brands)\b/i,
    title: (k) => `${k}: Our Picks, and How We Chose`,
    brief: 'Name the criteria first, then the entries with what each is best for, its price and its weak spot.',
  },
  {
    type: 'article',
    structure: 'tutorial',
    words: 1300,
    asks: /\b(how to|how do|steps?|diy|setup|set up|install|clean|make|fix|dial in)\b/i,
    title: (k) => `${k}: Step by Step`,
    brief: 'List what is needed, then the steps in order, each with how to tell that it worked, and the usual mistakes.',
  },
  {
    type: 'page',
    structure: 'landing_page',
    words: 700,
    asks: /\b(buy|price|prices|cost|deal|deals|sale|shop|order|near me|for sale|cheap|discount)\b/i,
    title: (k) => k,
    brief: 'Say what is offered and for whom, answer the three questions that keep people from buying, and ask for one action.',
  },
  {
    type: 'article',
    structure: 'guide',
    words: 1800,
    asks: null,
    title: (k) => `${k}: The Complete Guide`,
    brief: 'Explain the topic from the start, answer the questions below one by one, and link to the other pages of this cluster.',
  },
];

/** At most one idea for each kind that the keywords ask for, the most searched kind first. */
export function proposeIdeas(clusterName: string, keywords: IdeaKeyword[], takenPrimaryIds: ReadonlySet<string>): ProposedIdea[] {
  const groups = new Map<Kind, IdeaKeyword[]>();
  for (const keyword of keywords) {
    const kind = KINDS.find(({ asks }) => asks === null || asks.test(keyword.text)) as Kind;
    groups.set(kind, [...(groups.get(kind) ?? []), keyword]);
  }
  return [...groups]
    .map(([kind, members]) => ({ kind, members: members.sort((a, b) => b.volume - a.volume || a.text.length - b.text.length) }))
    .sort((a, b) => sum(b.members) - sum(a.members))
    .flatMap(({ kind, members }) => {
      const [primary] = members;
      if (!primary || takenPrimaryIds.has(primary.id)) return [];
      return {
        title: kind.title(titleCase(primary.text)),
        brief: briefFor(kind, clusterName, members),
        contentType: kind.type,
        contentStructure: kind.structure,
        primaryKeywordId: primary.id,
        keywordIds: members.map((keyword) => keyword.id),
        estimatedWords: kind.words,
      };
    });
}

function briefFor(kind: Kind, clusterName: string, members: IdeaKeyword[]): string {
  const covers = members.slice(0, 8).map((keyword) => `- ${keyword.text}`);
  return [`For the cluster "${clusterName}".`, kind.brief, 'It answers these searches:', ...covers].join('\n');
}

const sum = (keywords: IdeaKeyword[]): number => keywords.reduce((total, keyword) => total + keyword.volume, 0);

const SMALL = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'vs', 'with']);

const titleCase = (text: string): string =>
  text
    .trim()
    .split(/\s+/)
    .map((word, at) => (at > 0 && SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
