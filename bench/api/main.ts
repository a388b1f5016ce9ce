/** npm run bench -- api: the product's API at a million contents, beside PostGraphile 5 and raw SQL. What the cases are stands in ../README.md. */

import { reporter } from '../report.ts';
import { openDatabases } from './database.ts';
import { measureReads, READS } from './measure-reads.ts';
import { measureWrites, WRITES } from './measure-writes.ts';

const MILLION = 1_000_000;
const flags = process.argv.slice(2);
const flag = (name: string): string | undefined => flags.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
const wanted = flag('case');
const size = Number(flag('size') ?? MILLION);
const names: string[] = [...READS, ...WRITES];

if (wanted && !names.includes(wanted)) {
  console.error(`There is no case "${wanted}". There are: ${names.join(', ')}.`);
  process.exitCode = 1;
} else if (!Number.isInteger(size) || size < 1_000) {
  console.error('--size is a number of contents, 1000 or more.');
  process.exitCode = 1;
} else await measure();

async function measure(): Promise<void> {
  const report = reporter('api', flags.includes('--json'));
  const databases = await openDatabases((line) => console.error(line));
  const chosen = names.filter((name) => !wanted || name === wanted);
  try {
    await measureReads(databases, size, chosen, report);
    await measureWrites(databases, size, chosen, report);
  } finally {
    await databases.stop();
  }
}
