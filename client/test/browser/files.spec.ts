/** The built files, as browsers and proxies ask for them. */
import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../../server/test/kit/api.ts';

let api: TestApi;
/** What the page loads first. */
let script: string;

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** As it comes over the line: `fetch` would unpack it. */
const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(`${api.url}${path}`, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', reject).end();
  });
const packed = (encoding: string) => get(script, { 'accept-encoding': encoding });

beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off' });
  script = /src="(\/assets\/index-[^"]+\.js)"/.exec((await get('/', { accept: 'text/html' })).body.toString())?.[1] ?? '';
  expect(script).not.toBe('');
});
afterAll(() => api?.stop());

it('goes as brotli or gzip to who takes it, and whole to who does not, under headers that keep them apart', async () => {
  const whole = await get(script);
  const brotli = await packed('gzip, deflate, br, zstd');
  const zipped = await packed('gzip');
  const shared = { vary: expect.stringMatching(/accept-encoding/i), 'cache-control': 'public, max-age=31536000, immutable' };
  expect(brotli.headers).toMatchObject({ ...shared, 'content-encoding': 'br', 'content-type': whole.headers['content-type'] });
  expect(zipped.headers).toMatchObject({ ...shared, 'content-encoding': 'gzip', 'content-type': whole.headers['content-type'] });
  expect(whole.headers).toMatchObject(shared);
  expect(whole.headers['content-encoding']).toBeUndefined();
  expect(brotliDecompressSync(brotli.body).equals(whole.body)).toBe(true);
  expect(gunzipSync(zipped.body).equals(whole.body)).toBe(true);
  expect(brotli.body.length).toBeLessThan(whole.body.length * 0.4);
  expect(new Set([whole, brotli, zipped].map(({ headers }) => headers.etag)).size).toBe(3);
});

it('is not sent again to who has it', async () => {
  const { headers } = await packed('br');
  const again = await get(script, { 'accept-encoding': 'br', 'if-none-match': headers.etag as string });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

it('has no second address for its packed copies', async () => {
  expect([(await get(`${script}.br`)).status, (await get(`${script}.gz`)).status]).toEqual([404, 404]);
});

it('leaves the page itself as it is: unpacked, asked for anew each time, under its policy', async () => {
  const page = await get('/', { 'accept-encoding': 'gzip, deflate, br', accept: 'text/html' });
  expect(page.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' });
  expect(page.headers['content-encoding']).toBeUndefined();
  expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  expect(page.body.toString()).toContain('<!doctype html>');
});
