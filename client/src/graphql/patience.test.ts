/** The client of the dashboard over a line that breaks: the test says how the server stands. */
import { gql } from '@urql/core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { away, onBack } from '../lib/line.ts';
import { createApiClient } from './client.ts';

const Who = gql<{ viewer: { name: string } }>`query Who { viewer { name } }`;
const Rename = gql`mutation Rename { renameSite(id: "s", name: "n") { site { id } } }`;

const refusal = (reason: string, status = 503) =>
  Response.json({ errors: [{ message: 'Not now.', extensions: { code: 'UNAVAILABLE', reason } }] }, { status });

type Stand = () => Response | Promise<Response>;
let asked: string[];
/** Each test is far from the one before it: what happened there is long mended. */
let now = Date.UTC(2026, 0, 1);
let stand: Record<string, Stand>;

const well: Record<string, Stand> = {
  Who: () => Response.json({ data: { viewer: { __typename: 'Viewer', name: 'Mara' } } }),
  Rename: () => Response.json({ data: { renameSite: null } }),
  probe: () => Response.json({ data: { viewer: { name: 'Mara' } } }),
};
const all = (answer: Stand): Record<string, Stand> => ({ Who: answer, Rename: answer, probe: answer });

beforeEach(() => {
  now += 3_600_000;
  vi.useFakeTimers({ now });
  asked = [];
  stand = { ...well };
  vi.stubGlobal('fetch', async (_url: unknown, init: RequestInit) => {
    const { operationName = 'probe' } = JSON.parse(String(init.body));
    asked.push(operationName);
    return (stand[operationName] as Stand)();
  });
});
afterEach(async () => {
  stand = { ...well };
  await vi.advanceTimersByTimeAsync(60_000);
  expect(away()).toBeUndefined();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const client = () => createApiClient(() => undefined);

it.each([
  ['database', () => refusal('DATABASE_UNREACHABLE')],
  ['server', () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } })],
  ['server', () => Promise.reject(new TypeError('Failed to fetch'))],
] as const)('what is read waits while the %s is away, and is answered once it is back', async (what, answer) => {
  stand = all(answer);
  const shown: unknown[] = [];
  client()
    .query(Who, {})
    .subscribe(({ data, error }) => shown.push(error ?? data?.viewer.name));
  await vi.advanceTimersByTimeAsync(5_000);
  expect([away(), shown]).toEqual([what, []]);
  expect(asked.filter((name) => name === 'Who')).toHaveLength(1);
  stand = { ...well };
  await vi.advanceTimersByTimeAsync(10_000);
  expect([away(), shown]).toEqual([undefined, ['Mara']]);
  expect(asked.filter((name) => name === 'Who')).toHaveLength(2);
});

it('the tries grow apart, up to ten seconds', async () => {
  stand = all(() => refusal('DATABASE_UNREACHABLE'));
  client()
    .query(Who, {})
    .subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(3_000);
  const early = asked.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(early).toBeGreaterThanOrEqual(3);
  expect(asked.length - early).toBeLessThanOrEqual(9);
});

it('what changes something is sent once: it fails at once, and is not sent when the line is back', async () => {
  stand = all(() => refusal('DATABASE_UNREACHABLE'));
  const back = vi.fn();
  const forget = onBack(back);
  const api = client();
  const { error } = await api.mutation(Rename, {}).toPromise();
  expect(error?.graphQLErrors[0]?.message).toBe('Not now.');
  expect(away()).toBe('database');
  stand = { ...well };
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked.filter((name) => name === 'Rename')).toHaveLength(1);
  expect(back).toHaveBeenCalledTimes(1);
  forget();
});

it('a full disk is no broken line: the screen is told', async () => {
  stand = all(() => refusal('DATABASE_FULL'));
  const { error } = await client().query(Who, {}).toPromise();
  expect(error?.graphQLErrors[0]?.extensions.reason).toBe('DATABASE_FULL');
  expect(away()).toBeUndefined();
});

it('one question that alone can not be answered is told so in the end, and nobody else waits for it', async () => {
  stand.Who = () => refusal('DATABASE_UNREACHABLE');
  const asking = client().query(Who, {}).toPromise();
  await vi.advanceTimersByTimeAsync(60_000);
  expect((await asking).error?.graphQLErrors[0]?.message).toBe('Not now.');
  expect(asked.filter((name) => name === 'Who')).toHaveLength(5);
});
