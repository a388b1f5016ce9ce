/** Stands between a program and PostgreSQL, and counts the statements that go over the wire, `begin` and `commit` too. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { percentile } from '../report.ts';
import { type Contender, startProduct } from './contenders.ts';
import type { SeededDatabase } from './database.ts';
import type { Asked } from './load.ts';

/** A program whose statements are counted. It is not measured otherwise: the way through here takes time. */
export interface Counted {
  wire: Wire;
  product: Contender;
}

export async function startCounted(database: SeededDatabase): Promise<Counted> {
  const wire = await countingWire(database.url);
  return { wire, product: await startProduct({ ...database, url: wire.url }) };
}

/** Of one request: the middle of some, as the program does something beside it now and then. */
export async function statementsOf({ wire, product }: Counted, asked: Asked[]): Promise<number> {
  const counts: number[] = [];
  for (const one of asked.slice(0, 9)) {
    const before = wire.statements();
    await product.sender.text(one);
    counts.push(wire.statements() - before);
  }
  return percentile(counts, 0.5);
}

export interface Wire {
  /** The database's address by way of here. */
  url: string;
  statements(): number;
  close(): void;
}

/** A simple query, and the execution of a prepared one. */
const COUNTED = new Set(['Q'.charCodeAt(0), 'E'.charCodeAt(0)]);

async function countingWire(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let count = 0;
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const counting = countMessages(() => {
      count += 1;
    });
    client.on('data', counting);
    client.pipe(database).pipe(client);
    for (const socket of [client, database]) {
      open.add(socket);
      socket.setNoDelay(true);
      // One end goes, the other with it.
      socket.on('error', () => undefined).on('close', () => [client, database].forEach((one) => void one.destroy()));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.toString(),
    statements: () => count,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** A message is a letter, its length and its body; only the first, which opens the connection, has no letter. */
function countMessages(counted: () => void): (part: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let isOpen = false;
  return (part) => {
    rest = Buffer.concat([rest, part]);
    for (;;) {
      const head = isOpen ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return;
      if (isOpen && COUNTED.has(rest[0] as number)) counted();
      isOpen = true;
      rest = rest.subarray(length);
    }
  };
}
