/** The statements of the limit, as somebody would write them who has nothing else to do: each answers one JSON. */

/** What is shown of a content, with its cluster and its terms. */
const shown = `
  'id', c.id, 'title', c.title, 'contentType', c.content_type, 'contentStructure', c.content_structure, 'status', c.status,
  'source', c.source, 'externalUrl', c.external_url, 'wpStatus', c.wp_status, 'version', c.version, 'updatedAt', c.updated_at,
  'cluster', case when cl.id is not null then json_build_object('id', cl.id, 'name', cl.name) end,
  'terms', coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'taxonomyType', t.taxonomy_type) order by t.name)
    from content_term ct join content_taxonomy t on t.id = ct.term_id where ct.content_id = c.id), '[]')`;

const page = (condition: string, order: (of: string) => string) => `
  with page as (select * from content where site_id = $1 and deleted_at is null and ${condition} order by ${order('content')} limit 51)
  select json_build_object('hasNextPage', (select count(*) > 50 from page), 'nodes', (
    select json_agg(json_build_object(${shown}) order by ${order('c')})
    from (select * from page limit 50) c left join cluster cl on cl.id = c.cluster_id))::text as answer`;

const latest = (of: string) => `${of}.updated_at desc, ${of}.id desc`;
const byTitle = (of: string) => `${of}.title, ${of}.id`;

export const statements: Record<string, string> = {
  list: page('true', latest),
  filtered: page(`content_type = 'product' and status = 'draft'`, byTitle),
  deep: page('(updated_at, id) < ($2::timestamptz, $3::uuid)', latest),
  cluster: `
    select json_build_object('hasNextPage', count(*) > 50, 'nodes', (json_agg(json_build_object('id', c.id, 'name', c.name, 'locked', c.locked,
      'keywords', (select count(*) from keyword k where k.site_id = $1 and k.cluster_id = c.id),
      'ideas', (select count(*) from idea i where i.site_id = $1 and i.cluster_id = c.id),
      'tasks', (select count(*) from task t where t.site_id = $1 and t.cluster_id = c.id),
      'contents', (select count(*) from content n where n.site_id = $1 and n.cluster_id = c.id and n.deleted_at is null))
      order by c.name, c.id) filter (where c.place <= 50)))::text as answer
    from (select id, name, locked, row_number() over (order by name, id) as place from cluster where site_id = $1 order by name, id limit 51) c`,
  item: `select json_build_object(${shown}, 'contentHtml', c.content_html)::text as answer
    from content c left join cluster cl on cl.id = c.cluster_id where c.id = $1`,
  assign: `
    with moved as (update content set cluster_id = cluster.id, sector_id = cluster.sector_id, version = version + 1, updated_at = now()
      from cluster where cluster.id = $1 and content.id = any($2::uuid[]) and content.deleted_at is null returning 1)
    select json_build_object('updated', count(*))::text as answer from moved`,
  createTasks: `
    with queued as (update idea set status = 'queued', updated_at = now() where id = any($1::uuid[]) returning *),
      made as (insert into task (id, site_id, sector_id, cluster_id, idea_id, primary_keyword_id, title, content_type, content_structure, words)
        select uuidv7(), site_id, sector_id, cluster_id, id, primary_keyword_id, title, content_type, content_structure, estimated_words
        from queued returning *),
      words as (insert into task_keyword (site_id, task_id, keyword_id) select made.site_id, made.id, idea_keyword.keyword_id
        from made join idea_keyword on idea_keyword.idea_id = made.idea_id)
    select json_build_object('tasks', json_agg(json_build_object('id', id, 'title', title, 'status', status)))::text as answer from made`,
  completeTask: `
    with done as (update task set status = 'completed', last_error = null, updated_at = now() where id = $1 and status = 'queued' returning *),
      made as (insert into content (id, site_id, sector_id, cluster_id, task_id, primary_keyword_id, title, content_html, content_type,
          content_structure, source)
        select uuidv7(), site_id, sector_id, cluster_id, id, primary_keyword_id, $2, $3, content_type, content_structure, 'igny8'
        from done returning *),
      revised as (insert into content_revision (id, site_id, content_id, version, title, content_html, author_kind)
        select uuidv7(), site_id, id, version, title, content_html, 'token' from made)
    select json_build_object('id', id, 'title', title, 'status', status)::text as answer from made`,
};
