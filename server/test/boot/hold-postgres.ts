/**
 * A program with an embedded PostgreSQL, for tests that kill it. Arguments: the data folder, then `crash` to throw once
 * it runs, or `as-nobody` to drop root first. It prints one JSON line: { url } or { error, name }.
 */
import { startEmbeddedPostgres } from '../../src/platform/db/embedded-postgres.ts';

const [dataDir = '', mode] = process.argv.slice(2);
if (mode === 'as-nobody') process.setuid?.(65534);
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
