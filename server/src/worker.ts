/** Jobs alone, for machines that serve no API. */
import 'reflect-metadata';
import v8 from 'node:v8';
import { startServices, startWorker } from './app/start.ts';
import { runProgram } from './platform/process.ts';

// A page of an import is large and soon done with. V8 would let the space of young objects grow by 60 MB for it.
v8.setFlagsFromString('--semi-space-growth-factor=1');

await runProgram(async (say) => {
  const { services, stop } = await startServices({ say });
  await startWorker(services);
  say('IGNY8 worker is ready.');
  return async () => {
    services.runner.stop();
    await stop();
  };
});
