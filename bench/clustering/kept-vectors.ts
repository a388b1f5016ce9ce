/** The sentence vectors of a set, made once and kept in `.cache/bench`. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SentenceEncoder } from '../../server/src/modules/planner/embeddings/sentence-encoder.ts';

export async function keptVectors(encoder: SentenceEncoder, name: string, texts: string[]): Promise<Float32Array> {
  const key = createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
  const folder = path.resolve(import.meta.dirname, '../../.cache/bench');
  const file = path.join(folder, `${name}-${key}.f32`);
  if (existsSync(file)) {
    const bytes = readFileSync(file);
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  }
  const data = await encoder.embed(texts, new AbortController().signal);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, Buffer.from(data.buffer));
  return data;
}
