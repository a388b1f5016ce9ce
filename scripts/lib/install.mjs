// Owns node_modules: installs exactly what package-lock.json says, when that is not what is there.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { childEnv, inRoot, npm } from './project.mjs';
import { quietly, task } from './task.mjs';

const stamp = inRoot('node_modules', '.igny8-install');

export async function ensureInstalled() {
  const wanted = lockHash();
  if (read(stamp) === wanted) return;
  if (agreesWithLock()) return writeFileSync(stamp, wanted);
  const { command, options } = npm();
  // NODE_ENV=production in the user's environment would leave out what the build needs.
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const install = () => quietly([...command, ...flags], { ...options, env: childEnv() });
  await task(
    'Installing packages',
    install,
    'The packages could not be installed: see above. Check the network, or your npm registry and proxy settings, then run the same command again.',
  );
  writeFileSync(stamp, wanted);
}

/** Binaries are among the packages, so another system needs another install. */
function lockHash() {
  return createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

/** After a developer's own `npm install`: npm's record of what it installed, written last, is held against the lock. */
function agreesWithLock() {
  const record = read(inRoot('node_modules', '.package-lock.json'));
  if (!record || !existsSync(inRoot('node_modules', 'node', 'bin'))) return false;
  const installed = JSON.parse(record).packages;
  const { '': _root, ...locked } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const same = (a, b) => a?.version === b?.version && a?.integrity === b?.integrity;
  const present = Object.entries(locked).every(([name, entry]) => same(installed[name], entry) || (!installed[name] && isOptional(entry)));
  return present && Object.keys(installed).every((name) => locked[name]);
}

const isOptional = (entry) => entry.optional || entry.devOptional || entry.peer;

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
