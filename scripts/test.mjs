// npm test: everything that must hold before a change goes in. `npm test -- unit api` runs those steps alone; what begins
// with a dash goes on to vitest. The last line is always "N passed, N failed", for CI to read: the tests of all suites,
// and each step that failed without a failing test as one failure, so that a red run never says "0 failed".
// Where CI is set, a test of a suite of many processes is tried a second time, and named in the summary when it needed that.
import './lib/check-node.mjs';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const { ensureInstalled } = await import('./lib/install.mjs');
const { ensureBuilt } = await import('./lib/build.mjs');
const { checks, runCheck, suites } = await import('./lib/steps.mjs');
const { childEnv, inRoot, root, tool } = await import('./lib/project.mjs');
const { endWithUs, seconds, TaskFailed, task } = await import('./lib/task.mjs');

const SUITE_LIMIT_MINUTES = 20;

const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('-'));
const vitestFlags = args.filter((arg) => arg.startsWith('-'));
const known = [...checks, ...suites].map((step) => step.name);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length) {
  console.error(`There is no step "${unknown.join('", "')}". The steps are: ${known.join(', ')}.`);
  process.exit(1);
}
const chosen = ({ name, byNameOnly }) => (names.length === 0 ? !byNameOnly : names.includes(name));

/** @type {{ name: string, ok?: boolean, ms?: number, passed?: number, failed?: number, skipped?: number, secondTry?: string[] }[]} */
const results = [...checks, ...suites].filter(chosen).map(({ name }) => ({ name }));
const resultOf = (name) => results.find((result) => result.name === name);
const allWell = () => results.every((result) => result.ok !== false);

try {
  await ensureInstalled();
  for (const check of checks.filter(chosen)) {
    await timed(check.name, () => task(check.name, () => runCheck(check, { env: childEnv() })));
  }
  for (const suite of suites.filter(chosen)) {
    if (!allWell()) break;
    if (suite.needsBuild) await timed(suite.name, () => ensureBuilt());
    if (allWell()) await timed(suite.name, () => runSuite(suite));
  }
} catch (error) {
  if (!(error instanceof TaskFailed)) console.error(error);
  results.push({ name: 'install', ok: false });
}
summarise();

/** Notes how a step went; a step that throws has failed, and has shown why. */
async function timed(name, work) {
  const result = resultOf(name);
  const started = Date.now();
  result.ok = true;
  try {
    Object.assign(result, await work());
  } catch (error) {
    result.ok = false;
    if (!(error instanceof TaskFailed)) console.error(error);
  }
  result.ms = (result.ms ?? 0) + Date.now() - started;
}

/** vitest prints as it goes; the counts come from its JSON report. */
async function runSuite({ name, manyProcesses, limitMinutes = SUITE_LIMIT_MINUTES }) {
  console.log(`\n${name}`);
  const report = inRoot('.cache', `test-${name}-${process.pid}.json`);
  mkdirSync(inRoot('.cache'), { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const tries = manyProcesses && process.env.CI ? ['--retry=1'] : [];
  const [command, ...rest] = [...tool('vitest'), 'run', '--project', name, ...reporters, ...tries, ...vitestFlags];
  const code = await watched(
    spawn(command, rest, { cwd: root, env: childEnv(), stdio: ['ignore', 'inherit', 'inherit'] }),
    name,
    limitMinutes,
  );
  const counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    const json = JSON.parse(readFileSync(report, 'utf8'));
    Object.assign(counts, {
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      skipped: json.numPendingTests + json.numTodoTests,
      secondTry: passedAtSecondTry(json),
    });
  } catch {
    console.error(`vitest left no report of "${name}".`);
    return { ...counts, ok: false };
  } finally {
    rmSync(report, { force: true });
  }
  return { ...counts, ok: code === 0 && counts.failed === 0 };
}

/** A test that passed and tells of a failure failed first. */
function passedAtSecondTry({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(({ ancestorTitles, title }) => [path.relative(root, name), ...ancestorTitles.filter(Boolean), title].join(' > ')),
  );
}

/** Resolves with the exit code. A suite that hangs is ended, and fails. */
function watched(child, name, limitMinutes) {
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

function summarise() {
  const outcome = ({ ok }) => (ok === undefined ? 'not run' : ok ? 'passed' : 'FAILED');
  const counted = ({ passed, failed, skipped }) =>
    passed === undefined
      ? ''
      : [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`].filter(Boolean).join(', ');
  console.log();
  for (const result of results) {
    const time = result.ms === undefined ? '' : seconds(result.ms);
    console.log(`  ${result.name.padEnd(9)} ${outcome(result).padEnd(8)} ${time.padStart(8)}  ${counted(result)}`.trimEnd());
  }
  for (const { secondTry = [] } of results) {
    for (const test of secondTry) console.log(`  passed at the second try: ${test}`);
  }
  const passed = results.reduce((sum, result) => sum + (result.passed ?? 0), 0);
  const failed = results.reduce((sum, result) => sum + (result.failed || (result.ok === false ? 1 : 0)), 0);
  process.exitCode = allWell() ? 0 : 1;
  console.log(`\n${passed} passed, ${failed} failed`);
}
