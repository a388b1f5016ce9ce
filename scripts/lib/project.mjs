// Where things are, and how a child of ours is run: on the Node.js 24 that npm installs, whatever the system has.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const inRoot = (...parts) => path.join(root, ...parts);

const installedNode = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The program itself rather than node_modules/.bin/node, which is a shell script on Windows. */
export const node24 = () => (existsSync(installedNode) ? installedNode : process.execPath);

/** The start of a command line that runs a command of an installed package on Node.js 24, on every system. */
export function tool(packageName, command = packageName) {
  const { bin } = JSON.parse(readFileSync(inRoot('node_modules', packageName, 'package.json'), 'utf8'));
  return [node24(), inRoot('node_modules', packageName, typeof bin === 'string' ? bin : bin[command])];
}

/** node_modules/.bin comes first, so that a "node" started by a child of a child is Node.js 24 too. */
export function childEnv(extra = {}) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [name]: [inRoot('node_modules', '.bin'), process.env[name]].join(path.delimiter), ...extra };
}

/** The npm that runs this script, else the one on the PATH: the start of a command line, and what spawn needs for it. */
export function npm() {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli)) return { command: [process.execPath, cli], options: {} };
  return process.platform === 'win32' ? { command: ['npm.cmd'], options: { shell: true } } : { command: ['npm'], options: {} };
}
