/** What a map is made of: the clusters with their counts, and what their most searched keywords say, in words and by kept vectors. */
import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import type { Cluster } from '../cluster/cluster.type.ts';
import { rowOf, type Vectors, vectors } from '../clustering/vectors.rules.ts';
import { fromHalfFloats } from '../embeddings/half-floats.rules.ts';

export interface MappedCluster extends Cluster {
  keywords: number;
  volume: number;
  /** Changes whenever a keyword comes or goes. */
  members: string;
}

/** More would be a map that nobody can read, and take long. */
export const MOST_MAPPED = 5_000;

/** The most searched clusters of a site or one of its sectors, by id. */
export async function mappedClusters(db: Database, siteId: string, sectorId: string | null): Promise<MappedCluster[]> {
  const { rows } = await sql<MappedCluster>`
    select * from (
      select cluster.id, cluster.site_id, cluster.sector_id, cluster.name, cluster.description, cluster.locked, cluster.created_at, cluster.updated_at,
        coalesce(total.keywords, 0) as keywords, coalesce(total.volume, 0) as volume, coalesce(total.members, '') as members
      from cluster left join (
        select cluster_id, count(*)::int as keywords, coalesce(sum(volume), 0)::double precision as volume,
          bit_xor(hashtextextended(id::text, 0))::text as members
        from keyword where site_id = ${siteId} and cluster_id is not null group by cluster_id
      ) as total on total.cluster_id = cluster.id
      where cluster.site_id = ${siteId} and (${sectorId}::uuid is null or cluster.sector_id = ${sectorId}::uuid)
      order by volume desc, cluster.id limit ${MOST_MAPPED}
    ) as most order by id`.execute(db.rows<object>());
  return rows;
}

/** When a run last changed something: it is runs that keep the vectors of keywords. */
export async function lastRunAt(db: Database, siteId: string): Promise<string> {
  const { rows } = await sql<{ at: string | null }>`
    select max(updated_at)::text as at from cluster_run where site_id = ${siteId}`.execute(db.rows<object>());
  return rows[0]?.at ?? '';
}

/** Of so many keywords at most is read what they say, shared out among the clusters. */
const MOST_KEYWORDS = 20_000;
const [FEWEST_EACH, MOST_EACH] = [4, 40];
const CLUSTERS_AT_ONCE = 250;

/** The texts of each cluster, and the mean of its keywords' vectors, in the order of the clusters. */
export async function whatTheySay(db: Database, clusters: MappedCluster[]): Promise<{ texts: string[][]; sentences: Vectors | null }> {
  const each = Math.max(FEWEST_EACH, Math.min(MOST_EACH, Math.floor(MOST_KEYWORDS / Math.max(1, clusters.length))));
  const numbers = new Map(clusters.map(({ id }, at) => [id, at]));
  const texts = clusters.map(() => new Set<string>());
  const byModel = new Map<string, { means: Vectors; counts: Int32Array; found: number }>();
  for (let from = 0; from < clusters.length; from += CLUSTERS_AT_ONCE) {
    const ids = clusters.slice(from, from + CLUSTERS_AT_ONCE).map(({ id }) => id);
    const { rows } = await sql<{ cluster_id: string; text: string; model: string | null; vector: Buffer | null }>`
      select wanted.id as cluster_id, top.text, keyword_embedding.model, keyword_embedding.vector
      from unnest(${ids}::uuid[]) as wanted(id) cross join lateral (
        select keyword.id, keyword.text from keyword where keyword.site_id = ${clusters[0]?.site_id} and keyword.cluster_id = wanted.id
        order by keyword.volume desc nulls last, keyword.id limit ${each}
      ) as top left join keyword_embedding on keyword_embedding.keyword_id = top.id
      order by wanted.id, top.id`.execute(db.rows<object>());
    for (const { cluster_id, text, model, vector } of rows) {
      const at = numbers.get(cluster_id) as number;
      texts[at]?.add(text);
      if (!model || !vector) continue;
      const width = vector.length / 2;
      const sums = byModel.get(model) ?? { means: vectors(clusters.length, width), counts: new Int32Array(clusters.length), found: 0 };
      byModel.set(model, sums);
      add(sums.means, at, vector);
      sums.counts[at] = (sums.counts[at] as number) + 1;
      sums.found += 1;
    }
  }
  // Vectors of two models can't be compared: the one that more keywords have counts.
  const [most] = [...byModel.values()].sort((a, b) => b.found - a.found);
  most?.counts.forEach((count, at) => {
    const row = rowOf(most.means, at);
    for (let d = 0; d < row.length; d += 1) row[d] = (row[d] as number) / Math.max(1, count);
  });
  return {
    texts: clusters.map(({ name }, at) => (texts[at]?.size ? [...(texts[at] as Set<string>)] : [name])),
    sentences: most?.means ?? null,
  };
}

function add(means: Vectors, at: number, vector: Buffer): void {
  const values = new Float32Array(means.width);
  fromHalfFloats(vector, values);
  const row = rowOf(means, at);
  values.forEach((value, d) => {
    row[d] = (row[d] as number) + value;
  });
}
