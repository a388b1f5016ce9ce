/**
 * Holds schema.graphql against the schema of the last release (docs/api/released). Fails where a breaking change is not declared
 * in docs/api/changes.json, where a declared one is not there, and where a deprecation names no day and nothing to use instead;
 * prints what is dangerous. Another folder than docs/api and another schema may be named, in that order.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { compareContract, type Declared } from './contract.rules.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const [folder = path.join(ROOT, 'docs/api'), present = path.join(ROOT, 'schema.graphql')] = process.argv.slice(2);

const schemaIn = (file: string) => buildSchema(readFileSync(file, 'utf8'));
const versionOf = (name: string) => /^schema-(\d+\.\d+\.\d+)\.graphql$/.exec(name)?.[1];

const versions = readdirSync(path.join(folder, 'released'))
  .map(versionOf)
  .filter((version) => version !== undefined)
  .sort(new Intl.Collator('en', { numeric: true }).compare);
const last = versions.at(-1);
if (last === undefined) throw new Error(`There is no released schema in ${folder}/released.`);

const declared: { breaking: Declared[] } = JSON.parse(readFileSync(path.join(folder, 'changes.json'), 'utf8'));
const { faults, dangers } = compareContract(
  schemaIn(path.join(folder, `released/schema-${last}.graphql`)),
  schemaIn(present),
  declared.breaking,
);

if (dangers.length > 0) console.log(`Dangerous since ${last}, not breaking:\n${dangers.map((danger) => `  ${danger}`).join('\n')}`);
if (faults.length > 0) {
  console.error(`schema.graphql does not keep what ${last} promised:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  process.exitCode = 1;
}
