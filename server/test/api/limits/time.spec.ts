/** An operation whose time is up, or whose asker has gone, ends down to its statement in PostgreSQL. */
import { createClient } from 'graphql-sse';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ADMIN_TOKEN, type Json, startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

let api: TestApi;
let site: SeededSite;
/** Holds tables against the program, so that its statements wait. */
let holder: pg.Client;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off', IGNY8_OPERATION_SECONDS: '1' });
  site = await seedSite(api, 'Slow Morning');
  holder = new pg.Client(api.databaseUrl);
  await holder.connect();
});
afterEach(() => holder.query('rollback'));
afterAll(async () => {
  await holder.end();
  await api.stop();
});

const hold = async (table: string) => {
  await holder.query('begin');
  await holder.query(`lock table ${table} in access exclusive mode`);
};
const waiting = () =>
  api.sql<{ query: string }>(
    `select query from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and state = 'active'`,
  );
const LIST = 'query ($id: ID!) { viewer { name } keywords(siteId: $id) { nodes { text } } }';

describe('an operation whose time is up', () => {
  it('answers what to do, and its statement is gone from the database', async () => {
    await hold('keyword');
    const answer = await api.send(LIST, { id: site.id });
    expect(answer).toMatchObject({
      status: 200,
      data: null,
      errors: [
        {
          message: expect.stringMatching(/longer than 1 s.*smaller first/),
          extensions: { code: 'LIMIT_EXCEEDED', limit: { part: 'seconds', allowed: 1 } },
        },
      ],
    });
    expect(await waiting()).toEqual([]);
  });

  it('leaves connections that work', async () => {
    await hold('keyword');
    await Promise.all(Array.from({ length: 25 }, () => api.send(LIST, { id: site.id })));
    expect(await waiting()).toEqual([]);
    await holder.query('rollback');
    const answers = await Promise.all(Array.from({ length: 25 }, () => api.ok(LIST, { id: site.id })));
    expect(answers.map(({ keywords }) => keywords.nodes.length)).toEqual(answers.map(() => 2));
  });

  it('undoes what it had written, and what it had enqueued', async () => {
    const count = async () => (await api.sql('select count(*) from job union all select count(*) from pgboss.job')).map((row) => row.count);
    const before = await count();
    await hold('pgboss.job');
    const START = 'mutation ($id: ID!) { generateClusters(siteId: $id) { job { id } } }';
    expect(await api.fails(START, { id: site.id })).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    await holder.query('rollback');
    expect(await count()).toEqual(before);
    await api.ok(START, { id: site.id });
    expect(await count()).not.toEqual(before);
  });

  it('has the seconds of wait on top', async () => {
    const { generateClusters } = await api.ok('mutation ($id: ID!) { generateClusters(siteId: $id, wait: 2) { job { state } } }', {
      id: site.id,
    });
    expect(generateClusters.job.state).toBe('QUEUED');
  });

  it('ends an event of a subscription in the same way', async () => {
    const client = createClient({
      url: `${api.url}/graphql/stream`,
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
      retryAttempts: 0,
    });
    await hold('job');
    for await (const { errors, extensions } of client.iterate<Json>({ query: `subscription { job(id: "${site.id}") { id } }` })) {
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED' });
      expect(extensions).toEqual({ cost: { requested: 1, limit: 50_000 } });
    }
    expect(await waiting()).toEqual([]);
  });
});

describe('an operation whose asker goes away', () => {
  it('ends at once', async () => {
    const slow = await startApi({ IGNY8_WORKER: 'off' });
    const lock = new pg.Client(slow.databaseUrl);
    try {
      const { id } = await seedSite(slow, 'Left Alone');
      await lock.connect();
      await lock.query('begin; lock table keyword in access exclusive mode');
      const waitingThere = () =>
        slow.sql(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and state = 'active'`);
      const leave = new AbortController();
      const asking = fetch(`${slow.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
        body: JSON.stringify({ query: LIST, variables: { id } }),
        signal: leave.signal,
      }).catch(() => 'left');
      await vi.waitFor(async () => expect(await waitingThere()).toHaveLength(1), { timeout: 10_000 });
      leave.abort();
      expect(await asking).toBe('left');
      await vi.waitFor(async () => expect(await waitingThere()).toEqual([]), { timeout: 10_000 });
    } finally {
      await lock.end();
      await slow.stop();
    }
  });
});
