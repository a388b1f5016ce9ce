// npm run build [-- server | client]: builds whether or not anything changed.
import './lib/check-node.mjs';

const { ensureInstalled } = await import('./lib/install.mjs');
const { ensureBuilt } = await import('./lib/build.mjs');
const { TaskFailed } = await import('./lib/task.mjs');

const names = process.argv.slice(2);
try {
  await ensureInstalled();
  await ensureBuilt(names.length ? names : undefined, { force: true });
} catch (error) {
  if (!(error instanceof TaskFailed)) throw error;
  process.exitCode = 1;
}
