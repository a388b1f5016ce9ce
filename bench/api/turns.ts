/** Measures in turns: A B A B, so that whatever else the machine does falls on all of them, and only one at a time has work. */
import { percentile } from '../screen/figures.ts';
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

/**
 * @param all that run, also those that are not measured now: they are held still meanwhile.
 * @param postgres the process of the server; what it takes while somebody has his turn is his.
 */
export async function inTurns(entrants: Entrant[], all: Contender[], postgres: number): Promise<Taken[]> {
  const turns = entrants.map((entrant) => ({ ...entrant, cpu: [] as number[], times: [] as number[], ms: 0 }));
  const rest = (): void => {
    for (const contender of all) contender.pause();
  };
  rest();
  try {
    // The first turn of each warms it up, and tells how many requests make a turn.
    const counts = await inOrder(turns, async ({ contender, asked }) => {
      contender.resume();
      await contender.sender.all(repeated(asked, Math.max(asked.length, 40)), AT_ONCE);
      const [ms, count] = await untilEnough(contender, asked);
      contender.pause();
      return Math.max(1, Math.round((TURN_MS / ms) * (count / asked.length))) * asked.length;
    });
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [at, turn] of turns.entries()) {
        const { contender } = turn;
        const asked = repeated(turn.asked, counts[at] as number);
        contender.resume();
        const [cpu, started] = [cpuOf(contender.pid) + cpuOf(postgres), performance.now()];
        turn.times.push(...(await contender.sender.all(asked, AT_ONCE)));
        turn.ms += performance.now() - started;
        turn.cpu.push((cpuOf(contender.pid) + cpuOf(postgres) - cpu) / asked.length);
        contender.pause();
      }
    }
  } finally {
    for (const contender of all) contender.resume();
  }
  return turns.map(({ cpu, times, ms }) => ({ cpu, requestsASecond: (times.length / ms) * 1_000, p99: percentile(times, 0.99) }));
}

/** How many times as much A took as B: the middle of the pairs. */
export const ratio = (a: Taken, b: Taken): number =>
  percentile(
    a.cpu.map((cpu, at) => cpu / (b.cpu[at] as number)),
    0.5,
  );

const repeated = (asked: Asked[], count: number): Asked[] => Array.from({ length: count }, (_, at) => asked[at % asked.length] as Asked);

async function untilEnough({ sender }: Contender, asked: Asked[]): Promise<[ms: number, count: number]> {
  const started = performance.now();
  let count = 0;
  do {
    await sender.all(asked, AT_ONCE);
    count += asked.length;
  } while (performance.now() - started < TURN_MS / 3);
  return [performance.now() - started, count];
}

async function inOrder<In, Out>(list: In[], work: (one: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = [];
  for (const one of list) done.push(await work(one));
  return done;
}
