/**
 * What Prometheus reads: counted from the signals of this process, and from what `sources` can be asked while it is read. No
 * label is a text that somebody sends: there are as many series as there are routes, kinds, codes and documents of our own.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { listen } from './signals.ts';

export interface PoolUse {
  used: number;
  idle: number;
  waiting: number;
  max: number;
}

export interface QueueDepth {
  kind: string;
  state: string;
  jobs: number;
  /** Since the oldest of them was begun. */
  oldestSeconds: number;
}

export interface MetricSources {
  pool: () => Promise<PoolUse>;
  /** @throws where the database cannot be reached. */
  queue: () => Promise<QueueDepth[]>;
  version: string;
}

const QUICK = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const SLOW = [0.1, 0.5, 1, 5, 15, 60, 300, 1_800, 7_200];

export class Metrics {
  readonly #registry = new Registry();
  readonly #stops: (() => void)[] = [];

  constructor(sources: MetricSources) {
    collectDefaultMetrics({ register: this.#registry });
    this.#countRequests();
    this.#countWork();
    this.#watch(sources);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#registry.clear();
  }

  #countRequests(): void {
    const requests = this.#histogram(
      'igny8_http_request_duration_seconds',
      'Answers to HTTP requests.',
      ['method', 'route', 'status'],
      QUICK,
    );
    const operations = this.#histogram(
      'igny8_graphql_operation_duration_seconds',
      'GraphQL operations, by the name of the dashboard’s own documents; all others are "other".',
      ['kind', 'operation'],
      [0.01, 0.05, 0.25, 1, 5, 30],
    );
    const errors = this.#counter('igny8_errors_total', 'Errors that were answered, by code.', ['code']);
    const subscriptions = new Gauge({ ...this.#named('igny8_subscriptions_open', 'Subscriptions that are open.') });
    this.#stops.push(
      listen('request', ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds)),
      listen('operation', ({ kind, name, seconds }) => operations.observe({ kind, operation: name }, seconds)),
      listen('error', (labels) => errors.inc(labels)),
      listen('subscription', ({ opened }) => subscriptions.inc(opened)),
    );
  }

  #countWork(): void {
    const started = this.#counter('igny8_jobs_started_total', 'Runs of jobs that this process began.', ['kind']);
    const ended = this.#histogram('igny8_job_run_duration_seconds', 'Runs of jobs, by how they ended.', ['kind', 'state'], SLOW);
    const outgoing = this.#histogram(
      'igny8_outgoing_request_duration_seconds',
      'Requests to sites, AI providers and receivers of webhooks.',
      ['to', 'outcome'],
      QUICK,
    );
    const questions = this.#histogram(
      'igny8_ai_question_duration_seconds',
      'Questions to an AI, to the end of their answers, by what they were for and what came.',
      ['purpose', 'outcome'],
      SLOW,
    );
    const webhooks = this.#counter('igny8_webhook_attempts_total', 'Attempts to deliver to a webhook.', ['delivered']);
    this.#stops.push(
      listen('jobStarted', (labels) => started.inc(labels)),
      listen('jobEnded', ({ kind, state, seconds }) => ended.observe({ kind, state }, seconds)),
      listen('outgoing', ({ to, outcome, seconds }) => outgoing.observe({ to, outcome }, seconds)),
      listen('aiQuestion', ({ purpose, outcome, seconds }) => questions.observe({ purpose, outcome }, seconds)),
      listen('webhook', ({ delivered }) => webhooks.inc({ delivered: String(delivered) })),
    );
  }

  #watch({ pool, queue, version }: MetricSources): void {
    new Gauge({ ...this.#named('igny8_build_info', 'The version that runs.'), labelNames: ['version'] }).set({ version }, 1);
    new Gauge({
      ...this.#named('igny8_database_connections', 'Connections of this process to the database; waiting: who waits for one.'),
      labelNames: ['state'],
      async collect() {
        for (const [state, count] of Object.entries(await pool())) this.set({ state }, count);
      },
    });
    const depths = asked(queue);
    new Gauge({
      ...this.#named('igny8_database_up', 'Whether the database answered just now.'),
      async collect() {
        this.set((await depths()) === undefined ? 0 : 1);
      },
    });
    const ofQueue = (name: string, help: string, value: (depth: QueueDepth) => number) =>
      new Gauge({
        ...this.#named(name, help),
        labelNames: ['kind', 'state'],
        async collect() {
          const found = await depths();
          this.reset();
          for (const depth of found ?? []) this.set({ kind: depth.kind, state: depth.state }, value(depth));
        },
      });
    ofQueue('igny8_jobs', 'Jobs that wait or are at work, in all processes around the database.', ({ jobs }) => jobs);
    ofQueue('igny8_jobs_oldest_seconds', 'How long ago the oldest of them was begun.', ({ oldestSeconds }) => oldestSeconds);
  }

  #named(name: string, help: string) {
    return { name, help, registers: [this.#registry] };
  }

  #counter<L extends string>(name: string, help: string, labelNames: L[]): Counter<L> {
    return new Counter({ ...this.#named(name, help), labelNames });
  }

  #histogram<L extends string>(name: string, help: string, labelNames: L[], buckets: number[]): Histogram<L> {
    return new Histogram({ ...this.#named(name, help), labelNames, buckets });
  }
}

/** Asked once for all that is read together; undefined where it failed. */
function asked<T>(source: () => Promise<T>): () => Promise<T | undefined> {
  let asking: Promise<T | undefined> | undefined;
  return () => {
    asking ??= source()
      .catch(() => undefined)
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
}
