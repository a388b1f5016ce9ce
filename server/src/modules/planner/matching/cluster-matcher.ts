/**
 * Says which of a site's clusters a text belongs to, with a confidence that was measured (docs/mapping.md). Off the main thread:
 * the clusters are read once, then texts are asked about as they come. Without the encoder words alone decide.
 */
import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { languageReader } from '../clustering/language.rules.ts';
import { languagesOf } from '../clustering/languages.ts';
import { rowOf, type Vectors, vectors } from '../clustering/vectors.rules.ts';
import type { Embedder } from '../embeddings/embedder.ts';
import type { KeptEmbeddings, TextOfKeyword } from '../embeddings/kept-embeddings.ts';
import type { Verdict } from './judgement.rules.ts';
import type { MatchingAnswer, MatchingQuestion, MatchingTask } from './matching.worker.ts';
import { LEARNED } from './weights.rules.ts';

export interface ClusterToMatch {
  id: string;
  name: string;
  description: string | null;
  keywords: TextOfKeyword[];
  /** Of what is in it already. */
  titles: string[];
}

export interface TextToMatch {
  title: string;
  /** Without tags; '' where there is none. */
  body: string;
}

export interface ClusterMatch {
  clusterId: string;
  /** From 0 to 1. */
  confidence: number;
}

/** What is read of a body for its meaning, in letters: the encoder takes the longer the more it is given. */
const BODY_READ = 200;

export class ClusterMatcher {
  readonly #kept: KeptEmbeddings;
  readonly #embedder: Embedder;
  readonly #onEncoderError: (error: unknown) => void;

  constructor(kept: KeptEmbeddings, embedder: Embedder, onEncoderError: (error: unknown) => void = () => {}) {
    this.#kept = kept;
    this.#embedder = embedder;
    this.#onEncoderError = onEncoderError;
  }

  /** Changes with all that an answer depends on, beside the text that is asked about. */
  fingerprintOf(clusters: ClusterToMatch[]): string {
    const all = JSON.stringify([this.#embedder.model, LEARNED, clusters]);
    return createHash('sha256').update(all).digest('base64url');
  }

  /** Lets go of what only the work needs. */
  async rest(): Promise<void> {
    await this.#embedder.rest?.();
  }

  /** Reads the clusters; close() what it answers. */
  async open(clusters: ClusterToMatch[], signal: AbortSignal): Promise<OpenMatcher> {
    const texts = clusters.flatMap(({ name, description, keywords, titles }, cluster) => [
      { cluster, text: name, id: null, isExample: false },
      ...(description ? [{ cluster, text: description, id: null, isExample: false }] : []),
      ...keywords.map(({ id, text }) => ({ cluster, text, id, isExample: true })),
      ...titles.map((text) => ({ cluster, text, id: null, isExample: true })),
    ]);
    const said = texts.map(({ text }) => text);
    const languageOf = languageReader(said);
    const languages = await languagesOf(said, languageOf, signal);
    const known = [...texts.keys()].filter((at) => this.#embedder.knows(languages[at] as string));
    const sentences = await this.#unlessItFails(signal, async () => {
      const isKeyword = (at: number) => texts[at]?.id != null;
      const rows = vectors(texts.length, this.#embedder.width);
      const put = (numbers: number[], found: Float32Array) =>
        numbers.forEach((at, place) => {
          rowOf(rows, at).set(found.subarray(place * rows.width, (place + 1) * rows.width));
        });
      const keywords = known.filter(isKeyword);
      const others = known.filter((at) => !isKeyword(at));
      put(
        keywords,
        await this.#kept.of(
          keywords.map((at) => texts[at] as TextOfKeyword),
          signal,
          () => {},
        ),
      );
      put(
        others,
        await this.#embedder.embed(
          others.map((at) => texts[at]?.text as string),
          signal,
        ),
      );
      return known.length > 0 ? rows : null;
    });
    const task: MatchingTask = {
      clusters: clusters.length,
      texts: texts.map(({ cluster, text, isExample }, at) => ({ cluster, text, isExample, language: languages[at] as string })),
      sentences,
    };
    const meaningOf = (asked: string[]) => this.#unlessItFails(signal, () => this.#embedder.embed(asked, signal));
    const knows = (language: string) => sentences !== null && this.#embedder.knows(language);
    return new OpenMatcher(task, { ids: clusters.map(({ id }) => id), languageOf, knows, meaningOf, width: this.#embedder.width, signal });
  }

  async #unlessItFails<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      this.#onEncoderError(error);
      return null;
    }
  }
}

interface Asking {
  ids: string[];
  languageOf(text: string): string;
  knows(language: string): boolean;
  meaningOf(texts: string[]): Promise<Float32Array | null>;
  width: number;
  signal: AbortSignal;
}

export class OpenMatcher {
  readonly #thread: Worker;
  readonly #asking: Asking;
  /** Why the thread has ended. */
  #ended: unknown;

  constructor(task: MatchingTask, asking: Asking) {
    const file = import.meta.url.endsWith('.ts') ? './matching.worker.ts' : './matching.worker.js';
    this.#thread = new Worker(new URL(file, import.meta.url), {
      workerData: task,
      transferList: task.sentences ? [task.sentences.data.buffer as ArrayBuffer] : [],
    });
    this.#thread.unref();
    this.#thread.on('error', (error) => {
      this.#ended = error;
    });
    this.#thread.on('exit', () => {
      this.#ended ??= new Error('The comparison with the clusters ended before it answered.');
    });
    this.#asking = asking;
  }

  /** One question at a time. @returns for each text its cluster; null where it is like none. */
  async match(texts: TextToMatch[]): Promise<(ClusterMatch | null)[]> {
    const { ids, languageOf, knows } = this.#asking;
    const languages = texts.map(({ title, body }) => languageOf(`${title}. ${beginningOf(body)}`));
    const read: string[] = [];
    const rows = texts.map(({ title, body }, at) => {
      if (!knows(languages[at] as string)) return null;
      const beginning = beginningOf(body);
      return { title: read.push(title) - 1, body: beginning === '' ? null : read.push(beginning) - 1 };
    });
    const sentences = await this.#sentencesOf(read);
    const verdicts = await this.#ask({
      texts: texts.map((text, at) => ({ ...text, language: languages[at] as string, rows: sentences && (rows[at] ?? null) })),
      sentences,
    });
    return verdicts.map((verdict) => verdict && { clusterId: ids[verdict.cluster] as string, confidence: verdict.confidence });
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  async #sentencesOf(texts: string[]): Promise<Vectors | null> {
    const found = texts.length > 0 ? await this.#asking.meaningOf(texts) : null;
    return found && { count: texts.length, width: this.#asking.width, data: found };
  }

  #ask(question: MatchingQuestion): Promise<(Verdict | null)[]> {
    const { signal } = this.#asking;
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        this.#thread.off('message', onMessage).off('exit', onExit);
        signal.removeEventListener('abort', onAbort);
        act();
      };
      const onMessage = (answer: MatchingAnswer) =>
        settle(() => ('error' in answer ? reject(new Error(answer.error)) : resolve(answer.verdicts)));
      // An error ends the thread as well.
      const onExit = () => settle(() => reject(this.#ended));
      const onAbort = () => settle(() => reject(signal.reason));
      if (this.#ended) return reject(this.#ended);
      this.#thread.on('message', onMessage).on('exit', onExit);
      signal.addEventListener('abort', onAbort, { once: true });
      this.#thread.postMessage(question, question.sentences ? [question.sentences.data.buffer as ArrayBuffer] : []);
    });
  }
}

/** To a whole word, where the text has any. */
function beginningOf(body: string): string {
  if (body.length <= BODY_READ) return body;
  const cut = body.slice(0, BODY_READ);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), BODY_READ / 2));
}
