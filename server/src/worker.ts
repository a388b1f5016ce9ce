/**
 * Jobs alone, for machines that serve no API. Start it with `--max-semi-space-size=4`: a page of an import is large and soon done
 * with, and V8 lets the space of young objects grow by 100 MB for it otherwise.
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
