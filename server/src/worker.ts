/**
 * Jobs alone, for machines that serve no API. Started with `--max-semi-space-size=4 --heap-growing-percent=40` it takes 180 MB
 * for an import of any size: its pages are large and soon done with, and V8 left to itself lets them lie until 300 MB are full.
 */
import 'reflect-metadata';
import { HAND_BACK_MS, startServices, startWorker } from './app/start.ts';
import { watchWorker } from './app/worker-port.ts';
import { runProgram } from './platform/process.ts';

await runProgram(async ({ say, onLost }) => {
  const { services, stop } = await startServices({ say, onLost });
  const watched = await watchWorker(services).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  await startWorker(services);
  say(watched ? `IGNY8 worker is ready; its health is at ${watched.url}/readyz` : 'IGNY8 worker is ready.');
  return {
    // It serves nobody: what it has at work goes to others at once.
    drainSeconds: 0,
    stop: async () => {
      services.health.drain();
      await services.runner.stop(HAND_BACK_MS);
      await watched?.close();
      await stop();
    },
  };
});
