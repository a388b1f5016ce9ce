import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../../src/modules/planner/embeddings/embedder.ts';
import { KeptEmbeddings } from '../../../src/modules/planner/embeddings/kept-embeddings.ts';
import { startApi, type TestApi } from '../../kit/api.ts';

/** Makes three numbers of a text, and notes which texts it was asked for. */
class LettersEmbedder implements Embedder {
  readonly width = 3;
  readonly asked: string[] = [];
  constructor(
    readonly model: string,
    private readonly before: (asked: number) => Promise<unknown> = async () => {},
  ) {}

  knows(): boolean {
    return true;
  }

  async embed(texts: string[]): Promise<Float32Array> {
    await this.before(this.asked.length);
    this.asked.push(...texts);
    return Float32Array.from(texts.flatMap((text) => [text.length / 10, text.charCodeAt(0) / 100, 1 / 3]));
  }
}

let api: TestApi;
let keywords: { id: string; text: string }[];
beforeAll(async () => {
  api = await startApi();
  const { createSite } = await api.ok('mutation { createSite(input: { name: "Kept", url: "https://kept.example" }) { site { id } } }');
  const { addKeywords } = await api.ok(
    'mutation ($siteId: ID!, $keywords: [KeywordInput!]!) { addKeywords(siteId: $siteId, keywords: $keywords) { keywords { id text } } }',
    { siteId: createSite.site.id, keywords: Array.from({ length: 2_500 }, (_, at) => ({ text: `keyword ${at}` })) },
  );
  keywords = addKeywords.keywords;
});
afterAll(() => api.stop());

const never = new AbortController().signal;
const kept = async (model: string): Promise<number> =>
  (await api.sql('select count(*)::int as n from keyword_embedding where model = $1', [model]))[0]?.n;
const of = (embedder: Embedder, some = keywords, signal = never, onProgress = (_made: number, _missing: number) => {}) =>
  new KeptEmbeddings(api.services.db, embedder).of(some, signal, onProgress);

describe('vectors that are kept', () => {
  it('are made once for each model, and come back as they were first answered', async () => {
    const first = new LettersEmbedder('letters');
    const progress: [number, number][] = [];
    const made = await of(first, keywords, never, (done, missing) => progress.push([done, missing]));
    expect(first.asked).toHaveLength(2_500);
    expect(progress[0]).toEqual([0, 2_500]);
    keywords.forEach(({ text }, at) => {
      expect(made[3 * at]).toBeCloseTo(text.length / 10, 3);
    });
    const again = new LettersEmbedder('letters');
    expect(await of(again, keywords.toReversed())).toHaveLength(7_500);
    expect(again.asked).toEqual([]);
    expect(await of(again)).toEqual(made);
    const other = new LettersEmbedder('other letters');
    await of(other, keywords.slice(0, 5));
    expect(other.asked).toHaveLength(5);
    expect([await kept('letters'), await kept('other letters')]).toEqual([2_500, 5]);
  });

  it('are written as they are made: who is stopped in the middle begins there again', async () => {
    const stopped = new LettersEmbedder('stopped', async (asked) => {
      if (asked > 0) throw new Error('killed');
    });
    await expect(of(stopped)).rejects.toThrow('killed');
    const before = await kept('stopped');
    expect(before).toBe(stopped.asked.length);
    expect(before).toBeGreaterThan(0);
    const next = new LettersEmbedder('stopped');
    await of(next);
    expect(next.asked).toHaveLength(2_500 - before);
    expect(new Set([...stopped.asked, ...next.asked]).size).toBe(2_500);
  });

  it('are not wanted of a keyword that was deleted meanwhile', async () => {
    const [gone, ...rest] = keywords.splice(0, 3) as [{ id: string; text: string }, ...{ id: string; text: string }[]];
    const embedder = new LettersEmbedder('late', () =>
      api.ok('mutation ($ids: [ID!]!) { deleteKeywords(ids: $ids) { deleted } }', { ids: [gone.id] }),
    );
    expect(await of(embedder, [gone, ...rest])).toHaveLength(9);
    expect(await kept('late')).toBe(2);
  });
});
