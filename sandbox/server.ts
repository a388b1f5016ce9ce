// Owns the running web server: PHP's own, in a process group of its own under a small shell that watches us.
// When this process ends, however it ends (kill -9 too), the shell sees its stdin close and takes the whole group
// and, where asked, the site's folder with it, and what was compiled of it.
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CODE, type Php, type Place, phpBinary, phpEnvironment, phpSettings, Tail } from './php.ts';

const BOOT_LIMIT_MS = 60_000;
const END_LIMIT_MS = 5_000;

// $1: a folder to remove at the end, or nothing. $2: where compiled scripts are kept, each folder's under its own path.
// The rest is the server's command line.
const WATCHDOG = `
folder=$1; compiled=$2; shift 2
{ "$@" </dev/null; kill -KILL 0; } &
read -r never
trap '' TERM
kill -TERM 0
[ -n "$folder" ] && rm -rf "$folder" "$compiled"/*"$folder"
kill -KILL 0
`;

export interface Server {
  /** Leader of the process group that holds the server and its workers. */
  pid: number;
  /** Settles when the server has ended, with the last it said. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  php: Php;
  place: Place;
  port: number;
  workers: number;
  /** Told back in the X-Igny8-Sandbox header of each answer. */
  id: string;
  removeAtEnd: boolean;
}

/** Starts the server and waits until WordPress's REST index answers. Throws PortTaken when another has the port. */
export async function serve({ php, place, port, workers, id, removeAtEnd }: ServerOptions): Promise<Server> {
  const command = [phpBinary(php), ...phpSettings(php), '-q', '-S', `127.0.0.1:${port}`, '-t', place.core, path.join(CODE, 'router.php')];
  const child = spawn('/bin/sh', ['-c', WATCHDOG, 'sandbox', removeAtEnd ? place.site : '', php.opcache, ...command], {
    env: { ...phpEnvironment(php, place), PHP_CLI_SERVER_WORKERS: String(workers), SANDBOX_ID: id },
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  const said = new Tail();
  child.stderr.on('data', (chunk: Buffer) => said.add(chunk));
  child.stdin.on('error', () => {});
  let running = true;
  const ended = new Promise<string>((resolve) => {
    const settle = () => {
      running = false;
      resolve(said.text().trim());
    };
    child.once('error', settle);
    child.once('exit', () => setImmediate(settle));
  });

  const stop = async () => {
    child.stdin.end();
    await Promise.race([ended, sleep(END_LIMIT_MS, undefined, { ref: false })]);
    if (running && child.pid) killGroup(child.pid);
    await ended;
    if (removeAtEnd) await rm(place.site, { recursive: true, force: true, maxRetries: 5 });
  };

  const deadline = Date.now() + BOOT_LIMIT_MS;
  while (!(await answers(place.url, id))) {
    if (!running) {
      const text = await ended;
      if (/Address already in use|Failed to listen/i.test(text)) throw new PortTaken(port);
      throw new Error(`The sandbox's web server ended at once: ${text || 'it said nothing'}`);
    }
    if (Date.now() > deadline) {
      await stop();
      throw new Error(
        `WordPress did not answer at ${place.url} within ${BOOT_LIMIT_MS / 1000} s. PHP said: ${said.text().trim() || 'nothing'}`,
      );
    }
    await sleep(20);
  }
  return { pid: child.pid as number, ended, stop };
}

export class PortTaken extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken by another program.`);
  }
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // gone already
  }
}

async function answers(url: string, id: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/wp-json/`, { signal: AbortSignal.timeout(20_000) });
    const index = (await response.json()) as { namespaces?: unknown };
    return response.headers.get('x-igny8-sandbox') === id && Array.isArray(index.namespaces);
  } catch {
    return false;
  }
}

/** Whether the sandbox of this id is what answers at the port (a cheap file, no WordPress). */
export async function isServing(port: number, id: string): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/license.txt`, { method: 'HEAD', signal: AbortSignal.timeout(3_000) });
    return response.headers.get('x-igny8-sandbox') === id;
  } catch {
    return false;
  }
}

export async function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

export async function freePort(): Promise<number> {
  return listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      const got = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(got));
    });
  });
}
