/**
 * Writes what is told by the resolvers alone: schema.graphql, the product's face, and the table of scopes in the API guide. No
 * database and no configuration is needed. With --check it writes nothing, and ends with 1 when a file is not what would be written.
 */
import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildApiSchema } from '../src/app/schema.ts';
import type { Services } from '../src/app/services.ts';
import { withScopeTable } from './scope-table.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const HEADER = '# Generated from the resolvers by `npm run codegen`. Do not edit.\n\n';

// Resolvers only keep the services that they are given; the types are there without any.
const schema = await buildApiSchema({} as Services);

write('schema.graphql', () => `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`);
write('docs/api/tokens.md', withScopeTable);

function write(name: string, textFrom: (present: string) => string): void {
  const file = path.join(ROOT, name);
  const present = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const text = textFrom(present);
  if (text === present) return;
  if (process.argv.includes('--check')) {
    console.error(`${name} is not what the resolvers say. Run \`npm run codegen\` and commit what it writes.`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
  }
}
