/** The set-wise statements of an import: each one for a whole page of posts. */
import { type Kysely, sql } from 'kysely';
import { newId } from '../../platform/db/ids.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { externalTermKey, findExternalTerms, type TaxonomyTables } from '../taxonomy/index.ts';
import type { ReaderView } from './baseline.rules.ts';
import type { ImportTables, Placed, PostWords } from './imported-post.ts';
import { AuthorKind } from './revision/revision.entity.ts';

/** The rows that stand for the terms of posts, by `externalTermKey`. */
export async function findTerms(rows: Kysely<ImportTables>, siteId: string, placed: Placed<PostWords>[]): Promise<Map<string, string>> {
  const wanted = placed.flatMap(({ post }) =>
    Object.entries(post.terms).flatMap(([taxonomy, ids]) => ids.map((externalId) => ({ taxonomy, externalId }))),
  );
  return findExternalTerms(rows as unknown as Kysely<TaxonomyTables>, siteId, [
    ...new Map(wanted.map((term) => [externalTermKey(term), term])).values(),
  ]);
}

/**
 * Gives contents, new ones and others, the terms that their posts have. Terms that WordPress does not know, and those of taxonomies that a post
 * did not speak of, stay.
 *
 * @returns the contents whose terms changed.
 */
export async function replaceTerms(
  rows: Kysely<ImportTables>,
  siteId: string,
  { fresh = [], known }: { fresh?: Placed<PostWords>[]; known: Placed<PostWords>[] },
  termIds: Map<string, string>,
): Promise<Set<string>> {
  const contents: string[] = [];
  const terms: string[] = [];
  const spoken = known.flatMap(({ id, post }) => Object.keys(post.terms).map((taxonomy) => ({ of: id, taxonomy })));
  for (const { id, post } of [...fresh, ...known]) {
    for (const [taxonomy, ids] of Object.entries(post.terms)) {
      for (const externalId of ids) {
        const termId = termIds.get(externalTermKey({ taxonomy, externalId }));
        if (termId === undefined) continue;
        contents.push(id);
        terms.push(termId);
      }
    }
  }
  const pairs = sql`unnest(${contents}::uuid[], ${terms}::uuid[]) as p(content_id, term_id)`;
  const gone =
    spoken.length > 0
      ? await sql<{ content_id: string }>`delete from content_term ct using content_taxonomy t,
      unnest(${spoken.map((one) => one.of)}::uuid[], ${spoken.map(({ taxonomy }) => taxonomy)}::text[]) as spoken(content_id, taxonomy)
    where t.id = ct.term_id and t.external_id is not null
      and ct.content_id = spoken.content_id and t.external_taxonomy = spoken.taxonomy
      and not exists (select 1 from ${pairs} where p.content_id = ct.content_id and p.term_id = ct.term_id)
    returning ct.content_id`.execute(rows)
      : { rows: [] };
  const come = await sql<{ content_id: string }>`insert into content_term (site_id, content_id, term_id)
    select ${siteId}::uuid, p.content_id, p.term_id from ${pairs} on conflict do nothing returning content_id`.execute(rows);
  return new Set([...gone.rows, ...come.rows].map((row) => row.content_id));
}

/**
 * Overwrites contents that only WordPress changed. One that was live as it is here stays without unpublished changes.
 *
 * @returns those whose title or text changed.
 */
export async function markTaken(rows: Kysely<ImportTables>, taken: Placed<PostWords>[], retermed: Set<string>): Promise<string[]> {
  if (taken.length === 0) return [];
  const { rows: changed } = await sql<{ id: string }>`update content c set
      title = i.title, content_html = i.html, version = c.version + 1, body_version = c.body_version + 1,
      field_versions = c.field_versions
        || case when old.title <> i.title then jsonb_build_object('title', c.version + 1) else '{}' end
        || case when old.content_html <> i.html then jsonb_build_object('contentHtml', c.version + 1) else '{}' end
        || case when i.retermed then jsonb_build_object('taxonomyTerms', c.version + 1) else '{}' end,
      published_version = case when c.published_version = c.body_version then c.body_version + 1 else c.published_version end,
      baseline_hash = i.baseline, baseline_version = c.body_version + 1, updated_at = now()
    from unnest(${taken.map(({ id }) => id)}::uuid[], ${taken.map(({ post }) => post.title)}::text[], ${taken.map(({ post }) => post.html)}::text[],
        ${taken.map(({ baseline }) => baseline)}::text[], ${taken.map(({ id }) => retermed.has(id))}::boolean[]) as i(id, title, html, baseline, retermed)
      join content old on old.id = i.id
    where c.id = i.id
    returning case when old.title <> i.title or old.content_html <> i.html then c.id end as id`.execute(rows);
  return changed.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** Their text stands in the content alone, for as long as it is the present one. */
export async function reviseFromImport(rows: Kysely<ImportTables>, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into content_revision (id, site_id, content_id, version, title, author_kind)
    select i.id, c.site_id, c.id, c.version, c.title, ${AuthorKind.IMPORT}
    from content c join unnest(${ids}::uuid[], ${ids.map(() => newId())}::uuid[]) as i(content_id, id) on i.content_id = c.id
    on conflict (content_id, version) where not proposed do nothing`.execute(rows);
}

/** What readers would see of our contents, with terms by their ids in WordPress. */
export async function readOurViews(rows: Kysely<ImportTables>, ids: string[]): Promise<Map<string, ReaderView>> {
  if (ids.length === 0) return new Map();
  const contents = await rows.selectFrom('content').select(['id', 'title', 'content_html']).where('id', '=', anyOf(ids)).execute();
  const views = new Map(
    contents.map((row) => [row.id, { title: row.title, html: row.content_html, terms: {} as Record<string, number[]> }]),
  );
  const terms = await rows
    .selectFrom('content_term')
    .innerJoin('content_taxonomy', 'content_taxonomy.id', 'content_term.term_id')
    .select([
      'content_term.content_id',
      'content_taxonomy.external_taxonomy',
      sql<string>`content_taxonomy.external_id::text`.as('external_id'),
    ])
    .where('content_term.content_id', '=', anyOf(ids))
    .where('content_taxonomy.external_id', 'is not', null)
    .execute();
  for (const { content_id, external_taxonomy, external_id } of terms) {
    if (external_taxonomy === null) continue;
    const own = views.get(content_id)?.terms;
    if (own) own[external_taxonomy] = [...(own[external_taxonomy] ?? []), Number(external_id)];
  }
  return views;
}
