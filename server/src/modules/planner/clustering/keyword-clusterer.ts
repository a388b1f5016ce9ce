/**
 * Clusters keywords off the main thread: asks for languages and sentence vectors, then works them out in a thread of its
 * own. Without the encoder (it failed, or no text is English) words alone decide, and the outcome says so.
 */
import { Worker } from 'node:worker_threads';
import type { Embedder } from '../embeddings/embedder.ts';
import type { Clustering, ClusteringKeyword, ExistingCluster, Level } from './clustering.ts';
import type { ClusteringNews, ClusteringTask } from './clustering.worker.ts';
import { languagesOf } from './language.rules.ts';
import { rowOf, type Vectors, vectors } from './vectors.rules.ts';

export interface ClusteringOrder {
  keywords: ClusteringKeyword[];
  existing: ExistingCluster[];
  level?: Level;
}

export interface ClusteringOutcome extends Clustering {
  /** How many of the keywords were compared by their words alone, not by meaning. */
  byWordsAlone: number;
}

/** Of the work, as measured: the sentence vectors take by far the longest. */
const ENCODING_SHARE = 0.75;

export class KeywordClusterer {
  readonly #embedder: Embedder;
  readonly #onEncoderError: (error: unknown) => void;

  constructor(embedder: Embedder, onEncoderError: (error: unknown) => void = () => {}) {
    this.#embedder = embedder;
    this.#onEncoderError = onEncoderError;
  }

  /** @param onProgress told the share that is done, 0 to 1. */
  async cluster(
    { keywords, existing, level }: ClusteringOrder,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<ClusteringOutcome> {
    const texts = [...keywords, ...existing.flatMap((cluster) => cluster.keywords)].map((keyword) => keyword.text);
    const languages = languagesOf(texts);
    const sentences = await this.#sentences(texts, languages, signal, (share) => onProgress(ENCODING_SHARE * share));
    const task: ClusteringTask = { keywords, existing, languages, sentences, level };
    const clustering = await runInThread(task, signal, (share) => onProgress(ENCODING_SHARE + (1 - ENCODING_SHARE) * share));
    const byWordsAlone = sentences ? languages.slice(0, keywords.length).filter((language) => language !== 'en').length : keywords.length;
    return { ...clustering, byWordsAlone };
  }

  async #sentences(
    texts: string[],
    languages: string[],
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<Vectors | null> {
    const english = texts.flatMap((_, at) => (languages[at] === 'en' ? [at] : []));
    if (english.length === 0) return null;
    try {
      const found = await this.#embedder.embed(
        english.map((at) => texts[at] as string),
        signal,
        (done) => onProgress(done / english.length),
      );
      const { width } = this.#embedder;
      if (english.length === texts.length) return { count: texts.length, width, data: found };
      const rows = vectors(texts.length, width);
      english.forEach((at, place) => {
        rowOf(rows, at).set(found.subarray(place * width, (place + 1) * width));
      });
      return rows;
    } catch (error) {
      signal.throwIfAborted();
      this.#onEncoderError(error);
      return null;
    }
  }
}

function runInThread(task: ClusteringTask, signal: AbortSignal, onProgress: (share: number) => void): Promise<Clustering> {
  signal.throwIfAborted();
  const file = import.meta.url.endsWith('.ts') ? './clustering.worker.ts' : './clustering.worker.js';
  const thread = new Worker(new URL(file, import.meta.url), {
    workerData: task,
    transferList: task.sentences ? [task.sentences.data.buffer as ArrayBuffer] : [],
  });
  return new Promise<Clustering>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    thread.on('message', (news: ClusteringNews) => ('share' in news ? onProgress(news.share) : resolve(news.clustering)));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The clustering ended before it had a result.')));
  }).finally(() => void thread.terminate());
}
