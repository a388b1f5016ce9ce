/**
 * Owns one running PostgreSQL: starts it on a free port of 127.0.0.1, passes its warnings on, and makes sure that it does
 * not outlive this program, whether that ends by stop(), a signal, or a crash. Only kill -9 leaves it behind.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Place } from './embedded-postgres-place.ts';

export interface RunningServer {
  port: number;
  /** How its process ended, whoever ended it. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL on the port it had last, if that is free, and answers once it accepts connections. */
export async function launch(
  place: Place,
  settings: Record<string, string>,
  lastPort: number | undefined,
  log: (message: string) => void,
): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? (lastPort ?? 0) : 0);
    try {
      return await launchOn(port, place, settings, log);
    } catch (error) {
      const taken = /address already in use|could not bind/i.test((error as Error).message);
      if (!taken || attempt === 5) throw error;
    }
  }
}

/** On this port and no other, as those need it who have its address already. */
export async function launchOn(
  port: number,
  place: Place,
  settings: Record<string, string>,
  log: (message: string) => void,
): Promise<RunningServer> {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', place.cluster, '-p', String(port), ...flags];
  // Its own process group: Ctrl-C in a terminal must reach the program alone, which then ends the server last.
  const child = spawn(path.join(place.bin, 'postgres'), args, {
    ...childOptions(place),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const server = new Server(place, child, log);
  await server.ready;
  return { port, ended: server.ended, stop: () => server.stop() };
}

/** One running server process, and the promise that it does not outlive this one. */
class Server {
  readonly ready: Promise<void>;
  readonly ended: Promise<string>;
  private readonly gone: Promise<void>;
  private stopping: Promise<void> | undefined;
  private readonly place: Place;
  private readonly child: ChildProcess;

  constructor(place: Place, child: ChildProcess, log: (message: string) => void) {
    this.place = place;
    this.child = child;
    guard(this);
    const tail: string[] = [];
    let isReady = false;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.ready = promise;
    const note = (line: string) => {
      if (/ready to accept (read-only )?connections/.test(line)) {
        isReady = true;
        resolve();
      }
      tail.push(line);
      if (tail.length > 20) tail.shift();
      if (isReady && !this.stopping && /(FATAL|PANIC|WARNING):/.test(line)) log(line);
    };
    if (child.stderr) createInterface({ input: child.stderr }).on('line', note);
    // Its own end: 'close' waits for those, too, that it left behind with its pipe in their hands.
    this.ended = new Promise((done) => {
      child.once('exit', (code, signal) => done(signal ?? (tail.join('\n') || `exit ${code}`)));
    });
    this.gone = new Promise((done) => {
      child.once('error', (error) => {
        unguard(this);
        reject(error);
        done();
      });
      child.once('close', (code, signal) => {
        unguard(this);
        reject(new Error(tail.join('\n') || `PostgreSQL ended at once (${signal ?? `exit ${code}`})`));
        done();
      });
    });
  }

  stop(): Promise<void> {
    this.stopping ??= (async () => {
      this.signal('SIGINT');
      const late = setTimeout(() => this.signal('SIGQUIT'), 30_000);
      await this.gone;
      clearTimeout(late);
    })();
    return this.stopping;
  }

  /** PostgreSQL's fast shutdown is SIGINT; SIGQUIT leaves recovery to the next start. Synchronous, as an exit hook must be. */
  signal(signal: 'SIGINT' | 'SIGQUIT'): void {
    if (this.child.pid && this.child.exitCode === null && this.child.signalCode === null) askToEnd(this.place, this.child.pid, signal);
  }
}

const guarded = new Set<Server>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function guard(server: Server): void {
  if (guarded.size === 0) {
    process.on('exit', endAllNow);
    for (const signal of SIGNALS) process.on(signal, endAllThenDie);
  }
  guarded.add(server);
}

function unguard(server: Server): void {
  guarded.delete(server);
  if (guarded.size > 0) return;
  process.off('exit', endAllNow);
  for (const signal of SIGNALS) process.off(signal, endAllThenDie);
}

function endAllNow(): void {
  for (const server of guarded) server.signal('SIGINT');
}

/** Stands in for a program without a handler of its own; one that has some drains first and calls stop() itself. */
function endAllThenDie(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  void Promise.all([...guarded].map((server) => server.stop())).then(() => process.kill(process.pid, signal));
}

/** SIGINT is a fast shutdown, SIGQUIT one that the next start recovers from. On Windows pg_ctl says it, for lack of signals. */
export function askToEnd(place: Place, pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  if (process.platform === 'win32') {
    const mode = signal === 'SIGINT' ? 'fast' : 'immediate';
    spawnSync(path.join(place.bin, 'pg_ctl'), ['stop', '-D', place.cluster, '-m', mode, '-W'], { windowsHide: true });
    return;
  }
  try {
    process.kill(pid, signal);
  } catch {
    // it has ended already
  }
}

/** `wanted` if nobody listens there, else any. 0 is any. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted ? resolve(freePort(0)) : reject(error)));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Our environment holds secrets, and PG* variables of the user's would steer the server. */
export function childOptions(place: Place) {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LD_LIBRARY_PATH'];
  const env = Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  return { ...place.account, cwd: path.parse(place.bin).root, env: { ...env, LC_ALL: 'C' }, windowsHide: true };
}
