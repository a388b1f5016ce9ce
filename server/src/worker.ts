/** Jobs alone, for machines that serve no API. */
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
