// Runs one suite of tests, which is the vitest project of that name. vitest prints as it goes; what became of each test comes
// from its JSON report. Where CI is set, the files in which something failed are run once more, by themselves: so much runs
// beside each other in them that one slow moment of a machine is enough. What passes only then is named, to be mended.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { childEnv, inRoot, root, tool } from './project.mjs';
import { endWithUs } from './task.mjs';

const LIMIT_MINUTES = 20;
/** Where more files than these fail, it is no slow moment. */
const FILES_TRIED_AGAIN = 3;

/** @returns {Promise<{ ok: boolean, passed: number, failed: number, skipped: number, secondTry: string[] }>} */
export async function runSuite({ name, limitMinutes = LIMIT_MINUTES }, flags) {
  console.log(`\n${name}`);
  const first = await attempt(name, limitMinutes, flags);
  const failedFiles = first.files.filter(({ status }) => status === 'failed').map((file) => file.name);
  const isWorthIt = process.env.CI && failedFiles.length > 0 && failedFiles.length <= FILES_TRIED_AGAIN;
  if (!isWorthIt) return outcome(first);
  console.log(`\n${name}, once more: ${failedFiles.map((file) => path.relative(root, file)).join(', ')}`);
  const second = await attempt(name, limitMinutes, [...failedFiles, ...flags]);
  const others = first.files.filter((file) => !failedFiles.includes(file.name));
  return { ...outcome({ code: second.code, files: [...others, ...second.files] }), secondTry: failedOnce(first, second) };
}

async function attempt(name, limitMinutes, args) {
  const report = inRoot('.cache', `test-${name}-${process.pid}.json`);
  mkdirSync(inRoot('.cache'), { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const [command, ...rest] = [...tool('vitest'), 'run', '--project', name, ...reporters, ...args];
  const child = spawn(command, rest, { cwd: root, env: childEnv(), stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await ended(child, name, limitMinutes);
  try {
    return { code, files: JSON.parse(readFileSync(report, 'utf8')).testResults };
  } catch {
    console.error(`vitest left no report of "${name}".`);
    return { code: code || 1, files: [] };
  } finally {
    rmSync(report, { force: true });
  }
}

/** Resolves with the exit code. A suite that hangs is ended, and fails. */
function ended(child, name, limitMinutes) {
  return new Promise((resolve, reject) => {
    const release = endWithUs(child);
    const limit = setTimeout(() => {
      console.error(`The suite "${name}" took more than ${limitMinutes} minutes and was ended.`);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }, limitMinutes * 60_000);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(limit);
      release();
      resolve(code ?? 1);
    });
  });
}

function outcome({ code, files }) {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const count = (...of) => tests.filter(({ status }) => of.includes(status)).length;
  const failed = count('failed');
  return { ok: code === 0 && failed === 0, passed: count('passed'), failed, skipped: count('pending', 'skipped', 'todo'), secondTry: [] };
}

/** Tests that failed first and passed then; of a file that failed before its tests began, the file. */
function failedOnce(first, second) {
  const testsWith = ({ files }, wanted) =>
    files.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === wanted)
        .map(({ ancestorTitles, title }) => [path.relative(root, name), ...ancestorTitles.filter(Boolean), title].join(' > ')),
    );
  const passed = new Set(testsWith(second, 'passed'));
  const tests = testsWith(first, 'failed').filter((test) => passed.has(test));
  const well = new Set(second.files.filter(({ status }) => status === 'passed').map(({ name }) => name));
  const hooks = first.files.filter(
    ({ name, status, assertionResults }) =>
      status === 'failed' && well.has(name) && !assertionResults.some((test) => test.status === 'failed'),
  );
  return [...tests, ...hooks.map(({ name }) => path.relative(root, name))];
}
