/** The writes: product and raw SQL in turns, in a copy of the database that goes afterwards. What both wrote is counted there. */
import pg from 'pg';
import { type Figure, percentile, type Report } from '../report.ts';
import { type Contender, startProduct, startRaw } from './contenders.ts';
import type { Databases } from './database.ts';
import type { Asked } from './load.ts';
import { ratio, rounds, type Stage, type Taken, type Turn } from './turns.ts';
import { type Counted, startCounted, statementsOf } from './wire.ts';
import { type WriteCase, writeCases } from './writes.ts';

export const WRITES = ['assign', 'createTasks', 'completeTask'];
const ROUNDS = 6;

export async function measureWrites(databases: Databases, size: number, chosen: string[], report: Report): Promise<void> {
  const names = WRITES.filter((name) => chosen.includes(name));
  if (names.length === 0) return;
  const database = await databases.copyOf(await databases.of(size));
  const sql = new pg.Client(database.url);
  await sql.connect();
  const started: Contender[] = [];
  let counted: Counted | undefined;
  try {
    const product = await startProduct(database);
    started.push(product);
    const raw = await startRaw(database);
    started.push(raw);
    counted = await startCounted(database);
    started.push(counted.product);
    const stage = { all: started, postgres: databases.pid };
    const cases = writeCases(sql, database.siteId);
    for (const name of names) {
      // What one case cannot do is told, and the others are measured all the same.
      await (cases[name] as () => Promise<WriteCase>)()
        .then((write) => measureWrite(write, { product, raw, counted: counted as Counted, stage }))
        .then((figures) => report(name, figures))
        .catch((error: Error) => {
          console.error(`${name}: ${error.message}`);
          process.exitCode = 1;
        });
    }
  } finally {
    for (const contender of started) await contender.stop();
    counted?.wire.close();
    await sql.end();
  }
}

interface Parts {
  product: Contender;
  raw: Contender;
  counted: Counted;
  stage: Stage;
}

async function measureWrite(write: WriteCase, { product, raw, counted, stage }: Parts): Promise<Figure[]> {
  let asked = 0;
  const several = (one: () => Asked) => (): Asked[] => {
    asked += write.perTurn;
    return Array.from({ length: write.perTurn }, one);
  };
  const turns: Turn[] = [
    { contender: product, next: several(write.product) },
    { contender: raw, next: several(write.raw) },
  ];
  await rounds(turns, 1, write.atOnce, stage);
  const [ours, limit] = (await rounds(turns, ROUNDS, write.atOnce, stage)) as [Taken, Taken];
  const statements = await statementsOf(counted, [write.product(), write.product(), write.product()]);
  const [wanted, written] = [(asked + 3) * write.rowsEach, await write.written()];
  if (written !== wanted) throw new Error(`${written} rows were written, not ${wanted}.`);
  return [
    { figure: 'cpu_vs_pg', value: ratio(ours, limit), unit: 'x' },
    { figure: 'cpu', value: percentile(ours.cpu, 0.5), unit: 'ms' },
    { figure: 'rps', value: ours.requestsASecond, unit: '1/s', peer: 'raw pg', ratio: ours.requestsASecond / limit.requestsASecond },
    { figure: 'p99_ms', value: ours.p99, unit: 'ms', peer: 'raw pg', ratio: ours.p99 / limit.p99 },
    { figure: 'sql_per_request', value: statements, unit: 'statements' },
  ];
}
