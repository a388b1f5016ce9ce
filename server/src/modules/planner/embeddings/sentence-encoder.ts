/**
 * The encoder that comes with the program, in threads of its own: started when there is work, ended when there has been
 * none for a while. Owns how texts are dealt out to the threads; the last batch in work is all that a cancel waits for.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Embedder } from './embedder.ts';
import type { EncoderAnswer, EncoderTask } from './encoder.worker.ts';

const WIDTH = 512;
/** Texts a message: so few that a cancelled run lets go within a second. */
const BATCH = 32;
const MAX_THREADS = 4;
/** A thread takes longer to start than it needs for this many texts. */
const TEXTS_WORTH_A_THREAD = 100;
const IDLE_MS = 60_000;

export class SentenceEncoder implements Embedder {
  readonly model = 'universal-sentence-encoder-lite@1';
  readonly width = WIDTH;
  readonly #threads: Worker[] = [];
  #running = 0;
  #idle: NodeJS.Timeout | undefined;

  knows(language: string): boolean {
    return language === 'en';
  }

  async embed(texts: string[], signal: AbortSignal, onProgress: (done: number) => void = () => {}): Promise<Float32Array> {
    signal.throwIfAborted();
    const vectors = new Float32Array(texts.length * WIDTH);
    if (texts.length === 0) return vectors;
    // Texts of one length together: the encoder pads the shorter ones.
    const order = [...texts.keys()].sort((a, b) => (texts[a] as string).length - (texts[b] as string).length);
    let next = 0;
    let done = 0;
    const work = async (thread: Worker) => {
      while (next < order.length) {
        signal.throwIfAborted();
        const batch = order.slice(next, next + BATCH);
        next += batch.length;
        const rows = await ask(thread, { number: next, texts: batch.map((at) => texts[at] as string) });
        batch.forEach((at, place) => {
          vectors.set(rows.subarray(place * WIDTH, (place + 1) * WIDTH), at * WIDTH);
        });
        done += batch.length;
        onProgress(done);
      }
    };
    this.#begin(texts.length);
    try {
      await Promise.all(this.#threads.map(work));
    } catch (error) {
      if (!signal.aborted) await this.stop();
      throw error;
    } finally {
      next = order.length;
      this.#end();
    }
    return vectors;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    await Promise.all(this.#threads.splice(0).map((thread) => thread.terminate()));
  }

  #begin(texts: number): void {
    this.#running += 1;
    clearTimeout(this.#idle);
    const wanted = Math.max(1, Math.min(MAX_THREADS, availableParallelism(), Math.ceil(texts / TEXTS_WORTH_A_THREAD)));
    while (this.#threads.length < wanted) this.#threads.push(startThread());
  }

  #end(): void {
    this.#running -= 1;
    if (this.#running > 0) return;
    this.#idle = setTimeout(() => void this.stop(), IDLE_MS).unref();
  }
}

/** The file beside this one, as source or as built. */
function startThread(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './encoder.worker.ts' : './encoder.worker.js';
  const thread = new Worker(new URL(file, import.meta.url));
  // A program that has nothing else to do may end.
  thread.unref();
  thread.setMaxListeners(0);
  return thread;
}

function ask(thread: Worker, task: EncoderTask): Promise<Float32Array> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (answer: EncoderAnswer) => {
      if (answer.number !== task.number) return;
      settle(() => ('error' in answer ? reject(new Error(answer.error)) : resolve(answer.vectors)));
    };
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error('The sentence encoder ended before it answered.')));
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    thread.postMessage(task);
  });
}
