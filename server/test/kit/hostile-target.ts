/** What hostile requests aim at: every operation, on a site with one of everything, and cursors of its lists. */
import type { GraphQLSchema } from 'graphql';
import { ADMIN_TOKEN, type TestApi } from './api.ts';
import type { HostileTarget } from './hostile.ts';
import { signedIn } from './people.ts';
import { callsOf, documentOf, NOBODY, operationsOf } from './schema-walk.ts';
import { type WalkedSite, walkedSite } from './schema-walk-seed.ts';
import { bearer, Walker } from './schema-walk-send.ts';

export async function hostileTarget(api: TestApi, schema: GraphQLSchema): Promise<HostileTarget & { site: WalkedSite }> {
  const { data } = await (await signedIn(api, 'Mara')).send('{ viewer { id } }');
  const site = await walkedSite(api, 'aimed', data.viewer.id);
  const operations = operationsOf(schema);
  const idsFor: HostileTarget['idsFor'] = ({ table }) => [site.ids[table] ?? NOBODY];
  const walker = new Walker(api);
  const cursors = new Map<string, string>();
  for (const operation of operations.filter(({ kind, field }) => kind === 'query' && field.args.some(({ name }) => name === 'after'))) {
    const [variables = {}] = callsOf(operation, idsFor);
    const query = documentOf(operation, { bare: true }).replace('{ __typename }', '{ edges { cursor } }');
    const { text } = await walker.post('/graphql', { query, variables }, bearer(ADMIN_TOKEN));
    const cursor = /"cursor":"([^"]+)"/.exec(text)?.[1];
    if (cursor) cursors.set(operation.name, cursor);
  }
  return { operations, idsFor, cursors, site };
}
