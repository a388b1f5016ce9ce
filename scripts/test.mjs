// npm test: everything that must hold before a change goes in. `npm test -- unit api` runs those steps alone; what begins
// with a dash goes on to vitest. The last line is always "N passed, N failed", for CI to read: the tests of all suites,
// and each step that failed without a failing test as one failure, so that a red run never says "0 failed".
import './lib/check-node.mjs';

const { ensureInstalled } = await import('./lib/install.mjs');
const { ensureBuilt } = await import('./lib/build.mjs');
const { checks, runCheck, suites } = await import('./lib/steps.mjs');
const { childEnv } = await import('./lib/project.mjs');
const { runSuite } = await import('./lib/suite.mjs');
const { seconds, TaskFailed, task } = await import('./lib/task.mjs');

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
    if (allWell()) await timed(suite.name, () => runSuite(suite, vitestFlags));
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
