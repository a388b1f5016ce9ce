import { expect, it } from 'vitest';
import { portionsOf, runBatch, type Target } from './batch-steps.ts';

const target = (count: number): Target => ({
  siteId: 's',
  ids: Array.from({ length: count }, (_, at) => `c${at}`),
  count,
  rows: [],
});
const failure = { code: 'UNREACHABLE', message: 'Down', fields: {} };

it('all that match is one request, however many they are', () => {
  expect(portionsOf({ matching: { needsCluster: true } })).toEqual([{ matching: { needsCluster: true } }]);
});

it('ids go in portions that the API takes, and what comes of them is added up', async () => {
  const sizes: number[] = [];
  const result = await runBatch(target(20_001), async (selected) => {
    const ids = 'ids' in selected ? selected.ids : [];
    sizes.push(ids.length);
    return { updated: ids.length - 1, failed: [{ id: String(ids[0]), message: 'No.' }], undoToken: `token ${sizes.length}` };
  });
  expect(sizes).toEqual([10_000, 10_000, 1]);
  expect(result).toEqual({
    updated: 19_998,
    failed: ['c0', 'c10000', 'c20000'].map((id) => ({ id, message: 'No.' })),
    tokens: ['token 1', 'token 2', 'token 3'],
  });
});

it('what stops it leaves what was done, and begins nothing more', async () => {
  let asked = 0;
  const result = await runBatch(target(30_000), async () => {
    asked += 1;
    return asked === 2 ? { failure } : { updated: 10_000, failed: [], undoToken: 'token' };
  });
  expect(asked).toBe(2);
  expect(result).toEqual({ updated: 10_000, failed: [], tokens: ['token'], stopped: failure });
});
