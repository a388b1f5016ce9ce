/**
 * The vectors of keywords, each worked out once: looked up, and only the missing made. They are written as they are made,
 * so a run that was killed goes on where it was. What is answered is what is kept, on the first run as on the next.
 */
import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import type { PlannerTables } from '../planner.tables.ts';
import type { Embedder } from './embedder.ts';
import { fromHalfFloats, toHalfFloats } from './half-floats.rules.ts';

export interface TextOfKeyword {
  id: string;
  text: string;
}

const READ_AT_ONCE = 2_000;
/** So few that a killed run loses seconds, so many that the threads seldom wait for each other. */
const MADE_AT_ONCE = 512;

export class KeptEmbeddings {
  readonly #db: Database;
  readonly #embedder: Embedder;

  constructor(db: Database, embedder: Embedder) {
    this.#db = db;
    this.#embedder = embedder;
  }

  get width(): number {
    return this.#embedder.width;
  }

  knows(language: string): boolean {
    return this.#embedder.knows(language);
  }

  /**
   * @param onProgress told how many of those that were missing are made.
   * @returns one vector a keyword, row by row.
   */
  async of(keywords: TextOfKeyword[], signal: AbortSignal, onProgress: (made: number, missing: number) => void): Promise<Float32Array> {
    const rows = new Float32Array(keywords.length * this.width);
    const rowAt = (at: number) => rows.subarray(at * this.width, (at + 1) * this.width);
    const kept = await this.#read(keywords, signal, rowAt);
    // By length: the encoder pads the shorter texts of a batch.
    const missing = [...keywords.keys()]
      .filter((at) => !kept.has(at))
      .sort((a, b) => (keywords[a] as TextOfKeyword).text.length - (keywords[b] as TextOfKeyword).text.length);
    onProgress(0, missing.length);
    let writing = Promise.resolve();
    try {
      for (let from = 0; from < missing.length; from += MADE_AT_ONCE) {
        const batch = missing.slice(from, from + MADE_AT_ONCE);
        const texts = batch.map((at) => (keywords[at] as TextOfKeyword).text);
        const made = await this.#embedder.embed(texts, signal, (done) => onProgress(from + done, missing.length));
        const vectors = batch.map((at, place) => {
          const bytes = toHalfFloats(made.subarray(place * this.width, (place + 1) * this.width));
          fromHalfFloats(bytes, rowAt(at));
          return { id: (keywords[at] as TextOfKeyword).id, bytes };
        });
        // While one batch is written the next is made.
        await writing;
        writing = this.#write(vectors);
      }
    } finally {
      await writing;
    }
    return rows;
  }

  /** @returns the numbers of the keywords whose vectors are kept. */
  async #read(keywords: TextOfKeyword[], signal: AbortSignal, rowAt: (at: number) => Float32Array): Promise<Set<number>> {
    const kept = new Set<number>();
    for (let from = 0; from < keywords.length; from += READ_AT_ONCE) {
      signal.throwIfAborted();
      const batch = keywords.slice(from, from + READ_AT_ONCE);
      const numbers = new Map(batch.map(({ id }, place) => [id, from + place]));
      const found = await this.#db
        .rows<PlannerTables>()
        .selectFrom('keyword_embedding')
        .select(['keyword_id', sql<Buffer>`vector`.as('vector')])
        .where('keyword_id', '=', anyOf([...numbers.keys()]))
        .where('model', '=', this.#embedder.model)
        .execute();
      for (const { keyword_id, vector } of found) {
        const at = numbers.get(keyword_id) as number;
        fromHalfFloats(vector, rowAt(at));
        kept.add(at);
      }
    }
    return kept;
  }

  /** A keyword that was deleted meanwhile needs none. */
  async #write(vectors: { id: string; bytes: Buffer }[]): Promise<void> {
    const ids = vectors.map(({ id }) => id);
    const bytes = vectors.map((vector) => vector.bytes);
    await sql`
      insert into keyword_embedding (site_id, keyword_id, model, vector)
      select keyword.site_id, keyword.id, ${this.#embedder.model}, made.vector
      from unnest(${ids}::uuid[], ${bytes}::bytea[]) as made(id, vector)
      join keyword on keyword.id = made.id order by keyword.id for key share of keyword
      on conflict do nothing`.execute(this.#db.rows<PlannerTables>());
  }
}
