/** How often, how much and how many at once one asker may ask; and that others are not held up by it. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RateLimiter } from '../../../src/platform/http/rate-limiter.ts';
import { ADMIN_TOKEN, type GraphQLAnswer, startApi, type TestApi } from '../../kit/api.ts';

const LIMIT = 40;

let api: TestApi;
let other: string;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off', IGNY8_RATE_LIMIT: String(LIMIT), IGNY8_MAX_SUBSCRIPTIONS: '2' });
  other = (await api.ok('mutation { createApiToken(input: { name: "other", scopes: [READ] }) { secret } }')).createApiToken.secret;
});
afterAll(() => api.stop());

const post = (address: string, body: string, token = other, signal?: AbortSignal) =>
  fetch(api.url + address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', authorization: `Bearer ${token}` },
    body,
    ...(signal && { signal }),
  });
const faultOf = async (response: Response) => ((await response.json()) as GraphQLAnswer).errors?.[0];

describe('subscriptions', () => {
  it('are open at once up to the limit, and one that is closed makes room', async () => {
    const subscription = JSON.stringify({ query: 'subscription { jobs(siteId: "01920000-0000-7000-8000-000000000000") { id } }' });
    const open = [new AbortController(), new AbortController()];
    for (const { signal } of open) expect((await post('/graphql/stream', subscription, ADMIN_TOKEN, signal)).status).toBe(200);
    const refused = await post('/graphql/stream', subscription, ADMIN_TOKEN);
    expect([refused.status, await faultOf(refused)]).toMatchObject([
      429,
      {
        message: expect.stringContaining('2 subscriptions are open'),
        extensions: { code: 'LIMIT_EXCEEDED', limit: { part: 'subscriptions' } },
      },
    ]);
    const elsewhere = new AbortController();
    expect((await post('/graphql/stream', subscription, other, elsewhere.signal)).status).toBe(200);
    for (const { abort } of [...open, elsewhere].map((one) => ({ abort: () => one.abort() }))) abort();
    await vi.waitFor(async () => {
      const again = new AbortController();
      expect((await post('/graphql/stream', subscription, ADMIN_TOKEN, again.signal)).status).toBe(200);
      again.abort();
    });
  });
});

describe('requests', () => {
  it('are counted for each token, whatever they hold, and say how many are left', async () => {
    const answers = [];
    for (let count = 0; count < LIMIT + 5; count += 1)
      answers.push(await post('/graphql', count % 2 ? '{"query":"{ viewer { name } }"}' : '{'));
    const allowed = answers.filter(({ status }) => status !== 429);
    expect(allowed.at(0)?.headers.get('ratelimit-limit')).toBe(String(LIMIT));
    expect(Number(allowed.at(-1)?.headers.get('ratelimit-remaining'))).toBe(0);
    const refused = answers.at(-1) as Response;
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await faultOf(refused)).toMatchObject({
      message: expect.stringMatching(/^other has asked more than 40 times within a minute. Wait \d+ s/),
      extensions: { code: 'LIMIT_EXCEEDED', limit: { part: 'requestsPerMinute', allowed: LIMIT } },
    });
    expect((await post('/graphql/stream', '{}')).status).toBe(429);
    expect((await post('/graphql', '{"query":"{ viewer { name } }"}', ADMIN_TOKEN)).status).toBe(200);
  });

  it('come back evenly, up to a minute’s worth', () => {
    let now = 0;
    const limiter = new RateLimiter(60, () => now);
    const taken = (count: number) => Array.from({ length: count }, () => limiter.take('a')).filter(({ allowed }) => allowed).length;
    expect(taken(100)).toBe(60);
    expect(limiter.take('a')).toMatchObject({ allowed: false, remaining: 0, retryAfterSeconds: 1, resetSeconds: 60 });
    now += 5_000;
    expect(taken(100)).toBe(5);
    now += 3_600_000;
    expect(taken(100)).toBe(60);
    expect(limiter.take('b').remaining).toBe(59);
  });

  it('may have 8 MB, and a larger one is refused in our form', async () => {
    const body = JSON.stringify({ query: '{ viewer { name } }', variables: { text: 'x'.repeat(8 * 1024 * 1024) } });
    const refused = await post('/graphql', body, ADMIN_TOKEN);
    expect([refused.status, await faultOf(refused)]).toEqual([
      413,
      { message: expect.stringContaining('at most 8 MB'), extensions: { code: 'LIMIT_EXCEEDED' } },
    ]);
  });
});
