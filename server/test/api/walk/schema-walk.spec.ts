/**
 * The whole schema, walked by those who may not: nobody, a viewer, tokens with one scope. Made from the schema and what it declares,
 * so that an operation is walked as soon as it is there.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApiSchema } from '../../../src/app/schema.ts';
import { Scope } from '../../../src/platform/access/actor.ts';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { signedIn } from '../../kit/people.ts';
import { callsOf, documentOf, fieldsWithinReach, isOwnAccount, NOBODY, type Operation, operationsOf } from '../../kit/schema-walk.ts';
import { type WalkedSite, walkedSite } from '../../kit/schema-walk-seed.ts';
import {
  bearer,
  codesOf,
  type Door,
  type Headers,
  isRefusedAtDoor,
  together,
  type WalkAnswer,
  Walker,
} from '../../kit/schema-walk-send.ts';

let api: TestApi;
let operations: Operation[];
let walker: Walker;
let site: WalkedSite;
let viewer: Headers;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off', IGNY8_RATE_LIMIT: 'off', IGNY8_MAX_COST: '1000000', IGNY8_LOG_LEVEL: 'silent' });
  operations = operationsOf(await buildApiSchema(api.services));
  walker = new Walker(api);
  viewer = { cookie: (await signedIn(api, 'Vera')).cookie };
  const [user] = await api.sql(`update app_user set role = 'viewer' where email = 'vera@example.com' returning id`);
  site = await walkedSite(api, 'walked', user?.id);
});
afterAll(() => api?.stop());

const mutations = () => operations.filter(({ kind }) => kind === 'mutation');
/** Calls an operation in every way with what there is, or with ids of nothing. */
const realCalls = (operation: Operation) => callsOf(operation, ({ table }) => [site.ids[table] ?? NOBODY]);
const idleCalls = (operation: Operation) => callsOf(operation, () => [NOBODY]);

/** Every table, without what is written down of those who ask. */
async function everything(): Promise<string> {
  const tables = await api.sql<{ table: string }>(
    `select table_name as table from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const parts = tables.map(
    ({ table }) => `select '${table}' as table, (to_jsonb(t) - 'last_used_at' - 'last_seen_at')::text as row from "${table}" t`,
  );
  const rows = await api.sql(`${parts.join(' union all ')} union all select 'queue', data::text from pgboss.job order by 1, 2`);
  return rows.map((row) => JSON.stringify(row)).join('\n');
}

describe('the walk', () => {
  it('goes to every operation, and asks for every field within reach', async () => {
    expect(operations.length).toBeGreaterThan(100);
    const seen = new Set<string>();
    for (const operation of operations) documentOf(operation, { seen });
    const missed = [...fieldsWithinReach(await buildApiSchema(api.services))].filter((field) => !seen.has(field));
    expect(missed).toEqual([]);
  });
});

describe('nobody', () => {
  const isRefused = ({ status, errors, text }: WalkAnswer) =>
    status === 401 && errors.length === 1 && errors[0]?.extensions.code === 'UNAUTHENTICATED' && !text.includes('"data":{');

  it('gets in to any operation or field, however it is called, on either address', async () => {
    const open: string[] = [];
    await together(operations, async (operation) => {
      const right = { query: documentOf(operation), variables: realCalls(operation).at(0) };
      const wrong = {
        query: right.query,
        variables: { ...Object.fromEntries(operation.field.args.map(({ name }) => [name, { no: 1 }])), more: 1 },
      };
      const unknown = { query: `${operation.kind} { ${operation.name}(no: such) { thing } }` };
      const tries: [Door, Json, Headers][] = [
        ['/graphql', right, {}],
        ['/graphql', wrong, {}],
        ['/graphql', unknown, bearer('igny8_nobody')],
        ['/graphql/stream', right, {}],
        ['/graphql/stream', wrong, { cookie: 'igny8_session=igny8_session_nobody' }],
      ];
      for (const [door, body, headers] of tries) {
        const answer = await walker.post(door, body, headers);
        if (!isRefused(answer)) open.push(`${door} ${operation.name}: ${answer.status} ${answer.text}`);
      }
    });
    expect(open).toEqual([]);
  }, 60_000);

  it('asks by GET either', async () => {
    for (const { name } of operations.filter(({ kind, field }) => kind === 'query' && field.args.length === 0)) {
      const response = await fetch(`${api.url}/graphql?query=${encodeURIComponent(`{ ${name} { __typename } }`)}`, {
        headers: { 'apollo-require-preflight': 'true' },
      });
      expect([response.status, await response.text()], name).toEqual([401, expect.stringContaining('UNAUTHENTICATED')]);
    }
  });
});

describe('a viewer', () => {
  it('changes nothing: every mutation is refused, and the database is what it was', async () => {
    const before = await everything();
    const taken: string[] = [];
    const refused: string[] = [];
    await together(
      mutations().filter((operation) => !isOwnAccount(operation)),
      async (operation) => {
        for (const variables of realCalls(operation)) {
          const answer = await walker.knock(operation, variables, viewer);
          if (!isRefusedAtDoor(operation, answer)) taken.push(`${operation.name}: ${answer.text}`);
          else refused.push(operation.name);
        }
      },
    );
    expect(taken).toEqual([]);
    expect(new Set(refused).size).toBeGreaterThan(60);
    expect(await everything()).toBe(before);
  }, 60_000);

  it('is told what is there: it is the changing that is refused', async () => {
    const query = operations.find(({ kind, name }) => kind === 'query' && name === 'contentItem') as Operation;
    const answer = await walker.ask(query, { id: site.ids.content }, viewer);
    expect(answer.text).toContain(site.marker);
  });
});

describe('a token with one scope', () => {
  it('opens exactly the operations that declare it', async () => {
    const wrong: string[] = [];
    for (const scope of Object.values(Scope)) {
      const { createApiToken } = await api.ok('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }', {
        input: { name: scope, scopes: [scope.toUpperCase()], siteIds: [site.id] },
      });
      await together(operations, async (operation) => {
        const [variables = {}] = idleCalls(operation);
        const answer = await walker.knock(operation, variables, bearer(createApiToken.secret));
        const mayPass = operation.needs.some((need) => need === scope || need === `person or ${scope}`);
        if (isRefusedAtDoor(operation, answer) === mayPass || codesOf(answer).includes('UNAUTHENTICATED'))
          wrong.push(`${scope} at ${operation.name}, which needs ${operation.needs}: ${answer.text.slice(0, 300)}`);
      });
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});
