/** A worker that dies in the middle of its work, in a small size; test/faults has the full one. */
import { it } from 'vitest';
import { writeThroughKill } from '../kit/killed-worker.ts';

it('a worker killed while it writes loses no task and doubles no content: the next one finishes the job, a retry what failed', async () => {
  await writeThroughKill({ tasks: 20, killAfter: 3, answerMs: 400, timeoutMs: 90_000 });
}, 200_000);
