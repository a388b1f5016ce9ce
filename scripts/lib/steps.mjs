// What `npm test` consists of. Checks stand on nothing but the source, so all of them run before the first stop;
// suites run in this order, and the first that fails ends the run.
import { existsSync, readdirSync } from 'node:fs';
import { inRoot, npm, tool } from './project.mjs';
import { quietly } from './task.mjs';

/** Every top folder with a tsconfig.json is checked by it. */
const typeProjects = () => readdirSync(inRoot()).filter((name) => existsSync(inRoot(name, 'tsconfig.json')));

/** @type {{ name: string, commands: () => string[][], options?: object, tells?: boolean }[]} What one that `tells` prints is shown though it passes. */
export const checks = [
  {
    name: 'types',
    commands: () => typeProjects().map((name) => [...tool('typescript', 'tsc'), '--noEmit', '-p', `${name}/tsconfig.json`]),
  },
  { name: 'lint', commands: () => [[...tool('@biomejs/biome', 'biome'), 'check', '.']] },
  {
    name: 'arrows',
    // The second pair reads the compiled program: only there is it plain which imports are more than types.
    commands: () => [
      [...tool('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.cjs', 'server/src', 'client/src'],
      [...tool('typescript', 'tsc'), '-p', 'server/tsconfig.build.json', '--noCheck', '--outDir', '.cache/arrows'],
      [...tool('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.runtime.cjs', '.cache/arrows'],
    ],
  },
  { name: 'codegen', commands: () => [[...npm().command, 'run', '--silent', 'codegen:check']], options: npm().options },
  {
    name: 'contract',
    commands: () => [[...tool('tsx'), '--tsconfig', 'server/tsconfig.json', 'server/tools/contract.ts']],
    tells: true,
  },
];

/** @type {{ name: string, needsBuild?: boolean, byNameOnly?: boolean, limitMinutes?: number }[]} Each is the vitest project of that name. */
export const suites = [
  { name: 'unit' },
  { name: 'client' },
  { name: 'blocks' },
  { name: 'api' },
  { name: 'slow' },
  { name: 'boot' },
  { name: 'wordpress' },
  { name: 'fleet', needsBuild: true },
  { name: 'browser', needsBuild: true },
  { name: 'faults', needsBuild: true, byNameOnly: true, limitMinutes: 60 },
  { name: 'chaos', needsBuild: true, byNameOnly: true },
];

/** All of a check's commands run, so that one run shows every fault. */
export async function runCheck(check, options) {
  const outputs = [];
  for (const command of check.commands()) {
    await quietly(command, { ...check.options, ...options }).then(
      (output) => check.tells && output && process.stderr.write(`\n${output}`),
      (error) => outputs.push(error.output ?? error.message),
    );
  }
  if (outputs.length) throw Object.assign(new Error(check.name), { output: outputs.join('\n\n') });
}
