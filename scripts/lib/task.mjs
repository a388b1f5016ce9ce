// One line for each thing that takes a while: a line that rewrites itself on a terminal, two plain lines elsewhere.
// All of it goes to stderr: stdout belongs to the program that is started.
import { spawn } from 'node:child_process';
import { root } from './project.mjs';

const isTerminal = process.stderr.isTTY === true && !process.env.CI;
const frames = [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'];

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** A step that failed, already explained on the screen by the time this reaches the entry script. */
export class TaskFailed extends Error {}

/** Shows `title` while `work` runs. A failure prints the command's output and `hint`. */
export async function task(title, work, hint = '') {
  const started = Date.now();
  const elapsed = () => seconds(Date.now() - started);
  let frame = 0;
  const draw = () => process.stderr.write(`\r\x1b[2K${frames[frame++ % frames.length]} ${title}  ${elapsed()}`);
  const spinner = isTerminal ? setInterval(draw, 100) : undefined;
  if (!isTerminal) process.stderr.write(`- ${title}\n`);
  const end = (mark) => {
    clearInterval(spinner);
    process.stderr.write(`${isTerminal ? '\r\x1b[2K' : ''}${mark} ${title}  ${elapsed()}\n`);
  };
  try {
    const result = await work();
    end('✓');
    return result;
  } catch (error) {
    end('✗');
    process.stderr.write(`\n${excerpt(error.output ?? error.message)}\n${hint && `\n${hint}\n`}`);
    throw new TaskFailed(title);
  }
}

/** Runs a command quietly. Resolves with its output; rejects with `.output` when it fails. A signal to us ends it. */
export function quietly([command, ...args], options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const collect = (chunk) => {
      output = (output + chunk).slice(-200_000);
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    const release = endWithUs(child);
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code, signal) => {
      release();
      if (code === 0) resolve(output);
      else
        reject(Object.assign(new Error(`exit ${code ?? signal}`), { output: output.trim() || `${command} ended with ${code ?? signal}` }));
    });
  });
}

const running = new Set();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function stopAll(signal) {
  for (const child of running) child.kill(signal);
  if (isTerminal) process.stderr.write('\n');
  process.exit(128 + { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }[signal]);
}

/** Ends `child` when a signal ends this script. Returns how to let go of it. */
export function endWithUs(child) {
  if (running.size === 0) for (const signal of signals) process.on(signal, stopAll);
  running.add(child);
  return () => {
    running.delete(child);
    if (running.size === 0) for (const signal of signals) process.off(signal, stopAll);
  };
}

/** The beginning and the end: some tools name the fault first, some last. */
function excerpt(text) {
  const lines = text.trimEnd().split('\n');
  return (lines.length > 60 ? [...lines.slice(0, 25), '...', ...lines.slice(-30)] : lines).join('\n');
}
