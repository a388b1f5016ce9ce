/**
 * Writes schema.graphql, the product's face, from the resolvers: no database and no configuration is needed.
 * With --check it writes nothing, and ends with 1 when the file is not what would be written.
 */
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildApiSchema } from '../src/app/schema.ts';
import type { Services } from '../src/app/services.ts';

const FILE = path.resolve(import.meta.dirname, '../../schema.graphql');
const HEADER = '# Generated from the resolvers by `npm run codegen`. Do not edit.\n\n';

// Resolvers only keep the services that they are given; the types are there without any.
const schema = await buildApiSchema({} as Services);
const text = `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;

if (process.argv.includes('--check')) {
  if (text !== written()) {
    console.error('schema.graphql is not what the resolvers say. Run `npm run codegen` and commit what it writes.');
    process.exitCode = 1;
  }
} else if (text !== written()) {
  writeFileSync(FILE, text);
}

function written(): string | undefined {
  try {
    return readFileSync(FILE, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
