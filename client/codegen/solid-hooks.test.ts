/** The preset and the plugin over a schema and documents of their own: what they write must pass the compiler. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { afterAll, beforeAll, expect, it } from 'vitest';
import config from '../../codegen.ts';

const client = path.resolve(import.meta.dirname, '..');
// Inside the client, so that what is written finds the packages it imports.
mkdirSync(path.join(client, '.cache'), { recursive: true });
const sources = mkdtempSync(path.join(client, '.cache', 'codegen-'));
const output = `${path.relative(process.cwd(), sources)}/graphql/generated/`;

const documents = {
  'shop/List.graphql': 'query List_Things($first: Int) { things(first: $first) { id ...Card_Thing } }',
  'shop/Card.graphql': 'fragment Card_Thing on Thing { id name } mutation Card_Rename($id: ID!) { rename(id: $id) { ...Card_Thing } }',
  'Watch.graphql': 'subscription Watch_Thing($id: ID!) { thing(id: $id) { ...Card_Thing } }',
};

const use = `
import { createCardRenameMutation } from './graphql/generated/shop/Card.ts';
import { createListThingsQuery } from './graphql/generated/shop/List.ts';
import { createWatchThingSubscription } from './graphql/generated/Watch.ts';
import type { Card_ThingFragment } from './graphql/generated/shop/Card.ts';
import { unmask } from '../../src/graphql/fragment.ts';

export function uses() {
  const [list] = createListThingsQuery();
  createListThingsQuery({ variables: () => ({ first: 3 }), pause: true });
  const id: string | undefined = list.data?.things[0]?.id;
  const name: string[] = (list.data?.things ?? []).map((thing) => unmask<Card_ThingFragment>(thing).name);
  const [, rename] = createCardRenameMutation();
  void rename({ id: 'x' });
  const [watch] = createWatchThingSubscription({ variables: { id: 'x' } });
  // @ts-expect-error A closed fragment is not read.
  list.data?.things[0]?.name;
  // @ts-expect-error A variable that is required is asked for.
  createWatchThingSubscription({});
  // @ts-expect-error A variable has its type.
  void rename({ id: 3 });
  return [id, name, watch.data];
}
`;

let written: Map<string, string>;

beforeAll(async () => {
  for (const [file, text] of Object.entries(documents)) {
    mkdirSync(path.dirname(path.join(sources, file)), { recursive: true });
    writeFileSync(path.join(sources, file), text);
  }
  const [target] = Object.values(config.generates) as [Record<string, unknown>];
  const files: { filename: string; content: string }[] = await generate(
    {
      schema:
        'type Query { things(first: Int): [Thing!]! } type Mutation { rename(id: ID!): Thing! } type Subscription { thing(id: ID!): Thing! } type Thing { id: ID! name: String! }',
      documents: `${sources}/**/*.graphql`,
      generates: { [output]: { ...target, presetConfig: { sources } } },
      silent: true,
    },
    false,
  );
  written = new Map(files.map(({ filename, content }) => [filename.slice(output.length), content]));
  for (const [file, content] of written) {
    const target = path.join(sources, 'graphql/generated', file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  writeFileSync(path.join(sources, 'graphql/hooks.ts'), "export * from '../../../src/graphql/hooks.ts';");
  writeFileSync(path.join(sources, 'use.ts'), use);
}, 60_000);

afterAll(() => rmSync(sources, { recursive: true, force: true }));

it('each file of operations becomes a module of its own, and takes fragments from where they stand', () => {
  expect([...written.keys()].sort()).toEqual(['Watch.ts', 'documents.json', 'shop/Card.ts', 'shop/List.ts']);
  expect(written.get('shop/List.ts')).toContain("import { type Card_ThingFragment, Card_ThingFragmentDoc } from './Card.ts';");
  expect(written.get('Watch.ts')).toContain("from './shop/Card.ts';");
  expect(written.get('Watch.ts')).toContain("import { gql, subscriptionHook, withId } from '../hooks.ts';");
});

it('each operation is sent by the hash of its text, with its fragments and the type names that the cache asks for', () => {
  const manifest = JSON.parse(written.get('documents.json') ?? '') as Record<string, string>;
  const text =
    'query List_Things($first:Int){things(first:$first){id ...Card_Thing __typename}}fragment Card_Thing on Thing{id name __typename}';
  const hash = createHash('sha256').update(text).digest();
  expect(manifest[`sha256:${hash.toString('hex')}`]).toBe(text);
  expect(Object.keys(manifest)).toHaveLength(3);
  expect(written.get('shop/List.ts')).toContain(`withId('${hash.toString('base64url').slice(0, 11)}', gql`);
});

it('the hooks compile, typed by their operations', () => {
  const tsconfig = path.join(sources, 'tsconfig.json');
  writeFileSync(
    tsconfig,
    JSON.stringify({
      extends: path.join(client, 'tsconfig.json'),
      compilerOptions: { rootDir: path.dirname(client) },
      include: ['use.ts'],
    }),
  );
  const compiler = path.resolve(client, '../node_modules/typescript/bin/tsc');
  expect(() => execFileSync(process.execPath, [compiler, '-p', tsconfig], { stdio: 'pipe', encoding: 'utf8' })).not.toThrow();
}, 60_000);
