// Runs the server as a child and is its stand-in towards npm and the terminal: signals go through, the exit code
// comes back, and neither outlives the other.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './project.mjs';

const SAME_PRESS_MS = 1000;

/**
 * Never returns: exits as the child does. The child leads its own process group, because Ctrl-C in a terminal reaches
 * the whole group and npm passes it on once more; so each signal reaches the child exactly once, from here. What comes
 * again within a second is the same key press; later it is a second one, and goes through.
 * The child has an IPC channel for one reason: when this process is killed outright, the channel closes, and the
 * server takes 'disconnect' as its order to end.
 */
export function supervise([command, ...args], env) {
  const child = spawn(command, args, {
    cwd: root,
    env,
    detached: true,
    windowsHide: true,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  let last = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (Date.now() - last > SAME_PRESS_MS) child.kill(signal);
      last = Date.now();
    });
  }
  watchParent(() => child.kill('SIGTERM'));
  child.once('error', (error) => {
    console.error(`The server could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** npm may be killed without a word, or its shell take the signal for us: then our parent changes. Without npm it may do so rightly. */
function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}
