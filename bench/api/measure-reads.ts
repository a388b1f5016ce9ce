/** The reads: product, PostGraphile and raw SQL in turns, after all three were seen to answer the same. */
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { type Figure, percentile, type Report } from '../report.ts';
import { type Contender, startPostGraphile, startProduct, startRaw } from './contenders.ts';
import type { Databases, SeededDatabase } from './database.ts';
import type { Asked } from './load.ts';
import { firstPage, type ReadCase, readCases } from './reads.ts';
import { inTurns, ratio, repeated, type Taken } from './turns.ts';
import { type Counted, startCounted, statementsOf } from './wire.ts';

export const READS = ['list', 'filtered', 'deep', 'cluster', 'item'];
const SMALL = 10_000;
const MILLION = 1_000_000;

interface Stage {
  databases: Databases;
  big: SeededDatabase;
  product: Contender;
  postgraphile: Contender;
  raw: Contender;
  /** The product on ten thousand contents; only beside a million. */
  small?: { database: SeededDatabase; product: Contender };
  counted: Counted;
}

const everybody = ({ product, postgraphile, raw, small, counted }: Stage): Contender[] => [
  ...[product, postgraphile, raw, counted.product],
  ...(small ? [small.product] : []),
];

export async function measureReads(databases: Databases, size: number, chosen: string[], report: Report): Promise<void> {
  const names = READS.filter((name) => chosen.includes(name));
  if (names.length === 0) return;
  const small = size === MILLION ? await databases.of(SMALL) : undefined;
  const big = await databases.of(size);
  const started: Contender[] = [];
  let wire: Counted['wire'] | undefined;
  const start = async (begun: Promise<Contender>): Promise<Contender> => {
    const contender = await begun;
    started.push(contender);
    return contender;
  };
  try {
    const counted = await startCounted(big);
    wire = counted.wire;
    started.push(counted.product);
    const stage: Stage = {
      ...{ databases, big },
      product: await start(startProduct(big)),
      postgraphile: await start(startPostGraphile(big)),
      raw: await start(startRaw(big)),
      counted,
      ...(small && { small: { database: small, product: await start(startProduct(small)) } }),
    };
    for (const name of names) {
      // What one case cannot do is told, and the others are measured all the same.
      await measureRead(stage, name)
        .then((figures) => report(name, figures))
        .catch((error: Error) => {
          console.error(`${name}: ${error.message}`);
          process.exitCode = 1;
        });
    }
  } finally {
    for (const contender of started) await contender.stop();
    wire?.close();
  }
}

async function measureRead(stage: Stage, name: string): Promise<Figure[]> {
  const { product, postgraphile, raw, small, databases } = stage;
  const read = await caseOf(name, stage.big, product, postgraphile);
  await compare(read, stage);
  const entrants = [
    { contender: product, asked: read.product },
    { contender: postgraphile, asked: read.postgraphile },
    { contender: raw, asked: read.raw },
    // The same program once more, with what is to be held against it.
    ...(name === 'deep' ? [{ contender: product, asked: firstPage(stage.big.siteId) }] : []),
    ...(small
      ? [
          { contender: product, asked: sizeless(read) },
          { contender: small.product, asked: sizeless(await caseOf(name, small.database, small.product, postgraphile)) },
        ]
      : []),
  ];
  const taken = await inTurns(entrants, { all: everybody(stage), postgres: databases.pid });
  const [ours, peers, limit] = taken as [Taken, Taken, Taken];
  const cpu = percentile(ours.cpu, 0.5);
  return [
    { figure: 'cpu_vs_postgraphile', value: ratio(ours, peers), unit: 'x' },
    { figure: 'cpu_vs_pg', value: ratio(ours, limit), unit: 'x' },
    { figure: 'cpu', value: cpu, unit: 'ms' },
    { figure: 'rps', value: ours.requestsASecond, unit: '1/s', peer: 'postgraphile', ratio: ours.requestsASecond / peers.requestsASecond },
    { figure: 'p99_ms', value: ours.p99, unit: 'ms', peer: 'postgraphile', ratio: ours.p99 / peers.p99 },
    { figure: 'sql_per_request', value: await statementsOf(stage.counted, repeated(read.product, 9)), unit: 'statements' },
    ...(name === 'deep' ? [{ figure: 'page2000_vs_page1', value: ratio(ours, taken[3] as Taken), unit: 'x' }] : []),
    ...(small ? [{ figure: 'million_vs_10k', value: ratio(taken.at(-2) as Taken, taken.at(-1) as Taken), unit: 'x' }] : []),
  ];
}

const sizeless = ({ product, sameSize }: ReadCase): Asked[] => sameSize ?? product;

/** @param peer asked only where its cursor stands; what it answers of another database is not used. */
async function caseOf(name: string, { url, siteId }: SeededDatabase, product: Contender, peer: Contender): Promise<ReadCase> {
  const sql = new pg.Client(url);
  await sql.connect();
  try {
    const cases = await readCases(sql, siteId, { product: product.sender, postgraphile: peer.sender });
    return await (cases[name] as () => Promise<ReadCase>)();
  } finally {
    await sql.end();
  }
}

const COMPARED = 20;

async function compare(read: ReadCase, { product, postgraphile, raw }: Stage): Promise<void> {
  for (let at = 0; at < Math.min(COMPARED, read.product.length); at += 1) {
    const [ours, peers, limit] = await Promise.all([
      product.sender.json(read.product[at] as Asked).then(read.same.product),
      postgraphile.sender.json(read.postgraphile[at] as Asked).then(read.same.postgraphile),
      raw.sender.json(read.raw[at] as Asked).then(read.same.raw),
    ]);
    if (!isDeepStrictEqual(ours, peers)) throw new Error(`PostGraphile answers something else: ${firstDifference(ours, peers)}`);
    if (!isDeepStrictEqual(ours, limit)) throw new Error(`raw SQL answers something else: ${firstDifference(ours, limit)}`);
  }
}

function firstDifference(a: unknown, b: unknown): string {
  const [one, other] = [JSON.stringify(a) ?? '', JSON.stringify(b) ?? ''];
  const at = Math.max(0, [...one].findIndex((letter, place) => letter !== other[place]) - 40);
  return `${one.slice(at, at + 120)} against ${other.slice(at, at + 120)}`;
}
