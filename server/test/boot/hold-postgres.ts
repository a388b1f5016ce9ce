/**
 * A program with an embedded PostgreSQL, for tests that kill it. Arguments: the data folder, then `crash` to throw once
 * it runs, `as-nobody` to drop root first, or `as-program` to end as the program does when PostgreSQL is lost. It prints one
 * JSON line: { url } or { error, name }.
 */
import { startEmbeddedPostgres } from '../../src/platform/db/embedded-postgres.ts';
import { runProgram } from '../../src/platform/process.ts';

const [dataDir = '', mode] = process.argv.slice(2);
if (mode === 'as-nobody') process.setuid?.(65534);
if (mode === 'as-program') {
  await runProgram(async ({ say, onLost }) => {
    const { url, stop } = await startEmbeddedPostgres({ dataDir, fast: true, log: () => {}, onLost, pauses: [20, 20] });
    say(JSON.stringify({ url }));
    return { stop, drainSeconds: 0 };
  });
} else await hold();

async function hold(): Promise<void> {
  try {
    const { url } = await startEmbeddedPostgres({ dataDir, fast: true, log: () => {} });
    console.log(JSON.stringify({ url }));
  } catch (error) {
    console.log(JSON.stringify({ error: (error as Error).message, name: (error as Error).name }));
  }
  if (mode === 'crash') {
    setTimeout(() => {
      throw new Error('crashed on purpose');
    }, 50);
  }
}
