/** The Writer under faults, in full size. */
import { it } from 'vitest';
import { writeThroughKill } from '../kit/killed-worker.ts';

it('200 drafts in one job, every tenth failing, through a killed worker: all settle, a retry finishes the rest, none is doubled', async () => {
  await writeThroughKill({ tasks: 200, killAfter: 40, answerMs: 400, timeoutMs: 240_000 });
}, 600_000);
