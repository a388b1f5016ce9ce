/**
 * The program as built, as many API and worker processes of it as one likes, around one PostgreSQL and behind one front. Each is
 * known by its pid, so that a test ends those that it started and no others. One that was killed is started again, as whatever
 * keeps services running does; one that ends although nobody killed it is a fault that the test asks for.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Front, startFront } from './front.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
export const FLEET_TOKEN = 'the-owner-of-the-fleet-0000';
const SECRET_KEY = 'a-key-that-only-the-fleet-has-0000000000';
/** Six processes share the 97 connections that a PostgreSQL as it comes has for them. */
export const CONNECTIONS_EACH = 8;
/** The front looks every 100 ms, and may take its time on a busy machine: whoever knocks at a door that is being closed is lost. */
const DRAIN_SECONDS = 2;
const WORKER_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=40'];

export type Kind = 'api' | 'worker';

export interface Member {
  kind: Kind;
  pid: number;
  /** Settles when it serves; rejects when it ended before. */
  ready: Promise<void>;
  /** Of an API that is ready. */
  url: string;
  /** What it has said so far, on both its outputs. */
  said(): string;
  /** SIGKILL; settles when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; settles with its exit code when it is gone. */
  end(): Promise<number | null>;
}

export interface FleetOptions {
  databaseUrl: string;
  apis: number;
  workers: number;
  /** A folder that none of them writes to: the key is given to them. */
  env?: Record<string, string>;
}

export class Fleet {
  readonly #databaseUrl: string;
  readonly #env: Record<string, string>;
  readonly #members = new Set<Member>();
  readonly front: Front;
  /** What those that ended by themselves after they had been ready said last. */
  readonly endedAlone: string[] = [];
  #closing = false;

  private constructor(options: FleetOptions, front: Front) {
    this.#databaseUrl = options.databaseUrl;
    this.#env = options.env ?? {};
    this.front = front;
  }

  /** All at once, as a machine that boots does it; settles when all are ready. */
  static async start(options: FleetOptions): Promise<Fleet> {
    if (!existsSync(path.join(ROOT, 'server/dist/main.js'))) throw new Error('The program is not built yet: npm run build.');
    const fleet = new Fleet(options, await startFront());
    try {
      const members = [
        ...Array.from({ length: options.apis }, () => fleet.add('api')),
        ...Array.from({ length: options.workers }, () => fleet.add('worker')),
      ];
      await Promise.all(members.map((member) => member.ready));
      await fleet.allReady();
    } catch (error) {
      await fleet.stop();
      throw error;
    }
    return fleet;
  }

  members(kind: Kind): Member[] {
    return [...this.#members].filter((member) => member.kind === kind);
  }

  /** Those that serve now. */
  apis(): Member[] {
    return this.members('api').filter(({ url }) => url !== '');
  }

  /** Settles when the front has seen every API ready. */
  async allReady(): Promise<void> {
    while (this.front.ready() < this.members('api').length) await sleep(50);
  }

  add(kind: Kind): Member {
    const child = spawn(process.execPath, kind === 'api' ? ['server/dist/main.js'] : [...WORKER_FLAGS, 'server/dist/worker.js'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORT: '0',
        DATABASE_URL: this.#databaseUrl,
        IGNY8_WORKER: 'off',
        IGNY8_DATABASE_CONNECTIONS: String(CONNECTIONS_EACH),
        IGNY8_ADMIN_TOKEN: FLEET_TOKEN,
        IGNY8_SECRET_KEY: SECRET_KEY,
        IGNY8_RATE_LIMIT: 'off',
        IGNY8_MAX_SUBSCRIPTIONS: '1000',
        IGNY8_ALLOW_PRIVATE_SITES: 'true',
        IGNY8_LOG_LEVEL: 'error',
        IGNY8_DRAIN_SECONDS: String(DRAIN_SECONDS),
        ...this.#env,
      },
    });
    const member = this.#watch(kind, child);
    this.#members.add(member);
    return member;
  }

  /** Kills one of a kind and starts another in its place. @returns false where there was none. */
  async replaceKilled(kind: Kind, random: () => number): Promise<boolean> {
    const able = this.members(kind);
    const member = able[Math.floor(random() * able.length)];
    if (!member) return false;
    await member.kill();
    if (!this.#closing) this.add(kind);
    return true;
  }

  async stop(): Promise<void> {
    this.#closing = true;
    await Promise.all([...this.#members].map((member) => member.kill()));
    await this.front.stop();
  }

  #watch(kind: Kind, child: ChildProcess): Member {
    let said = '';
    let wanted = false;
    const heard = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<number | null>();
    const signal = (name: 'SIGKILL' | 'SIGTERM') => {
      wanted = true;
      if (child.exitCode === null && child.signalCode === null) child.kill(name);
      return gone.promise;
    };
    const member: Member = {
      kind,
      pid: child.pid as number,
      ready: heard.promise,
      url: '',
      said: () => said,
      kill: async () => void (await signal('SIGKILL')),
      end: () => signal('SIGTERM'),
    };
    const listen = (part: Buffer) => {
      said = (said + part.toString()).slice(-20_000);
      const [, url, worker] = /IGNY8 is ready at (\S+)|(IGNY8 worker is ready)/.exec(said) ?? [];
      if (!url && !worker) return;
      if (url && member.url === '') {
        member.url = url;
        this.front.add(url);
      }
      heard.resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    let wasReady = false;
    heard.promise.then(
      () => {
        wasReady = true;
      },
      () => undefined,
    );
    child.once('close', (code) => {
      this.#members.delete(member);
      if (member.url) this.front.remove(member.url);
      heard.reject(new Error(`A process of the kind ${kind} ended before it was ready: ${said}`));
      if (!wanted && wasReady) this.endedAlone.push(`${kind} ${member.pid}, exit ${code}: ${said.slice(-4_000)}`);
      gone.resolve(code);
      // The database may not be back yet: whoever keeps services running tries again.
      if (!wanted && !this.#closing) setTimeout(() => !this.#closing && this.add(kind), 500);
    });
    return member;
  }
}
