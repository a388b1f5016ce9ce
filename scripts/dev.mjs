// npm run dev: the server, restarted when its source changes, and Vite's dev server, which sends on to it what is not its own.
import './lib/check-node.mjs';
import { spawn } from 'node:child_process';

const { ensureInstalled } = await import('./lib/install.mjs');
const { childEnv, root, tool } = await import('./lib/project.mjs');
const { TaskFailed } = await import('./lib/task.mjs');

try {
  await ensureInstalled();
} catch (error) {
  if (!(error instanceof TaskFailed)) throw error;
  process.exit(1);
}

const flags = process.argv.slice(2);
const children = [
  run([...tool('tsx'), 'watch', '--clear-screen=false', 'server/src/main.ts', ...flags]),
  run([...tool('vite'), 'client', '--clearScreen', 'false']),
];

/** Own process groups, as in supervise.mjs: each signal reaches each child once. tsx passes it on to the server. */
function run([command, ...args]) {
  const child = spawn(command, args, {
    cwd: root,
    env: childEnv(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.once('error', (error) => console.error(error.message));
  child.once('exit', (code) => stop(code ?? 1));
  return child;
}

let stopping = false;
function stop(exitCode) {
  if (stopping) return;
  stopping = true;
  process.exitCode = exitCode;
  // Whatever came to us: tsx hands SIGTERM on to the server, and leaves it alone on SIGHUP.
  for (const child of children) child.kill('SIGTERM');
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
