/**
 * Writes the generated modules of the dashboard, and removes those whose `.graphql` file is gone. With --check it writes
 * nothing, and ends with 1 when something differs.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from '@graphql-codegen/cli';
import config from '../../codegen.ts';

const root = path.resolve(import.meta.dirname, '../..');
const output = path.join(root, 'client/src/graphql/generated');

process.chdir(root);
const generated: { filename: string; content: string }[] = await generate({ ...config, silent: true, errorsOnly: true }, false);
const wanted = new Map(generated.map(({ filename, content }) => [path.resolve(filename), content]));

const present = existsSync(output) ? readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : [];
const leftOver = present.map((entry) => path.join(entry.parentPath, entry.name)).filter((file) => !wanted.has(file));
const changed = [...wanted].filter(([file, content]) => !existsSync(file) || readFileSync(file, 'utf8') !== content).map(([file]) => file);

if (process.argv.includes('--check')) {
  const stale = [...changed, ...leftOver].map((file) => path.relative(root, file));
  if (stale.length > 0) {
    console.error(`Generated code is stale. Run \`npm run codegen\` and commit what it writes:\n  ${stale.join('\n  ')}`);
    process.exitCode = 1;
  }
} else {
  for (const file of changed) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, wanted.get(file) as string);
  }
  for (const file of leftOver) rmSync(file);
}
