// npm run igny8 -- backup FILE: the commands of the product, built if stale, on Node.js 24.
import './lib/check-node.mjs';
import { spawn } from 'node:child_process';

const { ensureInstalled } = await import('./lib/install.mjs');
const { ensureBuilt } = await import('./lib/build.mjs');
const { childEnv, inRoot, node24, root } = await import('./lib/project.mjs');
const { TaskFailed } = await import('./lib/task.mjs');

try {
  await ensureInstalled();
  await ensureBuilt(['server']);
  const args = ['--enable-source-maps', inRoot('server/dist/cli.js'), ...process.argv.slice(2)];
  const env = childEnv({ INIT_CWD: process.env.INIT_CWD ?? process.cwd() });
  const child = spawn(node24(), args, { cwd: root, env, stdio: 'inherit' });
  // Ctrl-C reaches the command by the terminal; it tidies up and ends, and this with it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  if (!(error instanceof TaskFailed)) throw error;
  process.exitCode = 1;
}
