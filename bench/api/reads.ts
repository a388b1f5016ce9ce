/** The reads that are measured: the same question to the product, to PostGraphile and to raw SQL, and what all three must answer. */
import type pg from 'pg';
import type { Asked, Sender } from './load.ts';

export interface ReadCase {
  name: string;
  product: Asked[];
  postgraphile: Asked[];
  raw: Asked[];
  /** Asked of the product where databases of different sizes are compared: the answer is as long in each. As `product` without. */
  sameSize?: Asked[];
  /** The same form out of each one's answer. */
  // biome-ignore lint/suspicious/noExplicitAny: each case knows its own answer.
  same: Record<'product' | 'postgraphile' | 'raw', (answer: any) => unknown>;
}

/** What stands before page 2,000. */
const DEEP = 1_999 * 50;

const graphql = (query: string, list: Record<string, unknown>[]): Asked[] =>
  list.map((variables) => ({ path: '/graphql', body: { query, variables } }));
const raw = (name: string, list: unknown[][]): Asked[] => list.map((body) => ({ path: `/${name}`, body }));

const CONTENT = `id title contentType contentStructure status source externalUrl wpStatus version updatedAt
  cluster { id name } taxonomyTerms { id name taxonomyType }`;
const PEERS_CONTENT = `rowId title contentType contentStructure status source externalUrl wpStatus version updatedAt
  clusterBySiteIdAndClusterId { rowId name }
  contentTermsBySiteIdAndContentId { nodes { contentTaxonomyBySiteIdAndTermId { rowId name taxonomyType } } }`;

// biome-ignore lint/suspicious/noExplicitAny: rows as they come.
type Row = Record<string, any>;

const content = (row: Row, cluster: Row | null, terms: Row[]) => ({
  ...Object.fromEntries(['title', 'externalUrl', 'wpStatus', 'version'].map((field) => [field, row[field]])),
  ...Object.fromEntries(['contentType', 'contentStructure', 'status', 'source'].map((field) => [field, row[field].toLowerCase()])),
  id: row.rowId ?? row.id,
  updatedAt: new Date(row.updatedAt).toISOString(),
  contentHtml: row.contentHtml,
  cluster: cluster && { id: cluster.rowId ?? cluster.id, name: cluster.name },
  terms: terms
    .map((term) => ({ id: term.rowId ?? term.id, name: term.name, taxonomyType: term.taxonomyType.toLowerCase() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
});
const ours = (row: Row) => content(row, row.cluster, row.taxonomyTerms);
const peers = (row: Row) =>
  content(
    row,
    row.clusterBySiteIdAndClusterId,
    row.contentTermsBySiteIdAndContentId.nodes.map((node: Row) => node.contentTaxonomyBySiteIdAndTermId),
  );
const plain = (row: Row) => content(row, row.cluster, row.terms);

const page = {
  product: ({ data }: Row) => ({ nodes: data.content.nodes.map(ours), more: data.content.pageInfo.hasNextPage }),
  postgraphile: ({ data }: Row) => ({ nodes: data.allContents.nodes.map(peers), more: data.allContents.pageInfo.hasNextPage }),
  raw: (answer: Row) => ({ nodes: answer.nodes.map(plain), more: answer.hasNextPage }),
};

const list = (siteIds: string[]): ReadCase => ({
  name: 'list',
  product: graphql(
    `query ($siteId: ID!) { content(siteId: $siteId, first: 50) { nodes { ${CONTENT} } pageInfo { hasNextPage endCursor } } }`,
    siteIds.map((siteId) => ({ siteId })),
  ),
  postgraphile: graphql(
    `query ($siteId: UUID!) { allContents(first: 50, condition: { siteId: $siteId, deletedAt: null },
      orderBy: [UPDATED_AT_DESC, ROW_ID_DESC]) { nodes { ${PEERS_CONTENT} } pageInfo { hasNextPage endCursor } } }`,
    siteIds.map((siteId) => ({ siteId })),
  ),
  raw: raw(
    'list',
    siteIds.map((siteId) => [siteId]),
  ),
  same: page,
});

const filtered = (siteIds: string[]): ReadCase => ({
  name: 'filtered',
  product: graphql(
    `query ($siteId: ID!, $filter: ContentFilter, $orderBy: ContentOrderBy) { content(siteId: $siteId, first: 50, filter: $filter,
      orderBy: $orderBy) { nodes { ${CONTENT} } pageInfo { hasNextPage endCursor } } }`,
    siteIds.map((siteId) => ({ siteId, filter: { contentTypes: ['PRODUCT'], statuses: ['DRAFT'] }, orderBy: { field: 'TITLE' } })),
  ),
  postgraphile: graphql(
    `query ($condition: ContentCondition, $orderBy: [ContentOrderBy!]) { allContents(first: 50, condition: $condition, orderBy: $orderBy)
      { nodes { ${PEERS_CONTENT} } pageInfo { hasNextPage endCursor } } }`,
    siteIds.map((siteId) => ({
      condition: { siteId, contentType: 'product', status: 'draft', deletedAt: null },
      orderBy: ['TITLE_ASC', 'ROW_ID_ASC'],
    })),
  ),
  raw: raw(
    'filtered',
    siteIds.map((siteId) => [siteId]),
  ),
  same: page,
});

/** Page 2,000 of the one site that is so long; of a smaller database, the last full page. */
async function deep(sql: pg.Client, siteId: string, senders: Record<'product' | 'postgraphile', Sender>): Promise<ReadCase> {
  const { rows } = await sql.query('select count(*)::int as total from content where site_id = $1 and deleted_at is null', [siteId]);
  const before = Math.min(DEEP, rows[0].total - 51);
  const { rows: last } = await sql.query(
    `select updated_at::text as at, id from content where site_id = $1 and deleted_at is null
     order by updated_at desc, id desc offset $2 limit 1`,
    [siteId, before - 1],
  );
  const ask = `query ($siteId: ID!, $first: Int!, $after: String) { content(siteId: $siteId, first: $first, after: $after) {
    nodes { ${CONTENT} } pageInfo { hasNextPage endCursor } } }`;
  const walk =
    'query ($siteId: ID!, $first: Int!, $after: String) { content(siteId: $siteId, first: $first, after: $after) { pageInfo { endCursor } } }';
  let after: string | null = null;
  for (let left = before; left > 0; left -= 200) {
    const [step] = graphql(walk, [{ siteId, after, first: Math.min(200, left) }]);
    after = (await senders.product.json(step as Asked)).data.content.pageInfo.endCursor;
  }
  const peerAsk = `query ($siteId: UUID!, $first: Int, $offset: Int, $after: Cursor) { allContents(first: $first, offset: $offset, after: $after,
    condition: { siteId: $siteId, deletedAt: null }, orderBy: [UPDATED_AT_DESC, ROW_ID_DESC]) {
    nodes { ${PEERS_CONTENT} } pageInfo { hasNextPage endCursor } } }`;
  const [skip] = graphql(peerAsk, [{ siteId, first: 1, offset: before - 1 }]);
  const peerAfter = (await senders.postgraphile.json(skip as Asked)).data.allContents.pageInfo.endCursor;
  return {
    name: 'deep',
    product: graphql(ask, [{ siteId, first: 50, after }]),
    postgraphile: graphql(peerAsk, [{ siteId, first: 50, after: peerAfter }]),
    raw: raw('deep', [[siteId, last[0].at, last[0].id]]),
    same: page,
  };
}

/** The first page of the same site, for what a far one costs more. */
export const firstPage = (siteId: string): Asked[] => list([siteId]).product;

const cluster = (siteIds: string[], first = 50): ReadCase => {
  const counted = (row: Row, ideas: number, tasks: number, contents: number, keywords: number) => ({
    id: row.rowId ?? row.id,
    ...{ name: row.name, locked: row.locked, ideas, tasks, contents, keywords },
  });
  return {
    name: 'cluster',
    product: graphql(
      `query ($siteId: ID!) { clusters(siteId: $siteId, first: ${first}) { nodes { id name locked keywordCount coverage { ideas tasks content } }
        pageInfo { hasNextPage endCursor } } }`,
      siteIds.map((siteId) => ({ siteId })),
    ),
    postgraphile: graphql(
      `query ($siteId: UUID!) { allClusters(first: 50, condition: { siteId: $siteId }, orderBy: [NAME_ASC, ROW_ID_ASC]) {
        nodes { rowId name locked keywordsBySiteIdAndClusterId { totalCount } ideasBySiteIdAndClusterId { totalCount }
          tasksBySiteIdAndClusterId { totalCount } contentsBySiteIdAndClusterId(condition: { deletedAt: null }) { totalCount } }
        pageInfo { hasNextPage endCursor } } }`,
      siteIds.map((siteId) => ({ siteId })),
    ),
    raw: raw(
      'cluster',
      siteIds.map((siteId) => [siteId]),
    ),
    same: {
      product: ({ data: { clusters } }) => ({
        nodes: clusters.nodes.map((row: Row) =>
          counted(row, row.coverage.ideas, row.coverage.tasks, row.coverage.content, row.keywordCount),
        ),
        more: clusters.pageInfo.hasNextPage,
      }),
      postgraphile: ({ data: { allClusters } }) => ({
        nodes: allClusters.nodes.map((row: Row) =>
          counted(
            row,
            row.ideasBySiteIdAndClusterId.totalCount,
            row.tasksBySiteIdAndClusterId.totalCount,
            row.contentsBySiteIdAndClusterId.totalCount,
            row.keywordsBySiteIdAndClusterId.totalCount,
          ),
        ),
        more: allClusters.pageInfo.hasNextPage,
      }),
      raw: (answer) => ({
        nodes: answer.nodes.map((row: Row) => counted(row, row.ideas, row.tasks, row.contents, row.keywords)),
        more: answer.hasNextPage,
      }),
    },
  };
};

const item = (ids: string[]): ReadCase => ({
  name: 'item',
  product: graphql(
    `query ($id: ID!) { contentItem(id: $id) { ${CONTENT} contentHtml } }`,
    ids.map((id) => ({ id })),
  ),
  postgraphile: graphql(
    `query ($id: UUID!) { contentByRowId(rowId: $id) { ${PEERS_CONTENT} contentHtml } }`,
    ids.map((id) => ({ id })),
  ),
  raw: raw(
    'item',
    ids.map((id) => [id]),
  ),
  same: {
    product: ({ data }) => ours(data.contentItem),
    postgraphile: ({ data }) => peers(data.contentByRowId),
    raw: plain,
  },
});

export async function readCases(
  sql: pg.Client,
  siteId: string,
  senders: Record<'product' | 'postgraphile', Sender>,
): Promise<Record<string, () => Promise<ReadCase>>> {
  const ids = async (statement: string): Promise<string[]> => (await sql.query(statement)).rows.map((row) => row.id);
  const sites = await ids('select id from site order by id');
  return {
    list: async () => list(sites),
    // Most sites of a small database have too few to fill a page.
    filtered: async () => ({ ...filtered(sites), sameSize: filtered([siteId]).product }),
    deep: () => deep(sql, siteId, senders),
    cluster: async () => ({ ...cluster(sites), sameSize: cluster([siteId], 10).product }),
    // From all over the table.
    item: async () => item(await ids('select id from content tablesample bernoulli (5) repeatable (7) limit 500')),
  };
}
