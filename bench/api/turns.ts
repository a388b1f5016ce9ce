/** Measures in turns: A B A B, so that whatever else the machine does falls on all of them, and only one at a time has work. */
import { percentile } from '../report.ts';
import { AT_ONCE, type Contender } from './contenders.ts';
import { cpuOf } from './cpu.ts';
import type { Asked } from './load.ts';

export interface Entrant {
  contender: Contender;
  /** Asked from the first to the last, and again from the first. */
  asked: Asked[];
}

export interface Taken {
  /** Milliseconds a request in every turn, its own process and PostgreSQL together. */
  cpu: number[];
  requestsASecond: number;
  p99: number;
}

const TURN_MS = 1_200;
const ROUNDS = 6;

/** The first turn of each warms it up, and tells how many requests make a turn. */
export async function inTurns(entrants: Entrant[], stage: Stage): Promise<Taken[]> {
  const turns: Turn[] = [];
  for (const { contender, asked } of entrants) {
    const count = await alone(contender, stage, () => countFor(contender, asked));
    turns.push({ contender, next: () => repeated(asked, count) });
  }
  return rounds(turns, ROUNDS, AT_ONCE, stage);
}

export interface Turn {
  contender: Contender;
  /** What is asked in his next turn. */
  next(): Asked[];
}

export interface Stage {
  /** All that run, also those that are not measured now: they are held still meanwhile. */
  all: Contender[];
  /** The process of the server; what it takes while somebody has his turn is his. */
  postgres: number;
}

export async function rounds(turns: Turn[], count: number, atOnce: number, stage: Stage): Promise<Taken[]> {
  const taken = turns.map((turn) => ({ ...turn, cpu: [] as number[], times: [] as number[], ms: 0 }));
  for (let round = 0; round < count; round += 1) {
    for (const turn of taken) {
      const { contender } = turn;
      const asked = turn.next();
      await alone(contender, stage, async () => {
        const [cpu, started] = [cpuOf(contender.pid) + cpuOf(stage.postgres), performance.now()];
        turn.times.push(...(await contender.sender.all(asked, atOnce)));
        turn.ms += performance.now() - started;
        turn.cpu.push((cpuOf(contender.pid) + cpuOf(stage.postgres) - cpu) / asked.length);
      });
    }
  }
  return taken.map(({ cpu, times, ms }) => ({ cpu, requestsASecond: (times.length / ms) * 1_000, p99: percentile(times, 0.99) }));
}

async function alone<T>(contender: Contender, { all }: Stage, work: () => Promise<T>): Promise<T> {
  const others = all.filter((other) => other !== contender);
  for (const other of others) other.pause();
  try {
    return await work();
  } finally {
    for (const other of others) other.resume();
  }
}

/** How many times as much A took as B: the middle of the pairs. */
export const ratio = (a: Taken, b: Taken): number =>
  percentile(
    a.cpu.map((cpu, at) => cpu / (b.cpu[at] as number)),
    0.5,
  );

export const repeated = (asked: Asked[], count: number): Asked[] =>
  Array.from({ length: count }, (_, at) => asked[at % asked.length] as Asked);

async function countFor({ sender }: Contender, asked: Asked[]): Promise<number> {
  await sender.all(repeated(asked, Math.max(asked.length, 40)), AT_ONCE);
  const started = performance.now();
  let times = 0;
  do {
    await sender.all(asked, AT_ONCE);
    times += 1;
  } while (performance.now() - started < TURN_MS / 3);
  return Math.max(1, Math.round((TURN_MS / (performance.now() - started)) * times)) * asked.length;
}
