/**
 * Proposes content for a cluster from its keywords alone, where no AI provider is configured: what people type tells what
 * kind of page they want. Pure. Each idea stands on keywords of its own, and the most searched comes first.
 */
import type { ContentStructure, ContentType } from '../content-structure.rules.ts';
import { briefFor } from './idea-briefs.rules.ts';
import { titleFor } from './idea-titles.rules.ts';
import type { PageKind } from './page-kind.rules.ts';
import { type Subject, subjectOf } from './subject.rules.ts';

export interface IdeaKeyword {
  id: string;
  text: string;
  /** Searches a month; unknown counts as none. */
  volume: number;
  intent?: 'informational' | 'commercial' | 'transactional' | 'navigational' | null;
}

export interface ProposedIdea {
  title: string;
  brief: string;
  contentType: ContentType;
  contentStructure: ContentStructure;
  primaryKeywordId: string;
  /** With the primary one; no keyword stands in two ideas. */
  keywordIds: string[];
  estimatedWords: number;
}

const FORMS: Record<PageKind | 'hub', { type: ContentType; structure: ContentStructure; words: number }> = {
  comparison: { type: 'article', structure: 'comparison', words: 1300 },
  review: { type: 'article', structure: 'review', words: 1200 },
  choice: { type: 'article', structure: 'listicle', words: 1600 },
  alternatives: { type: 'article', structure: 'listicle', words: 1500 },
  list: { type: 'article', structure: 'listicle', words: 1300 },
  steps: { type: 'article', structure: 'tutorial', words: 1100 },
  question: { type: 'article', structure: 'article', words: 800 },
  cost: { type: 'article', structure: 'guide', words: 1200 },
  service: { type: 'page', structure: 'service_page', words: 800 },
  offer: { type: 'page', structure: 'landing_page', words: 600 },
  buy: { type: 'product', structure: 'product_page', words: 600 },
  navigation: { type: 'page', structure: 'general_page', words: 400 },
  topic: { type: 'article', structure: 'guide', words: 1600 },
  hub: { type: 'page', structure: 'cluster_hub', words: 1000 },
};

/** Of these kinds every matter is a page of its own; of the others small matters stand together. */
const APART: ReadonlySet<PageKind> = new Set(['comparison', 'review', 'alternatives', 'list', 'steps', 'question']);
/** Of these kinds one page holds several matters only where somebody searches for the whole. */
const BROAD: ReadonlySet<PageKind> = new Set(['topic', 'choice']);
/** Keywords on one matter that carry a page of their own beside the broad one of their kind. */
const ENOUGH_FOR_A_PAGE = 4;
/** A lone question with less than this share of the searches is answered in the guide. */
const QUESTION_SHARE = 0.1;
/** What stands in so many of the keywords is what the cluster is about, and sets none of them apart. */
const COMMON_SHARE = 0.5;
const HUB_FROM = { ideas: 5, keywords: 15 };
const WORDS_A_KEYWORD = 60;

interface Member extends IdeaKeyword {
  kind: PageKind;
  subject: Subject;
  /** What sets it apart within the cluster. */
  own: Set<string>;
}

interface Page {
  kind: PageKind;
  hub: boolean;
  members: Member[];
}

/** At most so many ideas of a cluster at once: the rest of its keywords wait for the next time. */
const mostIdeas = (keywords: number): number => Math.min(20, Math.max(6, Math.ceil(3 * Math.sqrt(keywords))));

/** @param language of the keywords, ISO 639-1. */
export function proposeIdeas(clusterName: string, keywords: IdeaKeyword[], language = 'en'): ProposedIdea[] {
  const pages = foremost(
    foldQuestions(withHub(joinServices(pagesOf(membersOf(clusterName, keywords, language))), keywords.length)),
    mostIdeas(keywords.length),
  );
  const titles = pages.map(({ kind, hub, members }) => {
    const [{ text, own }] = members as [Member];
    return titleFor({ kind, hub, broad: own.size === 0, primary: text, language });
  });
  return pages.map(({ kind, hub, members }, at) => {
    const [primary, ...supporting] = members as [Member, ...Member[]];
    const form = FORMS[hub ? 'hub' : kind];
    return {
      title: (titles[at] as string).slice(0, 300),
      brief: briefFor({
        kind,
        hub,
        clusterName,
        primary: primary.text,
        supporting: supporting.map((keyword) => keyword.text),
        siblings: titles.filter((_, other) => other !== at),
      }),
      contentType: form.type,
      contentStructure: form.structure,
      primaryKeywordId: primary.id,
      keywordIds: members.map((keyword) => keyword.id),
      estimatedWords: form.words + Math.min(10, supporting.length) * WORDS_A_KEYWORD,
    };
  });
}

/** The most searched pages, and of each kind the first before any second. */
function foremost(pages: Page[], most: number): Page[] {
  const mostSearched = pages.toSorted((a, b) => volumeOf(b) - volumeOf(a) || b.members.length - a.members.length);
  const firsts = new Set([...Map.groupBy(mostSearched, ({ kind }) => kind).values()].map(([first]) => first as Page));
  const chosen = new Set([...new Set([...firsts, ...mostSearched])].slice(0, most));
  return mostSearched.filter((page) => chosen.has(page));
}

function membersOf(clusterName: string, keywords: IdeaKeyword[], language: string): Member[] {
  const named = subjectOf(clusterName, language).words;
  const all = keywords.map((keyword) => {
    const subject = subjectOf(keyword.text, language);
    return { ...keyword, subject, kind: wantedKind(keyword, subject.kind) };
  });
  const counts = new Map<string, number>();
  for (const { subject } of all) for (const stem of subject.words.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const common = (stem: string) => named.has(stem) || (all.length > 2 && (counts.get(stem) as number) >= COMMON_SHARE * all.length);
  const members = all.map((keyword) => ({ ...keyword, own: new Set([...keyword.subject.words.keys()].filter((stem) => !common(stem))) }));
  // Somebody else's log-in is no page of ours, unless the cluster is about nothing else.
  const wanted = members.filter(({ kind }) => kind !== 'navigation');
  return wanted.length > 0 ? wanted : members;
}

/** The words decide; where they say nothing, the intent that a file or a person gave does. */
function wantedKind({ intent }: IdeaKeyword, kind: PageKind): PageKind {
  if (kind !== 'topic') return kind;
  if (intent === 'transactional') return 'buy';
  return intent === 'navigational' ? 'navigation' : kind;
}

function pagesOf(members: Member[]): Page[] {
  return [...Map.groupBy(members, ({ kind }) => kind)].flatMap(([kind, of]) =>
    (APART.has(kind) ? apart(of) : together(of))
      .flatMap((group) => (BROAD.has(kind) && !group.some(isBroad) ? apart(group) : [group]))
      .map((group) => ({ kind, hub: false, members: group.sort(mostSearchedFirst) })),
  );
}

/** One group a matter: what is set apart by the same words, or by half of them, is one. */
function apart(members: Member[]): Member[][] {
  const groups: Member[][] = [];
  for (const member of members.toSorted(mostSearchedFirst)) {
    const group = groups.find(([first]) => likeness((first as Member).own, member.own) >= 0.5);
    if (group) group.push(member);
    else groups.push([member]);
  }
  return groups;
}

/** One broad group, beside it those that are set apart by a word that enough of them share. */
function together(members: Member[]): Member[][] {
  const shared = new Map<string, Member[]>();
  for (const member of members) for (const stem of member.own) shared.set(stem, [...(shared.get(stem) ?? []), member]);
  const left = new Set(members);
  const groups: Member[][] = [];
  for (const [, of] of [...shared].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))) {
    const free = of.filter((member) => left.has(member));
    // Nothing would be left for the broad one.
    if (free.length < ENOUGH_FOR_A_PAGE || free.length === left.size) continue;
    for (const member of free) left.delete(member);
    groups.push(free);
  }
  return left.size > 0 ? [[...left], ...groups] : groups;
}

function likeness(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  const shared = [...a].filter((stem) => b.has(stem)).length;
  return shared / (a.size + b.size - shared);
}

/** A question that few ask is a section of the guide, not a page. */
function foldQuestions(pages: Page[]): Page[] {
  const guides = pages.filter(({ kind, members }) => kind === 'topic' && members.some(isBroad)).sort((a, b) => volumeOf(b) - volumeOf(a));
  const guide = guides.find(({ hub }) => hub) ?? guides[0];
  if (!guide) return pages;
  const total = pages.reduce((sum, page) => sum + volumeOf(page), 0);
  const small = pages.filter((page) => page.kind === 'question' && page.members.length === 1 && volumeOf(page) <= QUESTION_SHARE * total);
  // Behind what the guide aims at, however often they are searched for.
  guide.members = [...guide.members, ...small.flatMap(({ members }) => members).sort(mostSearchedFirst)];
  return pages.filter((page) => !small.includes(page));
}

/** In a large cluster the broadest searches get the way into all its pages, and what goes deeper a page each. */
function withHub(pages: Page[], keywordCount: number): Page[] {
  if (pages.length < HUB_FROM.ideas || keywordCount < HUB_FROM.keywords) return pages;
  const broad = pages.find(({ kind, members }) => kind === 'topic' && members.some(isBroad));
  if (!broad) return pages;
  const head = broad.members.filter(isBroad);
  const deeper = apart(broad.members.filter((member) => !isBroad(member)));
  return [
    { ...broad, members: head, hub: true },
    ...pages.filter((page) => page !== broad),
    ...deeper.map((members) => ({ kind: broad.kind, hub: false, members })),
  ];
}

/** "Espresso machine repair" wants the same page as "espresso machine repair near me". */
function joinServices(pages: Page[]): Page[] {
  for (const service of pages.filter(({ kind }) => kind === 'service')) {
    const matters = service.members.filter(({ own }) => own.size > 0);
    for (const topic of pages.filter(({ kind }) => kind === 'topic')) {
      const same = topic.members.filter(({ own }) => matters.some((matter) => own.size > 0 && likeness(matter.own, own) === 1));
      topic.members = topic.members.filter((member) => !same.includes(member));
      service.members = [...service.members, ...same];
    }
  }
  return pages.filter(({ members }) => members.length > 0);
}

const isBroad = ({ own }: Member): boolean => own.size === 0;

const volumeOf = ({ members }: Page): number => members.reduce((sum, { volume }) => sum + volume, 0);

/** Of those that are searched alike the broader first. */
const mostSearchedFirst = (a: Member, b: Member): number =>
  b.volume - a.volume || a.own.size - b.own.size || a.text.length - b.text.length || (a.text < b.text ? -1 : 1);
