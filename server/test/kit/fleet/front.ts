/**
 * What stands before many API processes: gives each request to the next one that says it is ready. Like a balancer it asks another
 * where nobody answered the door, and never sends twice what may have arrived: then the answer is 502.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Front {
  url: string;
  add(url: string): void;
  remove(url: string): void;
  /** How many of those behind it say that they are ready. */
  ready(): number;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 100;
const LOOK_LIMIT_MS = 2_000;

export async function startFront(): Promise<Front> {
  const behind = new Map<string, { ready: boolean }>();
  let turn = 0;

  const look = (url: string, state: { ready: boolean }): Promise<void> =>
    fetch(`${url}/readyz`, { signal: AbortSignal.timeout(LOOK_LIMIT_MS) }).then(
      ({ status }) => {
        state.ready = status === 200;
      },
      () => {
        state.ready = false;
      },
    );
  let looking: NodeJS.Timeout | undefined;
  const lookAtAll = async () => {
    await Promise.all([...behind].map(([url, state]) => look(url, state)));
    looking = setTimeout(lookAtAll, LOOK_EVERY_MS);
  };
  await lookAtAll();

  const next = (but: ReadonlySet<string>): string | undefined => {
    const able = [...behind].filter(([url, { ready }]) => ready && !but.has(url)).map(([url]) => url);
    turn += 1;
    return able[turn % able.length];
  };

  const server = createServer(async (asked, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const refused = new Set<string>();
    for (;;) {
      const target = next(refused);
      if (target === undefined) return void answer.writeHead(502).end('Nobody is ready.');
      if ((await passOn(target, asked, body, answer)) === 'through') return;
      refused.add(target);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (url) => void behind.set(url, { ready: false }),
    remove: (url) => void behind.delete(url),
    ready: () => [...behind.values()].filter(({ ready }) => ready).length,
    stop: () => {
      clearTimeout(looking);
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** A connection of its own for each request: what happens to one that is kept is another matter. */
function passOn(target: string, asked: IncomingMessage, body: Buffer, answer: ServerResponse): Promise<'through' | 'refused'> {
  return new Promise((resolve) => {
    const headers = { ...asked.headers, connection: 'close' };
    const onward = request(new URL(asked.url ?? '/', target), { method: asked.method, headers, agent: false }, (come) => {
      answer.writeHead(come.statusCode ?? 502, come.headers);
      come.pipe(answer);
      come.once('error', () => answer.destroy());
      come.once('close', () => resolve('through'));
    });
    answer.once('close', () => onward.destroy());
    onward.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') return resolve('refused');
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end('It broke off.');
      resolve('through');
    });
    onward.end(body);
  });
}
