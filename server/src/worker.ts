/**
 * Jobs alone, for machines that serve no API. Started with `--max-semi-space-size=4 --heap-growing-percent=40` it takes 180 MB
 * for an import of any size: its pages are large and soon done with, and V8 left to itself lets them lie until 300 MB are full.
 */
import 'reflect-metadata';
import { startServices, startWorker } from './app/start.ts';
import { runProgram } from './platform/process.ts';

await runProgram(async (say) => {
  const { services, stop } = await startServices({ say });
  await startWorker(services);
  say('IGNY8 worker is ready.');
  return async () => {
    services.runner.stop();
    await stop();
  };
});
