/**
 * A program that asks the API as a good one does: what was not answered, or by "not now", is asked again after a while. So it may
 * only ask what can be asked twice, or looks first whether it was done.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { FLEET_TOKEN } from './fleet.ts';
import { eventsOf } from './follow.ts';

// biome-ignore lint/suspicious/noExplicitAny: each query knows its own answer.
export type Json = Record<string, any>;

export interface Answer {
  status: number;
  data?: Json;
  errors?: { message: string; extensions: { code: string } }[];
}

/** Codes that say nothing about the question: the same one may be answered in a while. */
const NOT_NOW = new Set(['INTERNAL', 'UNAVAILABLE']);
const FIRST_WAIT_MS = 100;
const LAST_WAIT_MS = 2_000;

/** An answer that says no, and would say it again. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** One question, one answer. @throws where none came. */
export async function ask(url: string, query: string, variables: Json = {}, patienceMs = 90_000): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${FLEET_TOKEN}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(patienceMs),
  });
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as Answer) : {};
  return { ...body, status: response.status };
}

export class Client {
  readonly #url: string;
  readonly #until: number;
  /** How often it was told "not now", or nothing. */
  repeats = 0;
  /** What it was told of faults that nobody had foreseen. */
  readonly unforeseen = new Set<string>();

  /** @param patienceMs for all that it will ask. */
  constructor(url: string, patienceMs: number) {
    this.#url = url;
    this.#until = Date.now() + patienceMs;
  }

  /** @throws Refused. */
  async ok(query: string, variables: Json = {}): Promise<Json> {
    let last = 'no answer';
    for (let wait = FIRST_WAIT_MS; this.#mayGoOn(query, last); wait = Math.min(wait * 2, LAST_WAIT_MS)) {
      try {
        const { status, data, errors } = await ask(this.#url, query, variables);
        const [error] = errors ?? [];
        if (data && !error) return data;
        if (error && !NOT_NOW.has(error.extensions.code)) throw new Refused(error.extensions.code, error.message);
        if (error?.extensions.code === 'INTERNAL') this.unforeseen.add(`${JSON.stringify(error)} to ${query}`);
        last = error?.message ?? `HTTP ${status}`;
      } catch (error) {
        if (error instanceof Refused) throw error;
        last = String(error);
      }
      this.repeats += 1;
      await sleep(wait);
    }
    throw new Error('unreachable');
  }

  /** Follows a job to its end, by subscriptions that are opened again as often as they break. */
  async settled(jobId: string): Promise<Json> {
    const query =
      'subscription ($id: ID!) { job(id: $id) { id state done failed total message finishedAt items { subjectId state code message } } }';
    for (let last = ''; this.#mayGoOn(query, last); ) {
      try {
        for await (const { job } of eventsOf(this.#url, query, { id: jobId }, AbortSignal.timeout(30_000))) if (job.finishedAt) return job;
      } catch (error) {
        last = String(error);
        this.repeats += 1;
        await sleep(FIRST_WAIT_MS);
      }
    }
    throw new Error('unreachable');
  }

  #mayGoOn(query: string, last: string): true {
    if (Date.now() < this.#until) return true;
    throw new Error(`It had no answer in all its time; at last: ${last}. It asked: ${query}`);
  }
}
