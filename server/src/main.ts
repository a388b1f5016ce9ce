/** The program: API, dashboard and, unless IGNY8_WORKER is off, the workers, in one process. */
import 'reflect-metadata';
import { seedStory } from './app/demo/seed-story.ts';
import { startServer } from './app/serve.ts';
import { runProgram } from './platform/process.ts';

await runProgram(async ({ say, onLost }) => {
  const server = await startServer({ say, onLost });
  const { authentication, config } = server.services;
  if (process.argv.includes('--demo')) say(`The demo's WordPress is at ${await seedStory(server.services, server.schema, say)}`);
  // Whoever is told that it is ready may rely on it: nothing that can fail comes after that.
  const link = (await authentication.hasOwner()) ? undefined : await authentication.newOwnerLink();
  say(`IGNY8 is ready at ${server.url}`);
  if (link) say(`Sign in once with this link: ${server.url}/sign-in?link=${link}`);
  if (!config.runWorker) say('Jobs wait for a worker of their own: IGNY8_WORKER is off.');
  return { stop: server.stop, drainSeconds: config.drainSeconds };
});
