// Owns server/dist and client/dist: builds each when its sources are not the ones it was last built from.
// Sources are compared by content: times of change lie after a checkout, a copy or an unpacked archive.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnv, inRoot, root, tool } from './project.mjs';
import { quietly, TaskFailed, task } from './task.mjs';

const stampFile = inRoot('.cache', 'build.json');

const targets = {
  server: {
    title: 'Building the server',
    sources: ['server/src', 'server/tsconfig.json', 'server/tsconfig.build.json'],
    output: 'server/dist/main.js',
    async build() {
      // Old output would stay beside the new: a migration that was removed would run again.
      rmSync(inRoot('server/dist'), { recursive: true, force: true });
      // Unchecked: `npm test` checks the types, and who only starts the program waits 1 second instead of 5.
      await quietly([...tool('typescript', 'tsc'), '-p', 'server/tsconfig.build.json', '--noCheck'], { env: childEnv() });
      const isAsset = (file) => !/\.tsx?$/.test(file);
      cpSync(inRoot('server/src'), inRoot('server/dist'), { recursive: true, filter: isAsset });
    },
  },
  client: {
    title: 'Building the dashboard',
    sources: ['client'],
    output: 'client/dist/index.html',
    build: () => quietly([...tool('vite'), 'build', 'client', '--logLevel', 'warn'], { env: childEnv({ NODE_ENV: 'production' }) }),
  },
};

/** @param names which to build; `force` builds them although they are fresh. */
export async function ensureBuilt(names = Object.keys(targets), { force = false } = {}) {
  const stamps = readStamps();
  for (const name of names) {
    if (!targets[name]) throw new TaskFailed(`There is no "${name}" to build: ${Object.keys(targets).join(', ')}.`);
    const { title, sources, output, build } = targets[name];
    const wanted = fingerprint(sources);
    if (!force && stamps[name] === wanted && existsSync(inRoot(output))) continue;
    await task(title, build);
    stamps[name] = wanted;
    mkdirSync(path.dirname(stampFile), { recursive: true });
    writeFileSync(`${stampFile}.${process.pid}`, JSON.stringify(stamps));
    renameSync(`${stampFile}.${process.pid}`, stampFile);
  }
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

function fingerprint(sources) {
  const hash = createHash('sha256');
  // This file too: a changed recipe makes other output.
  for (const source of [...sources, 'package-lock.json', 'scripts/lib/build.mjs']) {
    for (const file of filesUnder(inRoot(source))) hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const isSkipped = (name) => ['dist', 'node_modules', '.cache'].includes(name) || /\.(test|spec)\.tsx?$/.test(name);

function filesUnder(file) {
  if (!existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return [file];
  const entries = readdirSync(file).filter((name) => !isSkipped(name));
  return entries.sort().flatMap((name) => filesUnder(path.join(file, name)));
}
