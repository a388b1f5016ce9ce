import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import type { ContentCoverage, CoverCandidate } from './content-coverage.port.ts';
import type { Embedder } from './embeddings/embedder.ts';
import { SentenceEncoder } from './embeddings/sentence-encoder.ts';
import type { ProposedIdea } from './idea/idea.rules.ts';
import { TakenIdeas } from './idea/taken-ideas.ts';
import { IdeaJudge } from './idea-judge.ts';

const encoder = new SentenceEncoder();
afterAll(() => encoder.stop());
const signal = new AbortController().signal;

const covering = (candidates: CoverCandidate[]): ContentCoverage => ({
  candidates: async () => candidates,
  isCovered: sql<boolean>`true`,
  assign: async () => {},
  release: async () => {},
});

const TEXTS = ['how to repair a bike chain', 'bicycle chain repair', 'best bike chain', 'bike chain cleaner', 'clean bike chain'];
const about = {
  siteId: 's',
  clusterId: 'c',
  language: 'en',
  keywords: TEXTS.map((text, at) => ({ id: `k${at}`, text, volume: 0 })),
};

const idea = (primary: number, title: string, contentStructure: ProposedIdea['contentStructure'] = 'tutorial'): ProposedIdea => ({
  title,
  brief: 'Steps.',
  contentType: 'article',
  contentStructure,
  primaryKeywordId: `k${primary}`,
  keywordIds: [`k${primary}`],
  estimatedWords: 900,
});

const judge = (candidates: CoverCandidate[] = [], embedder: Embedder = encoder) => new IdeaJudge(embedder, covering(candidates));

describe('proposed ideas', () => {
  it('become one where they say the same, with the keywords of both', async () => {
    const kept = await judge().withoutRepeats(
      [idea(0, 'How to Repair a Bike Chain'), idea(2, 'The Best Bike Chain', 'listicle'), idea(1, 'Bicycle Chain Repair, Step by Step')],
      new TakenIdeas('en'),
      about,
      signal,
    );
    expect(kept.map(({ title, keywordIds }) => [title, keywordIds])).toEqual([
      ['How to Repair a Bike Chain', ['k0', 'k1']],
      ['The Best Bike Chain', ['k2']],
    ]);
    expect(kept[0]?.brief).toContain('Also answer: bicycle chain repair.');
  }, 30_000);

  it('are dropped where an idea or a task has their primary keyword, or says the same', async () => {
    const taken = new TakenIdeas('en');
    taken.add({ title: 'Anything', contentStructure: 'guide', primaryKeywordId: 'k2', primaryText: 'best bike chain' });
    taken.add({ title: 'Fixing Your Bicycle Chain', contentStructure: 'tutorial', primaryKeywordId: null, primaryText: null });
    const kept = await judge().withoutRepeats(
      [idea(0, 'How to Repair a Bike Chain'), idea(2, 'The Best Bike Chain', 'listicle'), idea(4, 'How to Clean Your Bike Chain')],
      taken,
      about,
      signal,
    );
    expect(kept.map(({ title }) => title)).toEqual(['How to Clean Your Bike Chain']);
  }, 30_000);

  it('are compared by their words where the encoder fails', async () => {
    const broken: Embedder = { model: 'none', width: 1, knows: () => true, embed: () => Promise.reject(new Error('no encoder')) };
    const heard: unknown[] = [];
    const taken = new TakenIdeas('en');
    taken.add({ title: 'Cleaning a Bike Chain', contentStructure: 'tutorial', primaryKeywordId: null, primaryText: null });
    taken.add({ title: 'Fixing Your Bicycle Chain', contentStructure: 'tutorial', primaryKeywordId: null, primaryText: null });
    const kept = await new IdeaJudge(broken, covering([]), (error) => heard.push(error)).withoutRepeats(
      [idea(0, 'How to Repair a Bike Chain'), idea(4, 'How to Clean Your Bike Chain')],
      taken,
      about,
      signal,
    );
    expect(kept.map(({ title }) => title)).toEqual(['How to Repair a Bike Chain']);
    expect(heard).toHaveLength(1);
  });

  it('are covered by content that aims at the same keyword first, then by what says the same', async () => {
    const candidate = (contentId: string, title: string, change: Partial<CoverCandidate> = {}): CoverCandidate => ({
      idea: 0,
      contentId,
      title,
      contentStructure: 'imported_article',
      samePrimaryKeyword: false,
      ...change,
    });
    const other = candidate('other', 'Our Favourite Bike Rides');
    const alike = candidate('alike', 'Fixing Your Bicycle Chain');
    const aimed = candidate('aimed', 'Chain Trouble', { samePrimaryKeyword: true });
    const covered = (...candidates: CoverCandidate[]) =>
      judge(candidates).coveredBy([{ ...idea(0, 'How to Repair a Bike Chain'), primaryText: TEXTS[0] as string }], about, signal);
    expect(await covered(other)).toEqual([null]);
    expect(await covered(other, alike)).toEqual(['alike']);
    expect(await covered(other, alike, aimed)).toEqual(['aimed']);
    // What another idea was answered is not this one's.
    expect(await covered({ ...alike, idea: 1 })).toEqual([null]);
  }, 30_000);
});
