/**
 * The nearest neighbours of rows by cosine: by usearch's HNSW index where its binary is, on one thread, because more would
 * not give the same graph twice; otherwise, and for few rows, by looking at every pair. Rows must have length 1.
 */
import { createRequire } from 'node:module';
import { dot, rowOf, type Vectors } from './vectors.rules.ts';

export interface Neighbours {
  readonly k: number;
  /** count x k, nearest first; -1 where there are fewer. */
  readonly ids: Int32Array;
  readonly cosines: Float32Array;
}

type Usearch = typeof import('usearch');

/** Up to this many pairs looking at each is as quick, and exact. */
const EXACT_PAIRS = 2_000_000;
const BATCH = 512;

export const nearestNeighbours = (rows: Vectors, k: number, onProgress?: (share: number) => void): Neighbours =>
  nearestIn(rows, rows, k, onProgress);

/** For each query its k nearest rows. Where the queries are the rows themselves, no row is its own neighbour. */
export function nearestIn(rows: Vectors, queries: Vectors, k: number, onProgress: (share: number) => void = () => {}): Neighbours {
  const usearch = rows.count * queries.count <= EXACT_PAIRS ? null : loadUsearch();
  return usearch ? approximate(usearch, rows, queries, k, onProgress) : exact(rows, queries, k, onProgress);
}

/** Null on a system that has no binary of it: there every pair is looked at, which takes longer. */
function loadUsearch(): Usearch | null {
  try {
    return createRequire(import.meta.url)('usearch') as Usearch;
  } catch {
    return null;
  }
}

const none = (queries: Vectors, k: number): Neighbours => ({
  k,
  ids: new Int32Array(queries.count * k).fill(-1),
  cosines: new Float32Array(queries.count * k),
});

function approximate(usearch: Usearch, rows: Vectors, queries: Vectors, k: number, onProgress: (share: number) => void): Neighbours {
  const found = none(queries, k);
  const wanted = k + 1;
  const index = new usearch.Index({
    dimensions: rows.width,
    metric: usearch.MetricKind.IP,
    quantization: usearch.ScalarKind.I8,
    connectivity: 16,
    expansion_add: 64,
    expansion_search: 64,
    multi: false,
  });
  const batches = (of: Vectors) => Array.from({ length: Math.ceil(of.count / BATCH) }, (_, at) => at * BATCH);
  const slice = (of: Vectors, from: number) => of.data.subarray(from * of.width, Math.min(of.count, from + BATCH) * of.width);
  for (const from of batches(rows)) {
    const batch = slice(rows, from);
    index.add(
      BigUint64Array.from({ length: batch.length / rows.width }, (_, at) => BigInt(from + at)),
      batch,
      1,
    );
    onProgress((0.5 * from) / rows.count);
  }
  for (const from of batches(queries)) {
    // One query answers Matches, several BatchMatches, which alone says how many it found for each.
    const answer = index.search(slice(queries, from), wanted, 1) as { keys: BigUint64Array; counts?: BigUint64Array };
    const counts = answer.counts ?? BigUint64Array.of(BigInt(answer.keys.length));
    counts.forEach((count, at) => {
      const ids = Array.from(answer.keys.subarray(at * wanted, at * wanted + Number(count)), Number);
      note(found, rows, queries, from + at, ids);
    });
    onProgress(0.5 + (0.5 * from) / queries.count);
  }
  return found;
}

function exact(rows: Vectors, queries: Vectors, k: number, onProgress: (share: number) => void): Neighbours {
  const found = none(queries, k);
  const best = new Float32Array(k);
  for (let query = 0; query < queries.count; query += 1) {
    const row = rowOf(queries, query);
    const ids: number[] = [];
    for (let other = 0; other < rows.count; other += 1) {
      if (rows === queries && other === query) continue;
      const cosine = dot(row, rowOf(rows, other));
      if (ids.length === k && cosine <= (best[k - 1] as number)) continue;
      let place = Math.min(ids.length, k - 1);
      for (; place > 0 && cosine > (best[place - 1] as number); place -= 1) {
        best[place] = best[place - 1] as number;
        ids[place] = ids[place - 1] as number;
      }
      best[place] = cosine;
      ids[place] = other;
    }
    note(found, rows, queries, query, ids);
    if (query % BATCH === 0) onProgress(query / queries.count);
  }
  return found;
}

/** The index holds vectors in few bits; the cosines that count are taken from the rows themselves. */
function note(found: Neighbours, rows: Vectors, queries: Vectors, query: number, ids: number[]): void {
  const row = rowOf(queries, query);
  const ranked = ids
    .filter((id) => rows !== queries || id !== query)
    .map((id) => ({ id, cosine: dot(row, rowOf(rows, id)) }))
    .sort((a, b) => b.cosine - a.cosine || a.id - b.id)
    .slice(0, found.k);
  ranked.forEach(({ id, cosine }, place) => {
    found.ids[query * found.k + place] = id;
    found.cosines[query * found.k + place] = cosine;
  });
}
