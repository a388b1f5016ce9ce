/** npm run bench -- wordpress: the bridge to WordPress, against a real one in a sandbox. What the cases are stands in ../README.md. */

import { type Report, reporter } from '../report.ts';
import { measureImport, measureImportByPlugin } from './import.ts';
import { measurePublish } from './publish.ts';

const flags = process.argv.slice(2);
const flag = (name: string): string | undefined => flags.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
const wanted = flag('case');
/** Of the imports, in posts. */
const size = flag('size') === undefined ? undefined : Number(flag('size'));
const report = reporter('wordpress', flags.includes('--json'));

const cases: Record<string, (report: Report, size?: number) => Promise<void>> = {
  'import-core': measureImport,
  'import-plugin': measureImportByPlugin,
  publish: (to) => measurePublish(to),
};

if (wanted && !(wanted in cases)) {
  console.error(`There is no case "${wanted}". There are: ${Object.keys(cases).join(', ')}.`);
  process.exitCode = 1;
}
for (const [name, run] of Object.entries(cases)) {
  if (wanted && name !== wanted) continue;
  // What one case cannot do is told, and the others are measured all the same.
  await run(report, size).catch((error: Error) => {
    console.error(`${name}: ${error.message.split('\n')[0]}`);
    process.exitCode = 1;
  });
}
