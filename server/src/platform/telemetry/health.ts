/**
 * Whether this process can do its work: the database answers, has every step that this version needs, and holds the queue. While
 * it ends it says that it is not ready, so that a balancer sends nobody here any more. Says to strangers no more than that.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

export interface Check {
  ok: boolean;
  /** What is wrong and what to do. */
  message?: string;
}

export interface Readiness {
  ready: boolean;
  checks: { database: Check; migrations: Check; queue: Check };
  /** Where it is set, the process is ending. */
  draining?: true;
}

interface Found {
  /** Null where there is no such table yet. */
  migrations: string[] | null;
  queue: number | null;
}

/** A balancer asks every few seconds; strangers may ask as often as they like. */
const KEPT_MS = 1_000;
const TIMEOUT_MS = 3_000;
const OK: Check = { ok: true };
const UNKNOWN: Check = { ok: false, message: 'Not known while the database cannot be reached.' };

export class Health {
  readonly #db: Database;
  readonly #migrations: readonly string[];
  #draining = false;
  #kept: { at: number; checks: Promise<Readiness['checks']> } | undefined;

  /** @param migrations the names of all that this version needs. */
  constructor(db: Database, migrations: readonly string[]) {
    this.#db = db;
    this.#migrations = migrations;
  }

  drain(): void {
    this.#draining = true;
  }

  get isDraining(): boolean {
    return this.#draining;
  }

  async readiness(): Promise<Readiness> {
    if (!this.#kept || performance.now() - this.#kept.at > KEPT_MS) this.#kept = { at: performance.now(), checks: this.#look() };
    const checks = await this.#kept.checks;
    const ready = !this.#draining && Object.values(checks).every(({ ok }) => ok);
    return { ready, checks, ...(this.#draining && { draining: true }) };
  }

  async #look(): Promise<Readiness['checks']> {
    const asking = this.#ask().catch(() => undefined);
    const found = await Promise.race([asking, sleep(TIMEOUT_MS, undefined, { ref: false })]);
    if (!found) return { database: { ok: false, message: 'The database does not answer.' }, migrations: UNKNOWN, queue: UNKNOWN };
    return { database: OK, migrations: this.#migrated(found), queue: queued(found) };
  }

  #migrated({ migrations }: Found): Check {
    const there = new Set(migrations);
    const missing = this.#migrations.filter((name) => !there.has(name)).length;
    if (missing === 0) return OK;
    const steps = missing === 1 ? 'one step' : `${missing} steps`;
    return { ok: false, message: `The database lacks ${steps} that this version needs. Start the program again: it makes them.` };
  }

  async #ask(): Promise<Found | undefined> {
    const { rows } = await sql<{ tables: boolean; queue: boolean }>`
      select to_regclass('migration') is not null as tables, to_regclass('pgboss.version') is not null as queue`.execute(
      this.#db.rows<object>(),
    );
    const [there] = rows;
    const names = there?.tables ? await sql<{ name: string }>`select name from migration`.execute(this.#db.rows<object>()) : null;
    const queue = there?.queue ? await sql<{ version: number }>`select version from pgboss.version`.execute(this.#db.rows<object>()) : null;
    return { migrations: names?.rows.map(({ name }) => name) ?? null, queue: queue?.rows[0]?.version ?? null };
  }
}

const queued = ({ queue }: Found): Check =>
  queue === null ? { ok: false, message: 'The job queue is not in the database. Start the program again: it makes it.' } : OK;
