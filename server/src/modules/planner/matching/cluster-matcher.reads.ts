/** What the clusters of a site say of themselves: name, description, and the keywords that are searched for most. */
import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import type { ClusterToMatch } from './cluster-matcher.ts';

/** Of so many keywords at most is read what they say, shared out among the clusters. */
const MOST_KEYWORDS = 20_000;
const [FEWEST_EACH, MOST_EACH] = [4, 30];

/** All clusters of a site, by id. What is in them is for an upper module to add. */
export async function clustersToMatch(db: Database, siteId: string): Promise<ClusterToMatch[]> {
  const { rows } = await sql<Omit<ClusterToMatch, 'titles'>>`
    with own as (select id, name, description, count(*) over () as clusters from cluster where site_id = ${siteId})
    select own.id, own.name, own.description, coalesce(top.keywords, '[]'::json) as keywords
    from own cross join lateral (
      select json_agg(json_build_object('id', most.id, 'text', most.text) order by most.id) as keywords from (
        select keyword.id, keyword.text from keyword where keyword.site_id = ${siteId} and keyword.cluster_id = own.id
        order by keyword.volume desc nulls last, keyword.id
        limit greatest(${FEWEST_EACH}, least(${MOST_EACH}, ${MOST_KEYWORDS} / own.clusters))
      ) as most
    ) as top order by own.id`.execute(db.rows<object>());
  return rows.map((row) => ({ ...row, titles: [] }));
}
