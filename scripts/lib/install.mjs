// Owns node_modules: installs exactly what package-lock.json says, when that is not what is there.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnv, npm, root } from './project.mjs';
import { quietly, task } from './task.mjs';

/** The program, with all that is needed to build and test it. */
export const ensureInstalled = () => ensureInstalledIn(root, 'Installing packages', [['node', 'bin']]);

/**
 * A folder with a package.json and a lock of its own.
 * @param present paths below node_modules that an install must have left.
 */
export async function ensureInstalledIn(folder, title, present = []) {
  const modules = path.join(folder, 'node_modules');
  const stamp = path.join(modules, '.igny8-install');
  const wanted = lockHash(folder);
  if (read(stamp) === wanted) return;
  if (present.every((parts) => existsSync(path.join(modules, ...parts))) && agreesWithLock(folder)) return writeFileSync(stamp, wanted);
  const { command, options } = npm();
  // NODE_ENV=production in the user's environment would leave out what the build needs.
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const scripts = folder === root ? [] : ['--ignore-scripts'];
  const install = () => quietly([...command, ...flags, ...scripts], { ...options, cwd: folder, env: childEnv() });
  await task(
    title,
    install,
    'The packages could not be installed: see above. Check the network, or your npm registry and proxy settings, then run the same command again.',
  );
  writeFileSync(stamp, wanted);
}

/** Binaries are among the packages, so another system needs another install. */
function lockHash(folder) {
  return createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

/** After a developer's own `npm install`: npm's record of what it installed, written last, is held against the lock. */
function agreesWithLock(folder) {
  const record = read(path.join(folder, 'node_modules', '.package-lock.json'));
  if (!record) return false;
  const installed = JSON.parse(record).packages;
  const { '': _root, ...locked } = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')).packages;
  const same = (a, b) => a?.version === b?.version && a?.integrity === b?.integrity;
  const present = Object.entries(locked).every(([name, entry]) => same(installed[name], entry) || (!installed[name] && isOptional(entry)));
  return present && Object.keys(installed).every((name) => locked[name]);
}

const isOptional = (entry) => entry.optional || entry.devOptional || entry.peer;

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
