/** Taking changes back, and seeing that nothing is left of them. */
import { expect } from 'vitest';
import type { Json, TestApi } from './api.ts';
import { dump } from './dump.ts';

const UNDO = 'mutation ($token: ID!) { undo(token: $token) { summary restored failed { id code message } } }';

export const undo = async (api: TestApi, token: string): Promise<Json> => (await api.ok(UNDO, { token })).undo;

/** Does it, and sees that undo gives back every row as it was. */
export async function undoneExactly(api: TestApi, work: () => Promise<{ undoToken: string }>): Promise<Json> {
  const before = await dump(api);
  const { undoToken } = await work();
  const between = await dump(api);
  expect(between).not.toEqual(before);
  const undone = await undo(api, undoToken);
  expect(undone.failed).toEqual([]);
  expect(await dump(api)).toEqual(before);
  return undone;
}
