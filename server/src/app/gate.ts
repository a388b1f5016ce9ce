/**
 * What a request to the API passes before anything of it is executed: who asks, how often they ask, whether they may send
 * documents of their own, and whether this one is well-formed, small and cheap enough. One gate for queries, mutations and
 * subscriptions; each refusal says what was asked and what is allowed.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Actor } from '../platform/access/actor.ts';
import { AppError, badInput } from '../platform/errors/app-error.ts';
import { DocumentRefused, Documents, type ReadyDocument } from '../platform/graphql/documents.ts';
import { RateLimiter } from '../platform/http/rate-limiter.ts';
import { tell } from '../platform/telemetry/signals.ts';
import { note } from '../platform/telemetry/work.ts';
import { actorOf } from './context.ts';
import { type AskedFor, asked, rewrite } from './graphql-request.ts';
import type { Services } from './services.ts';

/** An operation that may be executed, and within what bounds. */
export interface Admission {
  document: ReadyDocument['document'];
  kind: 'query' | 'mutation' | 'subscription';
  operationName: string | undefined;
  /** As its document names it; for those of others, who name things as they like, it is no label. */
  name: string;
  isOurs: boolean;
  variables: Readonly<Record<string, unknown>>;
  cost: { requested: number; limit: number };
  seconds: number;
}

type Format = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

export class Gate {
  readonly documents: Documents;
  readonly #services: Services;
  readonly #trusted: ReadonlyMap<string, string>;
  readonly #format: Format;
  readonly #rate: RateLimiter | undefined;
  readonly #subscriptions = new Map<string, number>();
  readonly #streams = new Set<FastifyReply>();
  readonly #admitted = new WeakMap<FastifyRequest, Admission>();

  constructor(services: Services, schema: GraphQLSchema, trusted: ReadonlyMap<string, string>, format: Format) {
    const { requestsPerMinute } = services.config.limits;
    this.#services = services;
    this.#trusted = trusted;
    this.#format = format;
    this.#rate = requestsPerMinute === undefined ? undefined : new RateLimiter(requestsPerMinute);
    this.documents = new Documents(schema);
  }

  /**
   * Before the body is even read.
   * @throws UNAUTHENTICATED, or LIMIT_EXCEEDED for one who asks too often.
   */
  readonly enter = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const actor = await actorOf(this.#services, request);
    if (!this.#rate) return;
    const turn = this.#rate.take(keyOf(actor));
    reply.headers({ 'ratelimit-limit': turn.limit, 'ratelimit-remaining': turn.remaining, 'ratelimit-reset': turn.resetSeconds });
    if (turn.allowed) return;
    reply.header('retry-after', turn.retryAfterSeconds);
    throw new AppError(
      'LIMIT_EXCEEDED',
      `${actor.name} has asked more than ${turn.limit.toLocaleString('en')} times within a minute. Wait ${turn.retryAfterSeconds} s, and ask for more at once: by lists, and by several fields in one operation.`,
      { limit: { part: 'requestsPerMinute', allowed: turn.limit } },
    );
  };

  /** When the body is there. A request that is none goes on, to be told so by who speaks the protocol. */
  readonly admit = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    let cost: Admission['cost'] | undefined;
    try {
      const wanted = asked(request);
      if (!wanted) return;
      const text = this.#textOf(wanted);
      if (text === undefined) return;
      if (wanted.documentId !== undefined) rewrite(request, text);
      const ready = this.documents.ready(text);
      const plan = ready.plan(wanted.operationName);
      if (!plan) return;
      const { limits } = this.#services.config;
      cost = { requested: plan.cost(wanted.variables), limit: limits.cost };
      if (cost.requested > cost.limit) throw tooDear(cost);
      const { operationName, variables, documentId } = wanted;
      const { operation: kind, name: given } = plan.operation;
      const name = given?.value.slice(0, LONGEST_NAME) ?? 'anonymous';
      note({ operation: name });
      const seconds = limits.operationSeconds + plan.extraSeconds(variables);
      const isOurs = documentId !== undefined;
      this.#admitted.set(request, { document: ready.document, kind, operationName, name, isOurs, variables, cost, seconds });
    } catch (error) {
      const faults = error instanceof DocumentRefused ? error.faults : [error];
      const errors = faults.map((fault) => this.#format(shown(fault), fault));
      return reply
        .code(400)
        .type(mediaType(request))
        .send(JSON.stringify({ errors, ...(cost && { extensions: { cost } }) }));
    }
  };

  admissionOf(request: FastifyRequest): Admission | undefined {
    return this.#admitted.get(request);
  }

  /**
   * Counts a subscription as open until the answer ends.
   * @throws LIMIT_EXCEEDED for one too many.
   */
  async openSubscription(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const key = keyOf(await actorOf(this.#services, request));
    const open = this.#subscriptions.get(key) ?? 0;
    const allowed = this.#services.config.limits.subscriptions;
    if (open >= allowed) {
      throw new AppError('LIMIT_EXCEEDED', `${open} subscriptions are open, which is the most at once. Close one that is not needed.`, {
        limit: { part: 'subscriptions', allowed },
      });
    }
    this.#subscriptions.set(key, open + 1);
    this.#streams.add(reply);
    tell('subscription', { opened: 1 });
    reply.raw.once('close', () => {
      this.#streams.delete(reply);
      tell('subscription', { opened: -1 });
      const left = (this.#subscriptions.get(key) ?? 1) - 1;
      if (left > 0) this.#subscriptions.set(key, left);
      else this.#subscriptions.delete(key);
    });
  }

  /** Each stream ends where an event ends, without the word that it is complete: who listens comes back, to another process. */
  endSubscriptions(): void {
    for (const { raw } of this.#streams) {
      // What is written to it from now on has nobody to read it.
      raw.on('error', () => undefined);
      raw.end();
    }
  }

  #textOf({ query, documentId }: AskedFor): string | undefined {
    if (documentId !== undefined && query !== undefined) {
      throw badInput({ path: 'documentId', message: 'Send either a query or the documentId of one.' });
    }
    if (documentId !== undefined) {
      const text = this.#trusted.get(documentId);
      if (text !== undefined) return text;
      throw new AppError('BAD_USER_INPUT', 'No document of the dashboard has this documentId. Reload the page, or send the query itself.', {
        reason: 'PERSISTED_QUERY_NOT_FOUND',
      });
    }
    if (query !== undefined && this.#services.config.trustedDocumentsOnly) {
      throw new AppError(
        'FORBIDDEN',
        'This installation answers the documents of its own dashboard only: IGNY8_TRUSTED_DOCUMENTS_ONLY is true. Whoever runs it can set it to false.',
        { reason: 'TRUSTED_DOCUMENTS_ONLY' },
      );
    }
    return query;
  }
}

/** Names are said in logs and in traces. */
const LONGEST_NAME = 100;

/** A person is one asker, from however many browsers; each token is another. */
const keyOf = ({ kind, id, name }: Actor): string => `${kind} ${id ?? name}`;

const tooDear = (cost: Admission['cost']) =>
  new AppError(
    'LIMIT_EXCEEDED',
    `This operation can cost ${cost.requested.toLocaleString('en')}; at most ${cost.limit.toLocaleString('en')} is allowed. Make first smaller, above all of the outer lists, leave out inner lists, or give fewer items at once.`,
    { limit: { part: 'cost', requested: cost.requested, allowed: cost.limit } },
  );

const shown = (fault: unknown): GraphQLFormattedError =>
  (fault as { toJSON?: () => GraphQLFormattedError }).toJSON?.() ?? { message: (fault as Error).message };

const mediaType = ({ headers }: FastifyRequest): string =>
  `${headers.accept?.includes('application/graphql-response+json') ? 'application/graphql-response+json' : 'application/json'}; charset=utf-8`;
