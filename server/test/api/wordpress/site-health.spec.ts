import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../kit/api.ts';
import { type SeededSite, seedSite } from '../../kit/seed.ts';

const HEALTH = 'query ($id: ID!) { site(id: $id) { health { status checkedAt problems { code message count jobId } } } }';
const CONNECT =
  'mutation ($id: ID!) { updateSite(id: $id, input: { url: "http://127.0.0.1:9", wpUsername: "admin", wpApplicationPassword: "x" }) { site { id } } }';
const TEST = 'mutation ($id: ID!) { testSiteConnection(siteId: $id) { ok steps { message } } }';

let api: TestApi;
let site: SeededSite;
beforeAll(async () => {
  api = await startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true' });
  site = await seedSite(api, 'Slow Morning');
});
afterAll(() => api.stop());

const health = async (id = site.id) => (await api.ok(HEALTH, { id })).site.health;
const codes = async () => (await health()).problems.map((problem: { code: string }) => problem.code);
const job = async (kind: string, state: string, message: string | null = null): Promise<string> =>
  (
    await api.sql(
      `insert into job (id, site_id, kind, state, message, payload, created_at, finished_at)
       values (gen_random_uuid(), $1, $2, $3, $4, '{}', clock_timestamp(), case when $3 in ('succeeded', 'failed') then clock_timestamp() end) returning id`,
      [site.id, kind, state, message],
    )
  )[0]?.id;
const attempt = (contentId: string, state: string, jobId: string | null = null) =>
  api.sql(
    `insert into publish_attempt (id, site_id, content_id, job_id, state, path, body_version, lease_until, created_at, finished_at)
     values (gen_random_uuid(), $1, $2, $3, $4, 'core_rest', 1, now(), clock_timestamp(), clock_timestamp())`,
    [site.id, contentId, jobId, state],
  );

describe('the health of a site', () => {
  it('begins with its connection: not given, failing with the reason, and forgotten when other credentials come', async () => {
    expect(await health()).toMatchObject({ status: 'NOT_CONNECTED', checkedAt: null, problems: [{ code: 'NOT_CONNECTED' }] });
    await api.ok(TEST, { id: site.id });
    expect(await health()).toMatchObject({ status: 'NOT_CONNECTED', problems: [{ code: 'NOT_CONNECTED' }] });

    await api.ok(CONNECT, { id: site.id });
    expect(await health()).toMatchObject({ status: 'NEEDS_ATTENTION', problems: [{ code: 'NEVER_IMPORTED' }] });
    const { testSiteConnection } = await api.ok(TEST, { id: site.id });
    expect(testSiteConnection.ok).toBe(false);
    expect(await health()).toMatchObject({
      status: 'FAILING',
      checkedAt: expect.stringContaining('T'),
      problems: [{ code: 'CONNECTION_FAILED', message: testSiteConnection.steps.at(-1).message }, { code: 'NEVER_IMPORTED' }],
    });
    expect((await api.ok('query ($id: ID!) { site(id: $id) { connectedAt } }', { id: site.id })).site.connectedAt).toBeNull();
    await api.ok('mutation ($id: ID!) { updateSite(id: $id, input: { wpApplicationPassword: "y" }) { site { id } } }', { id: site.id });
    expect(await codes()).toEqual(['NEVER_IMPORTED']);
  });

  it('believes an import that went through after a test had failed', async () => {
    await api.ok(TEST, { id: site.id });
    expect(await codes()).toEqual(['CONNECTION_FAILED', 'NEVER_IMPORTED']);
    await job('import_site', 'succeeded');
    expect(await health()).toMatchObject({ status: 'HEALTHY', problems: [] });
  });

  it('says that the last import broke off and why, until one is at work or went through', async () => {
    const broken = await job('import_site', 'failed', 'The site did not answer in time.');
    expect(await health()).toMatchObject({
      status: 'NEEDS_ATTENTION',
      problems: [
        { code: 'IMPORT_FAILED', jobId: broken, count: null, message: expect.stringContaining('The site did not answer in time.') },
      ],
    });
    const running = await job('import_site', 'running');
    expect(await codes()).toEqual([]);
    await api.sql("update job set state = 'succeeded', finished_at = now() where id = $1", [running]);
    expect(await codes()).toEqual([]);
  });

  it('counts what waits for somebody, worst first, with what to do', async () => {
    const [failed, mended, gone] = [await site.draft('Failed'), await site.draft('Mended'), await site.draft('Gone')];
    const publish = await job('publish_content', 'succeeded');
    await attempt(failed.id, 'succeeded', publish);
    await attempt(failed.id, 'failed', publish);
    await attempt(mended.id, 'failed', publish);
    await attempt(mended.id, 'succeeded', publish);
    await api.sql("update content set source = 'wordpress', cluster_id = null, missing_at = now() where id = $1", [gone.id]);
    await api.sql("update content set status = 'published', published_version = 0, external_kind = 'post', external_id = 7 where id = $1", [
      mended.id,
    ]);
    await api.sql(
      `insert into import_conflict (id, site_id, content_id, title, content_html, terms, fingerprint) values (gen_random_uuid(), $1, $2, '', '', '{}', '')`,
      [site.id, mended.id],
    );
    const told = await health();
    expect(told.status).toBe('NEEDS_ATTENTION');
    expect(told.problems).toMatchObject([
      { code: 'PUBLISH_FAILED', count: 1, jobId: publish },
      { code: 'CONFLICT', count: 1 },
      { code: 'MISSING_IN_WORDPRESS', count: 1 },
      { code: 'NEEDS_CLUSTER', count: 1 },
      { code: 'UNPUBLISHED_CHANGES', count: 1 },
    ]);
    for (const { message } of told.problems) expect(message).toMatch(/^1 .*\. \S.*\.$/);
    await api.ok('mutation ($ids: [ID!]!) { deleteContent(ids: $ids) { updated } }', { ids: [failed.id, mended.id, gone.id] });
    expect(await codes()).toEqual([]);
  });

  it('says that a whole publish broke off', async () => {
    const broken = await job('publish_content', 'failed', 'The password was revoked.');
    expect((await health()).problems).toMatchObject([
      { code: 'PUBLISH_FAILED', jobId: broken, message: expect.stringContaining('The password was revoked.') },
    ]);
  });

  it('is silent about a site that is switched off', async () => {
    await api.ok('mutation ($id: ID!) { setSiteActive(id: $id, active: false) { site { id } } }', { id: site.id });
    expect(await health()).toMatchObject({ status: 'INACTIVE', problems: [] });
  });

  it('of many sites costs as many statements as of one', async () => {
    for (const name of ['Second', 'Third']) await seedSite(api, name);
    const list = (first: number) =>
      api.ok('query ($first: Int!) { sites(first: $first) { nodes { health { status problems { code } } } } }', { first });
    const one = await api.statements(() => list(1));
    const many = await api.statements(() => list(50));
    expect(many.length).toBe(one.length);
  });
});
