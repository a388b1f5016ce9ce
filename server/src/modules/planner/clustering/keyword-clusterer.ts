/**
 * Clusters keywords off the main thread: asks for languages and sentence vectors, then works them out in a thread of its
 * own. Without the encoder (it failed, or knows the language of no keyword) words alone decide, and the outcome says so.
 */
import { Worker } from 'node:worker_threads';
import type { KeptEmbeddings } from '../embeddings/kept-embeddings.ts';
import type { Clustering, ClusteringKeyword, ExistingCluster } from './clustering.types.ts';
import type { ClusteringNews, ClusteringTask } from './clustering.worker.ts';
import { languageReader } from './language.rules.ts';
import { languagesOf } from './languages.ts';
import { rowOf, type Vectors, vectors } from './vectors.rules.ts';

export interface ClusteringOrder {
  keywords: ClusteringKeyword[];
  existing: ExistingCluster[];
  /** Names that no new group may bear. */
  takenNames?: string[];
}

export interface ClusteringOutcome extends Clustering {
  /** How many of the keywords were compared by their words alone, not by meaning. */
  byWordsAlone: number;
}

export interface ClusteringProgress {
  stage: 'meaning' | 'grouping';
  /** Of the whole work, 0 to 1. */
  share: number;
}

/** Of the work, as measured, where no vector is kept: to make them takes by far the longest. */
const ENCODING_SHARE = 0.75;

export class KeywordClusterer {
  readonly #embeddings: KeptEmbeddings;
  readonly #onEncoderError: (error: unknown) => void;

  constructor(embeddings: KeptEmbeddings, onEncoderError: (error: unknown) => void = () => {}) {
    this.#embeddings = embeddings;
    this.#onEncoderError = onEncoderError;
  }

  async cluster(
    { keywords, existing, takenNames = [] }: ClusteringOrder,
    signal: AbortSignal,
    onProgress: (progress: ClusteringProgress) => void = () => {},
  ): Promise<ClusteringOutcome> {
    const everyone = [...keywords, ...existing.flatMap((cluster) => cluster.keywords)];
    const texts = everyone.map(({ text }) => text);
    const languages = await languagesOf(texts, languageReader(texts), signal);
    let encoding = 0;
    const sentences = await this.#sentences(everyone, languages, signal, (made, missing) => {
      encoding = (ENCODING_SHARE * missing) / everyone.length;
      onProgress({ stage: 'meaning', share: missing === 0 ? 0 : (encoding * made) / missing });
    });
    const task: ClusteringTask = { keywords, existing, languages, sentences, takenNames };
    const clustering = await runInThread(task, signal, (share) =>
      onProgress({ stage: 'grouping', share: encoding + (1 - encoding) * share }),
    );
    return { ...clustering, byWordsAlone: clustering.places.filter(({ reason }) => !reason.byMeaning).length };
  }

  async #sentences(
    keywords: ClusteringKeyword[],
    languages: string[],
    signal: AbortSignal,
    onProgress: (made: number, missing: number) => void,
  ): Promise<Vectors | null> {
    const known = keywords.flatMap((_, at) => (this.#embeddings.knows(languages[at] as string) ? [at] : []));
    if (known.length === 0) return null;
    try {
      const found = await this.#embeddings.of(
        known.map((at) => keywords[at] as ClusteringKeyword),
        signal,
        onProgress,
      );
      const { width } = this.#embeddings;
      if (known.length === keywords.length) return { count: keywords.length, width, data: found };
      const rows = vectors(keywords.length, width);
      known.forEach((at, place) => {
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
