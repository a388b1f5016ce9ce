/** Reads a whole backup and holds it against what it says of itself, without a database. */
import { damaged, readArchive, wholeOf } from './archive.ts';
import { CHECKS, type Checks, HEAD, type Head, parseChecks, parseHead, type TableCheck, tableOfPart } from './manifest.ts';
import { Tally } from './rows.ts';

export interface Verified {
  head: Head;
  checks: Checks;
  /** What else was put into it, by name. */
  extras: Map<string, Buffer>;
}

/** @throws StartupError saying what is wrong with it. */
export async function verifyArchive(file: string, signal?: AbortSignal): Promise<Verified> {
  let head: Head | undefined;
  let checks: Checks | undefined;
  const extras = new Map<string, Buffer>();
  const tallies = new Map<string, Tally>();
  for await (const { name, body } of readArchive(file)) {
    signal?.throwIfAborted();
    const table = tableOfPart(name);
    if (table !== undefined) {
      const tally = tallies.get(table) ?? new Tally();
      tallies.set(table, tally);
      for await (const chunk of body) tally.take(chunk);
      continue;
    }
    const text = await wholeOf(body);
    if (name === HEAD) {
      head = parseHead(text);
      if (!head) throw damaged(file, 'it is not a backup that this version of IGNY8 knows');
    } else if (name === CHECKS) checks = parseChecks(text);
    else extras.set(name, text);
  }
  if (!head) throw damaged(file, 'it does not say what it is');
  if (!checks) throw damaged(file, 'its end is missing');
  compare(file, head, checks, tallies);
  return { head, checks, extras };
}

function compare(file: string, head: Head, checks: Checks, tallies: Map<string, Tally>): void {
  const names = new Set(head.tables.map((table) => table.name));
  for (const name of tallies.keys()) if (!names.has(name)) throw damaged(file, `it holds rows of a table ${name} that it does not name`);
  for (const { name } of head.tables) {
    const wanted = checks.tables.find((check) => check.name === name);
    if (!wanted) throw damaged(file, `nothing is said of the table ${name}`);
    const fault = difference(wanted, (tallies.get(name) ?? new Tally()).of(name));
    if (fault) throw damaged(file, fault);
  }
}

/** In words, what two looks at one table do not agree on; undefined where they agree. */
export function difference(wanted: TableCheck, found: TableCheck): string | undefined {
  if (found.rows !== wanted.rows) return `the table ${wanted.name} has ${found.rows} rows of ${wanted.rows}`;
  if (found.sha256 !== wanted.sha256) return `the rows of the table ${wanted.name} are not as they were`;
  return undefined;
}
