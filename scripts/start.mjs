// npm start: from a fresh clone to a running server, on Node.js 20 and nothing else. Flags go on to the server.
import './lib/check-node.mjs';

const { ensureInstalled } = await import('./lib/install.mjs');
const { ensureBuilt } = await import('./lib/build.mjs');
const { supervise } = await import('./lib/supervise.mjs');
const { childEnv, inRoot, node24 } = await import('./lib/project.mjs');
const { TaskFailed } = await import('./lib/task.mjs');

try {
  await ensureInstalled();
  await ensureBuilt();
  const flags = process.argv.slice(2);
  const env = childEnv({ NODE_ENV: process.env.NODE_ENV ?? 'production' });
  supervise([node24(), '--enable-source-maps', inRoot('server/dist/main.js'), ...flags], env);
} catch (error) {
  if (!(error instanceof TaskFailed)) throw error;
  process.exitCode = 1;
}
