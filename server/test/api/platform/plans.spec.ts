/** What PostgreSQL does for the lists that everybody looks at: none reads a table to its end, however much is in it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { worthPreparing } from '../../../src/platform/db/prepared-statements.ts';
import { type Json, startApi, type TestApi } from '../../kit/api.ts';
import { PlannerSeed } from '../../kit/planner-seed.ts';

/** Those that grow with an installation. */
const LARGE = ['content', 'content_term', 'content_taxonomy', 'content_revision', 'keyword', 'cluster', 'idea', 'task'];

const PLACE = '$1::uuid, $2::uuid';
/** Short rows, but enough of them that reading all takes longer than looking some up. */
const FILL = [
  `insert into cluster (id, site_id, sector_id, name) select gen_random_uuid(), ${PLACE}, 'Cluster ' || n from generate_series(1, 6000) n`,
  `insert into keyword (id, site_id, sector_id, cluster_id, text, normalized_text, volume)
    select gen_random_uuid(), ${PLACE}, id, name || ' ' || n, name || ' ' || n, n from cluster, generate_series(1, 2) n where site_id = $1`,
  `insert into content_taxonomy (id, site_id, sector_id, name, slug, taxonomy_type)
    select gen_random_uuid(), ${PLACE}, 'Term ' || n, 'term-' || n, 'tag' from generate_series(1, 3000) n`,
  'alter table content disable trigger user',
  `insert into content (id, site_id, sector_id, cluster_id, title, content_html, content_type, content_structure, source, updated_at)
    select gen_random_uuid(), ${PLACE}, id, name || ' ' || n, '<p>Short.</p>', 'product', 'product_page', 'igny8', now() - n * interval '1 hour'
    from cluster, generate_series(1, 2) n where site_id = $1`,
  'alter table content enable trigger user',
  `insert into content_term (site_id, content_id, term_id)
    select site_id, id, (array(select id from content_taxonomy where site_id = $1))[1 + abs(hashtext(title)) % 3000] from content where site_id = $1 and $2 <> ''`,
];

let api: TestApi;
let siteId: string;

beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off' });
  for (const name of ['One', 'Another']) {
    const site = await PlannerSeed.site(api, name);
    siteId = site.siteId;
    for (const fill of FILL) await api.sql(fill, fill.includes('$1') ? [siteId, site.sectorId] : []);
  }
  await api.sql(`insert into task (id, site_id, sector_id, cluster_id, title, content_type, content_structure, status)
    select gen_random_uuid(), site_id, sector_id, id, name || n, 'article', 'guide', case n when 1 then 'queued' else 'completed' end
    from cluster, generate_series(1, 2) n`);
  await api.sql(`insert into idea (id, site_id, sector_id, cluster_id, title, content_type, content_structure, status)
    select gen_random_uuid(), site_id, sector_id, id, name || n, 'article', 'guide', 'new' from cluster, generate_series(1, 2) n`);
  await api.sql('analyze');
}, 60_000);
afterAll(() => api?.stop());

interface Plan extends Json {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Plan[];
}
const readToTheEnd = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' && LARGE.includes(plan['Relation Name'] ?? '') ? [plan['Relation Name'] as string] : []),
  ...(plan.Plans ?? []).flatMap(readToTheEnd),
];

/** As it is planned for the things of a page, whichever they are: left to itself, PostgreSQL takes a list of ids to have ten. */
function forAPage(statement: string): string {
  const ids = `'{${Array.from({ length: 50 }, () => randomUUID()).join()}}'`;
  const other = new Map<string, string>();
  return statement.replaceAll(/any\(\$\d+::uuid\[\]\)|\$\d+/g, (found) => {
    if (found.startsWith('any')) return `any(${ids}::uuid[])`;
    if (!other.has(found)) other.set(found, `$${other.size + 1}`);
    return other.get(found) as string;
  });
}

const CONTENT = `id title contentType contentStructure status source externalUrl wpStatus updatedAt unpublishedChanges
  cluster { id name } taxonomyTerms { id name taxonomyType } primaryKeyword { id text }`;

it.each([
  { list: 'content', query: `query ($site: ID!) { content(siteId: $site, first: 50) { nodes { ${CONTENT} } pageInfo { endCursor } } }` },
  {
    list: 'content by title, filtered',
    query: `query ($site: ID!) { content(siteId: $site, first: 50, filter: { contentTypes: [PRODUCT], statuses: [DRAFT] }, orderBy: { field: TITLE })
      { nodes { ${CONTENT} } } }`,
  },
  {
    list: 'clusters with what they have',
    query: `query ($site: ID!) { clusters(siteId: $site, first: 50) { nodes { id name keywordCount volume coverage { ideas tasks content } } } }`,
  },
  { list: 'ideas', query: 'query ($site: ID!) { ideas(siteId: $site, first: 50) { nodes { id title cluster { id name } } } }' },
  {
    list: 'tasks that wait',
    query:
      'query ($site: ID!) { tasks(siteId: $site, first: 50, filter: { statuses: [QUEUED] }) { nodes { id title cluster { id name } content { id title } } } }',
  },
])('reads no table to its end: $list', async ({ query }) => {
  const seen = await api.statements(() => api.ok(query, { site: siteId }));
  const reads = seen.filter((statement) => /^\s*(select|with)/i.test(statement));
  expect(reads.length).toBeGreaterThan(1);
  for (const statement of reads) {
    // What is prepared has one plan for all values.
    for (const planned of [forAPage(statement), ...(worthPreparing(statement) ? [statement] : [])]) {
      const [row] = await api.sql(`explain (generic_plan, format json) ${planned}`);
      expect({ statement, ends: readToTheEnd(row?.['QUERY PLAN'][0].Plan) }).toEqual({ statement, ends: [] });
    }
  }
});
