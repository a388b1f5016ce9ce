// npm run bench [-- NAME] [--json]: runs each measurement in a process of its own, on the Node.js 24 that npm installs.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { ensureInstalled, ensureInstalledIn } from '../scripts/lib/install.mjs';
import { childEnv, inRoot, node24, root } from '../scripts/lib/project.mjs';

const args = process.argv.slice(2);
const known = readdirSync(inRoot('bench')).filter((name) => existsSync(inRoot('bench', name, 'main.ts')));
const chosen = args.filter((arg) => !arg.startsWith('-'));
const unknown = chosen.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measurement "${unknown.join('", "')}". There are: ${known.join(', ')}.`);
  process.exit(1);
}
await ensureInstalled();
/** Those that measure the program itself, rather than a part of it. */
const OF_THE_PROGRAM = ['api', 'screen', 'wordpress'];
/** Those that have somebody else's server beside it: a folder of its own keeps these packages away from the program. */
const WITH_PEERS = ['api'];
for (const name of chosen.length > 0 ? chosen : known) {
  if (OF_THE_PROGRAM.includes(name)) await ensureBuilt();
  if (WITH_PEERS.includes(name)) await ensureInstalledIn(inRoot('bench'), 'Installing what is measured beside the program (once)');
  const flags = args.filter((arg) => arg.startsWith('-'));
  const { status } = spawnSync(node24(), [inRoot('bench', name, 'main.ts'), ...flags], { cwd: root, env: childEnv(), stdio: 'inherit' });
  if (status !== 0) process.exitCode = status ?? 1;
}
