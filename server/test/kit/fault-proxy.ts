/**
 * Stands between us and WordPress and spoils a share of all requests, each in one of the ways in which the net and cheap hosts
 * do. Which one is told by a seed; requests that run side by side may swap theirs.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomOf } from './random.ts';

/** `before` and `after`: whether WordPress was asked, and has done it. */
export type Fault = 'cutBefore' | 'cutAfter' | 'errorBefore' | 'errorAfter' | 'slowDown' | 'slow' | 'noAnswer';

export interface FaultyProxy {
  url: string;
  seed: number;
  /** How many requests came, and what became of those that were spoilt. */
  told: { requests: number } & Record<Fault, number>;
  /** None is spoilt from now on. */
  mend(): void;
  stop(): Promise<void>;
}

export interface Spoiling {
  target: string;
  seed: number;
  /** Of all requests. */
  share: number;
  /** How often each way is, against the others. */
  weights: Record<Fault, number>;
}

const SLOW_MS = 20_000;

export async function startFaultyProxy({ target, seed, share, weights }: Spoiling): Promise<FaultyProxy> {
  const random = randomOf(seed);
  let mended = false;
  const told: FaultyProxy['told'] = {
    requests: 0,
    cutBefore: 0,
    cutAfter: 0,
    errorBefore: 0,
    errorAfter: 0,
    slowDown: 0,
    slow: 0,
    noAnswer: 0,
  };
  const draw = (): Fault | null => {
    told.requests += 1;
    if (mended || random() >= share) return null;
    const faults = Object.entries(weights) as [Fault, number][];
    let at = random() * faults.reduce((sum, [, weight]) => sum + weight, 0);
    const [fault] = faults.find(([, weight]) => {
      at -= weight;
      return at < 0;
    }) ?? ['cutAfter'];
    told[fault as Fault] += 1;
    return fault as Fault;
  };
  const server = createServer((asked, answer) => {
    const fault = draw();
    if (fault === 'cutBefore') return void asked.socket.destroy();
    if (fault === 'errorBefore') return broken(answer);
    if (fault === 'slowDown')
      return void answer.writeHead(429, { 'content-type': 'text/html', 'retry-after': '1' }).end('<h1>Too many requests</h1>');
    passOn(target, asked, answer, (head, body) => {
      if (fault === 'cutAfter') return void asked.socket.destroy();
      if (fault === 'errorAfter') return broken(answer);
      if (fault === 'noAnswer') return;
      const give = () => void answer.writeHead(head.statusCode ?? 500, head.headers).end(body);
      if (fault === 'slow') setTimeout(give, SLOW_MS);
      else give();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seed,
    told,
    mend: () => {
      mended = true;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const broken = (answer: ServerResponse): void =>
  void answer.writeHead(500, { 'content-type': 'text/html' }).end('<p>There has been a critical error on this website.</p>');

function passOn(target: string, asked: IncomingMessage, answer: ServerResponse, done: (head: IncomingMessage, body: Buffer) => void): void {
  const onward = request(new URL(asked.url ?? '/', target), { method: asked.method, headers: asked.headers }, (come) => {
    const chunks: Buffer[] = [];
    come.on('data', (chunk: Buffer) => chunks.push(chunk));
    come.on('end', () => done(come, Buffer.concat(chunks)));
  });
  onward.on('error', () => answer.socket?.destroy());
  asked.pipe(onward);
}
