/** A subscription is open for hours: each event is answered to whoever the asker is by then. */
import { type Client, createClient } from 'graphql-sse';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, type Json, startApi, type TestApi } from '../../kit/api.ts';
import { joined } from '../../kit/people.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

let api: TestApi;
let site: SeededSite;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off' });
  site = await seedSite(api, 'Slow Morning');
});
const clients: Client[] = [];
afterAll(async () => {
  for (const client of clients) client.dispose();
  await api.stop();
});

/** What the bearer of these headers is told of the site's content from now on. */
async function watch(headers: Record<string, string>): Promise<{ told: Json[]; over: Promise<void> }> {
  const listening = Promise.withResolvers<void>();
  const url = `${api.url}/graphql/stream`;
  const client = createClient({ url, headers, retryAttempts: 0, on: { connected: () => listening.resolve() } });
  clients.push(client);
  const events = client.iterate<Json>({ query: `subscription { contentChanged(siteId: "${site.id}") { siteId ids } }` });
  const told: Json[] = [];
  const over = (async () => {
    for await (const answer of events) told.push(answer);
  })();
  // Those that are still open when the tests end are cut off.
  over.catch(() => undefined);
  await listening.promise;
  return { told, over };
}

const change = (...ids: string[]) => api.sql(`select pg_notify('igny8_content', $1)`, [[site.id, ids.join(',')].filter(Boolean).join(':')]);

describe('an open stream', () => {
  it.each([
    [
      'a session',
      async () => {
        const { cookie } = await joined(api, 'Theo Brandt', 'VIEWER');
        return { headers: { cookie }, end: () => api.sql('delete from session') };
      },
    ],
    [
      'a person',
      async () => {
        const { cookie, id } = await joined(api, 'Ana Lopes', 'EDITOR');
        return { headers: { cookie }, end: () => api.ok('mutation ($id: ID!) { deleteUser(id: $id) { deletedId } }', { id }) };
      },
    ],
    [
      'a token',
      async () => {
        const { createApiToken } = await api.ok(
          'mutation { createApiToken(input: { name: "watcher", scopes: [READ] }) { secret apiToken { id } } }',
        );
        const revoke = 'mutation ($id: ID!) { revokeApiToken(id: $id) { apiToken { id } } }';
        return { headers: { authorization: `Bearer ${createApiToken.secret}` }, end: () => api.ok(revoke, createApiToken.apiToken) };
      },
    ],
  ])('of %s that has ended tells nothing more, says so, and is over', async (_who, made) => {
    const { headers, end } = await made();
    const { told, over } = await watch(headers);
    await change();
    await expect.poll(() => told).toEqual([expect.objectContaining({ data: { contentChanged: { siteId: site.id, ids: null } } })]);
    await end();
    await change();
    await over;
    expect(told).toHaveLength(2);
    expect(told[1]).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(JSON.stringify(told[1])).not.toContain(site.id);
  });

  it('joins what comes faster than it can tell, and loses none of it', async () => {
    const { createApiToken } = await api.ok('mutation { createApiToken(input: { name: "slow", scopes: [READ] }) { secret } }');
    const { told } = await watch({ authorization: `Bearer ${createApiToken.secret}` });
    const ids = () => told.map(({ data }) => data.contentChanged.ids as string[] | null);
    /** So many are changed while the first of them waits to be told: whose stream it is cannot be asked for. */
    const changed = (count: number) =>
      api.services.db.unitOfWork(async ({ rows }) => {
        await sql`lock table api_token in access exclusive mode`.execute(rows());
        await api.sql(`select pg_notify('igny8_content', $1 || ':' || n) from generate_series(1, $2::int) n`, [site.id, count]);
      });
    await changed(80);
    await expect.poll(() => new Set(ids().flat()).size).toBe(80);
    await changed(3000);
    // Too many to name.
    await expect.poll(ids).toContainEqual(null);
    expect(told.length).toBeLessThan(50);
  });

  it('is nobody else’s to be found by a name', async () => {
    const answer = await fetch(`${api.url}/graphql/stream`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${ADMIN_TOKEN}`,
        'x-graphql-event-stream-token': 'constructor',
      },
      body: JSON.stringify({ query: 'subscription { job(id: "01920000-0000-7000-8000-000000000000") { id } }' }),
    });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('NOT_FOUND')]);
  });
});
