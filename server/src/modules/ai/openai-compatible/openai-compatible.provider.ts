/**
 * Any endpoint that speaks OpenAI's chat completions (OpenAI, Ollama, LM Studio, vLLM, a gateway), through the AI SDK.
 * Holds it to a JSON schema where it can be held, and tells it the schema in words in any case.
 */
import { createOpenAICompatible, type OpenAICompatibleProvider as Sdk } from '@ai-sdk/openai-compatible';
import { generateText, type ModelMessage, NoObjectGeneratedError, Output } from 'ai';
import { z } from 'zod';
import type { AiAnswer, AiProvider, AiQuestion } from '../ai.port.ts';
import { type RawAnswer, readAnswer } from './answer.rules.ts';
import { type Endpoint, providerError, refused, refusesSchema, unusable } from './provider-error.ts';

export interface OpenAiCompatibleSettings {
  baseUrl: string;
  apiKey: string | undefined;
  model: string;
  /** For one answer. */
  timeoutMs?: number;
  /** How often the SDK repeats a request after 408, 429, 5xx or a broken connection; it waits as Retry-After says. */
  retries?: number;
}

interface Reply extends RawAnswer {
  inputTokens: number | null;
  outputTokens: number | null;
}

const TIMEOUT_MS = 240_000;
const RETRIES = 1;
/** How much of a bad answer goes back with the fault: enough to see it, not enough to pay for it all again. */
const SHOWN_OF_BAD_ANSWER = 2_000;

export class OpenAiCompatibleProvider implements AiProvider {
  readonly name = 'openai-compatible';
  readonly model: string;
  readonly label: string;
  readonly #sdk: Sdk;
  readonly #endpoint: Endpoint;
  readonly #retries: number;
  /** Cleared for good when the endpoint says that it can't be held to a schema. */
  #holdsToSchema = true;

  constructor(settings: OpenAiCompatibleSettings) {
    const { host } = new URL(settings.baseUrl);
    this.model = settings.model;
    this.label = `${settings.model} at ${host}`;
    this.#sdk = createOpenAICompatible({
      name: 'openaiCompatible',
      baseURL: settings.baseUrl,
      supportsStructuredOutputs: true,
      ...(settings.apiKey !== undefined && { apiKey: settings.apiKey }),
    });
    this.#endpoint = {
      host,
      baseUrl: settings.baseUrl,
      model: settings.model,
      hasKey: settings.apiKey !== undefined,
      timeoutMs: settings.timeoutMs ?? TIMEOUT_MS,
    };
    this.#retries = settings.retries ?? RETRIES;
  }

  async generateObject<T>(question: AiQuestion<T>): Promise<AiAnswer<T>> {
    const started = performance.now();
    const messages: ModelMessage[] = [{ role: 'user', content: question.user }];
    const spent = { inputTokens: null as number | null, outputTokens: null as number | null };
    for (let attempt = 1; ; attempt++) {
      const reply = await this.#ask(question, messages);
      spent.inputTokens = sum(spent.inputTokens, reply.inputTokens);
      spent.outputTokens = sum(spent.outputTokens, reply.outputTokens);
      const verdict = readAnswer(reply, question.schema, question.check);
      if ('refusal' in verdict) throw refused(verdict.refusal, this.#endpoint);
      if ('value' in verdict) {
        const durationMs = Math.round(performance.now() - started);
        const { purpose, prompt } = question;
        return {
          value: verdict.value,
          run: {
            purpose,
            prompt,
            provider: this.name,
            model: this.model,
            parameters: { endpoint: this.#endpoint.host, attempts: attempt },
            ...spent,
            cost: null,
            durationMs,
          },
        };
      }
      if (attempt === 2) throw unusable(verdict.fault, this.#endpoint);
      if (reply.text !== '') messages.push({ role: 'assistant', content: reply.text.slice(0, SHOWN_OF_BAD_ANSWER) });
      messages.push({
        role: 'user',
        content: `That can't be used: ${verdict.fault}. Answer again, whole, with the one JSON object and nothing else.`,
      });
    }
  }

  async #ask<T>(question: AiQuestion<T>, messages: ModelMessage[]): Promise<Reply> {
    const { signal } = question;
    try {
      return await this.#send(question, messages);
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (this.#holdsToSchema && refusesSchema(error)) {
        this.#holdsToSchema = false;
        return this.#ask(question, messages);
      }
      throw providerError(error, this.#endpoint);
    }
  }

  async #send<T>({ system, schema, signal }: AiQuestion<T>, messages: ModelMessage[]): Promise<Reply> {
    const timeout = AbortSignal.timeout(this.#endpoint.timeoutMs);
    try {
      const result = await generateText({
        model: this.#sdk.chatModel(this.model),
        system: `${system}\n\nAnswer with one JSON object that fits this JSON schema, and nothing else:\n${JSON.stringify(z.toJSONSchema(schema))}`,
        messages,
        maxRetries: this.#retries,
        abortSignal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        ...(this.#holdsToSchema && { output: Output.object({ schema }) }),
      });
      return replyOf(result.text, result.finishReason, result.usage);
    } catch (error) {
      // The SDK throws away what does not parse; it is read here instead, where the fault can be named.
      if (NoObjectGeneratedError.isInstance(error)) return replyOf(error.text, error.finishReason, error.usage);
      throw error;
    }
  }
}

interface Usage {
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
}

const replyOf = (text: string | undefined, finishReason: string | undefined, usage: Usage | undefined): Reply => ({
  text: text ?? '',
  finishReason: finishReason ?? 'other',
  inputTokens: usage?.inputTokens ?? null,
  outputTokens: usage?.outputTokens ?? null,
});

const sum = (a: number | null, b: number | null): number | null => (a === null ? b : a + (b ?? 0));
