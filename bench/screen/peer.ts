/** The same page, as fast as this database can give it: one statement of raw SQL, by one connection, into plain objects. */
import type pg from 'pg';

export interface PageCase {
  name: string;
  filter?: Record<string, unknown>;
  orderBy?: { field: string; direction: string };
  /** The peer's condition and order. */
  where?: string;
  order?: string;
}

export const pageQuery = `query ($siteId: ID!, $filter: ContentFilter, $orderBy: ContentOrderBy) {
  content(siteId: $siteId, filter: $filter, orderBy: $orderBy, first: 50) {
    nodes {
      id title contentType contentStructure status source unpublishedChanges missingInWordPress externalId externalUrl wpStatus
      cluster { id name } taxonomyTerms { id name taxonomyType } lastPublishAttempt { id state message createdAt finishedAt }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const peerPage = (
  sql: pg.Client,
  siteId: string,
  { where = 'true', order = 'content.updated_at desc, content.id desc' }: PageCase,
) =>
  sql.query(
    `select content.id, content.title, content.content_type, content.content_structure, content.status, content.source,
       content.body_version > coalesce(content.published_version, 0) as changed, content.missing_at, content.external_id,
       content.external_url, content.wp_status, cluster.id as cluster_id, cluster.name as cluster_name,
       (select json_agg(json_build_object('id', t.id, 'name', t.name, 'type', t.taxonomy_type) order by t.name)
        from content_term ct join content_taxonomy t on t.id = ct.term_id where ct.content_id = content.id) as terms,
       (select row_to_json(a) from (select id, state, error, created_at, finished_at from publish_attempt
        where content_id = content.id order by created_at desc limit 1) a) as attempt
     from content left join cluster on cluster.id = content.cluster_id
     where content.site_id = $1 and content.deleted_at is null and ${where} order by ${order} limit 51`,
    [siteId],
  );
