/**
 * Moves rows by COPY, in the text form that is the same for every version of PostgreSQL, and counts and hashes them as they
 * pass. A row ends with a line feed; those within values are written as \n.
 */
import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';
import type { ArchiveWriter } from './archive.ts';
import { quoted, type Table } from './catalog.ts';
import { partName, type TableCheck } from './manifest.ts';

const PART_BYTES = 1 << 20;
const LINE_FEED = 10;

/** So that values are written the same whatever the server, the database or the role has set; and rows in the order in which they lie. */
const SETTINGS = [
  `client_encoding = 'UTF8'`,
  `datestyle = 'ISO'`,
  `intervalstyle = 'postgres'`,
  `timezone = 'UTC'`,
  `bytea_output = 'hex'`,
  'extra_float_digits = 3',
  'synchronize_seqscans = off',
  'statement_timeout = 0',
  'lock_timeout = 0',
  'idle_in_transaction_session_timeout = 0',
  'search_path = public',
];

export async function prepare(client: pg.ClientBase): Promise<void> {
  await client.query(SETTINGS.map((setting) => `set ${setting}`).join('; '));
}

/** What passes, in short: the same for what went into a backup, what stands in it, and what came out. */
export class Tally {
  readonly #hash = createHash('sha256');
  #rows = 0;
  #bytes = 0;

  take(chunk: Buffer): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) this.#rows += 1;
  }

  of(name: string): TableCheck {
    return { name, rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/** A table, and which of its rows. */
export interface Source extends Table {
  /** A query that answers its columns; without one, every row is meant. */
  query?: string;
}

export async function copyOut(client: pg.ClientBase, table: Source, archive: ArchiveWriter): Promise<TableCheck> {
  const tally = new Tally();
  let waiting: Buffer[] = [];
  let size = 0;
  let part = 0;
  const pass = async () => {
    if (size === 0) return;
    part += 1;
    await archive.add(partName(table.name, part), Buffer.concat(waiting));
    waiting = [];
    size = 0;
  };
  for await (const chunk of rowsOf(client, table)) {
    tally.take(chunk);
    waiting.push(chunk);
    size += chunk.length;
    if (size >= PART_BYTES) await pass();
  }
  await pass();
  return tally.of(table.name);
}

/** Reads a table again as it would go into a backup: to see that it holds what it should. */
export async function tallyOf(client: pg.ClientBase, table: Table): Promise<TableCheck> {
  const tally = new Tally();
  for await (const chunk of rowsOf(client, table)) tally.take(chunk);
  return tally.of(table.name);
}

function rowsOf(client: pg.ClientBase, { name, columns, query }: Source): AsyncIterable<Buffer> {
  const what = query ? `(${query})` : `public.${quoted(name)} (${columns.map(quoted).join(', ')})`;
  return client.query(to(`copy ${what} to stdout`));
}

/** Rows on their way into a table; `into` is its name as SQL has it. */
export class CopyIn {
  readonly #stream: Writable;
  readonly #done: Promise<void>;

  constructor(client: pg.ClientBase, into: string, columns: string[]) {
    this.#stream = client.query(from(`copy ${into} (${columns.map(quoted).join(', ')}) from stdin`));
    this.#done = finished(this.#stream);
    // Told by whichever call comes next.
    this.#done.catch(() => undefined);
  }

  async write(chunk: Buffer): Promise<void> {
    if (this.#stream.write(chunk)) return;
    await Promise.race([new Promise((resolve) => this.#stream.once('drain', resolve)), this.#done]);
  }

  async end(): Promise<void> {
    this.#stream.end();
    await this.#done;
  }
}
