/**
 * Asks a provider's model through the AI SDK. Every answer is streamed, so that a slow model is told from a silent one.
 * Holds the model to a JSON schema where it can be held, and tells it the schema in words in any case; what it answers is
 * read here, whole, and asked for once more with the fault named.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { embedMany, InvalidResponseDataError, type ModelMessage, NoOutputGeneratedError, Output, streamText } from 'ai';
import { AppError } from '../../../platform/errors/app-error.ts';
import { secondsSince, tell } from '../../../platform/telemetry/signals.ts';
import type { AiAnswer, AiProvider, AiQuestion } from '../ai.port.ts';
import { costOf } from '../prices/prices.rules.ts';
import { type RawAnswer, readAnswer } from './answer.rules.ts';
import { apiFaultOf, refusesOption } from './api-fault.ts';
import { type AiConnection, type Endpoint, endpointOf } from './endpoint.ts';
import { withSchema } from './instructions.ts';
import { Pace, RateLimited } from './pace.ts';
import { brokenOff, isRateLimit, notAnApi, providerError, refused, unusable } from './provider-error.ts';
import { type SdkModels, sdkModels } from './sdk-models.ts';
import { vendorFacts } from './vendors.rules.ts';

export interface ProviderOptions {
  /** How many requests at once; default 3. */
  atOnce?: number;
  /** How long the endpoint may be silent. */
  silenceMs?: number;
  /** How often a request is repeated after a fault of the provider's own or a broken line. */
  retries?: number;
  /** Before the first repeat; doubled for each further one. */
  retryMs?: number;
  /** How many pauses that the provider asks for are waited for. */
  pauses?: number;
}

interface Reply extends RawAnswer {
  inputTokens: number | null;
  outputTokens: number | null;
}

/** A reasoning model may think for minutes before its first word. */
const SILENCE_MS = 240_000;
const RETRIES = 2;
const RETRY_MS = 1_000;
/** How much of a bad answer goes back with the fault: enough to see it, not enough to pay for it all again. */
const SHOWN_OF_BAD_ANSWER = 2_000;

// The SDK would write its warnings to the console.
(globalThis as { AI_SDK_LOG_WARNINGS?: boolean }).AI_SDK_LOG_WARNINGS = false;

export class SdkProvider implements AiProvider {
  readonly name: string;
  readonly model: string;
  readonly label: string;
  readonly embed?: (texts: string[], signal?: AbortSignal) => Promise<number[][]>;
  readonly #connection: AiConnection;
  readonly #models: SdkModels;
  readonly #endpoint: Endpoint;
  readonly #pace: Pace;
  readonly #silenceMs: number;
  readonly #retries: number;
  readonly #retryMs: number;
  /** Options that a model has refused: it is not asked with them again. */
  readonly #refused = { schema: new Set<string>(), temperature: new Set<string>() };

  static async open(connection: AiConnection, options: ProviderOptions = {}): Promise<SdkProvider> {
    return new SdkProvider(connection, await sdkModels(connection), options);
  }

  private constructor(
    connection: AiConnection,
    models: SdkModels,
    { atOnce = 3, silenceMs = SILENCE_MS, retries = RETRIES, retryMs = RETRY_MS, pauses }: ProviderOptions,
  ) {
    this.#connection = connection;
    this.#models = models;
    this.#silenceMs = silenceMs;
    this.#retries = retries;
    this.#retryMs = retryMs;
    this.#endpoint = endpointOf(connection, silenceMs);
    this.#pace = new Pace(atOnce, pauses);
    this.name = connection.vendor;
    this.model = connection.model;
    this.label = `${connection.model} at ${this.#endpoint.host}`;
    const { embeddingModel } = connection;
    if (embeddingModel !== undefined && vendorFacts[connection.vendor].embeds) {
      this.embed = (texts, signal) => this.#embed(embeddingModel, texts, signal);
    }
  }

  async generateObject<T>(question: AiQuestion<T>): Promise<AiAnswer<T>> {
    const began = performance.now();
    const ended = (outcome: string) => tell('aiQuestion', { purpose: question.purpose, outcome, seconds: secondsSince(began) });
    try {
      const answer = await this.#generate(question);
      ended('answered');
      return answer;
    } catch (error) {
      ended(question.signal?.aborted ? 'STOPPED' : error instanceof AppError ? error.code : 'INTERNAL');
      throw error;
    }
  }

  async #generate<T>(question: AiQuestion<T>): Promise<AiAnswer<T>> {
    const started = performance.now();
    const model = question.model ?? this.model;
    const asked = new Asked(question, model, { ...this.#endpoint, model });
    const messages: ModelMessage[] = [{ role: 'user', content: question.user }];
    const spent = { inputTokens: null as number | null, outputTokens: null as number | null };
    for (let attempt = 1; ; attempt++) {
      const reply = await this.#ask(asked, messages);
      spent.inputTokens = sum(spent.inputTokens, reply.inputTokens);
      spent.outputTokens = sum(spent.outputTokens, reply.outputTokens);
      const verdict = readAnswer(reply, question.schema, question.check);
      if ('refusal' in verdict) throw refused(verdict.refusal, asked.endpoint);
      if ('value' in verdict) {
        const { purpose, prompt, temperature } = question;
        return {
          value: verdict.value,
          run: {
            purpose,
            prompt,
            provider: this.name,
            model,
            parameters: {
              endpoint: this.#endpoint.host,
              attempts: attempt,
              ...(temperature != null && !this.#refused.temperature.has(model) && { temperature }),
            },
            ...spent,
            cost: costOf({ vendor: this.#connection.vendor, host: this.#endpoint.host, model }, spent),
            durationMs: Math.round(performance.now() - started),
          },
        };
      }
      if (attempt === 2) throw unusable(verdict.fault, asked.endpoint);
      if (reply.text !== '') messages.push({ role: 'assistant', content: reply.text.slice(0, SHOWN_OF_BAD_ANSWER) });
      messages.push({
        role: 'user',
        content: `That can't be used: ${verdict.fault}. Answer again, whole, with the one JSON object and nothing else.`,
      });
    }
  }

  /** One reply, after any pauses that the provider asks for and a repeat where it broke. */
  #ask<T>(asked: Asked<T>, messages: ModelMessage[]): Promise<Reply> {
    return this.#paced(asked.question, asked.endpoint, async () => {
      for (;;) {
        try {
          return await this.#stream(asked, messages);
        } catch (error) {
          const option = (['schema', 'temperature'] as const).find(
            (name) => !this.#refused[name].has(asked.model) && refusesOption(error, name),
          );
          if (!option) throw error;
          this.#refused[option].add(asked.model);
        }
      }
    });
  }

  async #stream<T>(asked: Asked<T>, messages: ModelMessage[]): Promise<Reply> {
    const { question, model, endpoint } = asked;
    const { temperature, schema, signal } = question;
    const attempt = asked.nextAttempt();
    const silence = new Silence(this.#silenceMs);
    try {
      const result = streamText({
        model: this.#models.language(model),
        instructions: asked.instructions,
        messages,
        maxRetries: 0,
        abortSignal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
        ...(temperature != null && !this.#refused.temperature.has(model) && { temperature }),
        ...(!this.#refused.schema.has(model) && { output: Output.object({ schema }) }),
        // What we send is not the vendor's to keep.
        ...(this.#connection.vendor === 'openai' && { providerOptions: { openai: { store: false } } }),
        // Errors come as parts of the stream; the SDK's own handler would write them to the console.
        onError: () => undefined,
      });
      let text = '';
      for await (const part of result.stream) {
        silence.broken();
        if (part.type === 'text-delta') {
          text += part.text;
          question.onText?.(part.text, attempt);
        } else if (part.type === 'error') throw text === '' && isSilentEnd(part.error) ? notAnApi(endpoint) : part.error;
        else if (part.type === 'abort') throw silence.signal.aborted ? silence.signal.reason : signal?.reason;
        else if (part.type === 'finish') {
          const { inputTokens = null, outputTokens = null } = part.totalUsage;
          const ended = ENDS.has(part.finishReason) || isWhole(text);
          if (!ended) throw text === '' && outputTokens === null ? notAnApi(endpoint) : brokenOff(endpoint);
          return { text, finishReason: part.finishReason, inputTokens, outputTokens };
        }
      }
      throw brokenOff(endpoint);
    } finally {
      silence.end();
    }
  }

  async #embed(model: string, values: string[], signal: AbortSignal | undefined): Promise<number[][]> {
    const endpoint = { ...this.#endpoint, model, places: { ...this.#endpoint.places, model: 'the embedding model in the AI settings' } };
    return this.#paced({ signal }, endpoint, async () => {
      const timeout = AbortSignal.timeout(this.#silenceMs);
      const { embeddings } = await embedMany({
        model: this.#models.embedding(model),
        values,
        maxRetries: 0,
        abortSignal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      return embeddings;
    });
  }

  /** @throws AppError, or the signal's own reason when it aborts. */
  async #paced<T>(
    turn: { signal?: AbortSignal | undefined; onPause?: ((seconds: number) => void) | undefined },
    endpoint: Endpoint,
    request: () => Promise<T>,
  ): Promise<T> {
    const { signal } = turn;
    for (let failed = 0; ; failed++) {
      try {
        return await this.#pace.run(turn, async () => {
          try {
            return await request();
          } catch (error) {
            if (signal?.aborted) throw error;
            const fault = providerError(error, endpoint);
            if (!isRateLimit(fault)) throw error;
            const seconds = fault.details.retryAfterSeconds;
            throw new RateLimited(typeof seconds === 'number' ? seconds * 1000 : null, fault);
          }
        });
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        if (failed >= this.#retries || !isPassing(error)) throw providerError(error, endpoint);
        await sleep(this.#retryMs * 2 ** failed, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}

/** One question on its way: what stays the same from one attempt to the next. */
class Asked<T> {
  readonly question: AiQuestion<T>;
  readonly model: string;
  readonly endpoint: Endpoint;
  readonly instructions: string;
  #attempts = 0;

  constructor(question: AiQuestion<T>, model: string, endpoint: Endpoint) {
    this.question = question;
    this.model = model;
    this.endpoint = endpoint;
    this.instructions = withSchema(question.system, question.schema);
  }

  nextAttempt(): number {
    this.#attempts += 1;
    return this.#attempts;
  }
}

/** Ends a request when nothing has come for a while. */
class Silence {
  readonly #ms: number;
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number) {
    this.#ms = ms;
    this.broken();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  broken(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(new DOMException('silent for too long', 'TimeoutError')), this.#ms);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Reasons by which a model ends an answer itself; `other` is also what is left of a stream that was cut. */
const ENDS = new Set(['stop', 'length', 'content-filter', 'tool-calls']);

function isWhole(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A stream that ended before it began. */
const isSilentEnd = (error: unknown): boolean => NoOutputGeneratedError.isInstance(error) || InvalidResponseDataError.isInstance(error);

/** Faults that may be gone in a moment: of the provider's own, or of the line. */
function isPassing(error: unknown): boolean {
  if (error instanceof AppError) return error.details.reason === 'provider';
  const status = apiFaultOf(error)?.status;
  return status === undefined ? !(error instanceof Error && error.name === 'TimeoutError') : status === 408 || status >= 500;
}

const sum = (a: number | null, b: number | null): number | null => (a === null ? b : a + (b ?? 0));
