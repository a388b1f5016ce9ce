import { afterAll, describe, expect, it } from 'vitest';
import { SentenceEncoder } from './sentence-encoder.ts';

const encoder = new SentenceEncoder();
afterAll(() => encoder.stop());
const never = new AbortController().signal;

describe('the sentence encoder', () => {
  it('puts what means the same nearer than what shares a word', async () => {
    const rows = await encoder.embed(['cheap flights to rome', 'low cost plane tickets italy', 'rome total war'], never);
    const cosine = (a: number, b: number) => {
      let sum = 0;
      for (let d = 0; d < encoder.width; d += 1) sum += (rows[a * encoder.width + d] as number) * (rows[b * encoder.width + d] as number);
      return sum;
    };
    expect(cosine(0, 1)).toBeGreaterThan(cosine(0, 2));
  }, 30_000);

  it('stops within two seconds when it is told to', async () => {
    const controller = new AbortController();
    const running = encoder.embed(
      Array.from({ length: 20_000 }, (_, at) => `keyword number ${at} of very many`),
      controller.signal,
    );
    setTimeout(() => controller.abort(new Error('cancelled')), 300);
    const started = Date.now();
    await expect(running).rejects.toThrow('cancelled');
    expect(Date.now() - started).toBeLessThan(2_300);
  }, 30_000);
});
