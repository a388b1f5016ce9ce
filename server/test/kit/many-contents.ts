/**
 * A site as full as real ones get: contents of 2 to 10 kB with words as unequal as those of a language, in every state,
 * most of them imported. Set-wise SQL past the API, the same rows for the same count; for tests of long lists and for bench.
 */
import { v7 } from 'uuid';
import { madeUpText } from './made-up-text.ts';

/** Runs one statement, as `pg` and TestApi do. */
export type RunSql = (text: string, values?: unknown[]) => Promise<unknown>;

export interface ManyContents {
  siteId: string;
  sectorId: string;
  contents: number;
  clusters?: number;
  terms?: number;
  keywords?: number;
}

const AT_ONCE = 500;
const STRUCTURES = {
  article: ['article', 'guide', 'tutorial', 'comparison', 'review', 'listicle'],
  page: ['landing_page', 'business_page', 'service_page', 'general_page'],
  product: ['product_page'],
} as const;
const IMPORTED = { article: 'imported_article', page: 'imported_page', product: 'imported_product' } as const;
const TAXONOMIES = { article: ['category', 'tag'], page: ['category', 'tag'], product: ['product_category', 'product_tag'] } as const;

export async function seedManyContents(
  run: RunSql,
  { siteId, sectorId, contents, clusters = 300, terms = 500, keywords = 2_000 }: ManyContents,
): Promise<void> {
  const text = madeUpText(contents);
  const { random, upTo, oneOf } = text;
  const place = { site_id: siteId, sector_id: sectorId };

  const clusterRows = Array.from({ length: clusters }, (_, n) => ({ ...place, id: v7(), name: `${text.words(2)} ${n}` }));
  await insert(run, 'cluster', clusterRows);
  const keywordRows = Array.from({ length: keywords }, (_, n) => {
    const words = `${text.words(2)} ${n}`;
    return { ...place, id: v7(), cluster_id: oneOf(clusterRows).id, text: words, normalized_text: words, volume: upTo(20_000) };
  });
  await insert(run, 'keyword', keywordRows);
  const termRows = Array.from({ length: terms }, (_, n) => {
    const kind = oneOf(['category', 'tag', 'tag', 'product_category', 'product_tag'] as const);
    return { site_id: siteId, id: v7(), name: `${text.words(1)} ${n}`, slug: `term-${n}`, taxonomy_type: kind };
  });
  await insert(run, 'content_taxonomy', termRows);

  const now = Date.now();
  for (let from = 0; from < contents; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, contents - from) }, (_, n) => {
      const isImported = random() < 0.6;
      const type = oneOf(['article', 'article', 'article', 'page', 'product'] as const);
      const isPublished = random() < (isImported ? 0.3 : 0.6);
      const isThere = isImported || isPublished;
      const title = text.title();
      const bodyVersion = 1 + upTo(4);
      const changed = new Date(now - Math.floor(random() ** 2 * 3 * 365 * 86_400_000)).toISOString();
      return {
        ...place,
        id: v7(),
        cluster_id: isImported && random() < 0.4 ? null : oneOf(clusterRows).id,
        primary_keyword_id: random() < 0.5 ? oneOf(keywordRows).id : null,
        title,
        content_html: text.body(2_000 + upTo(8_000)),
        content_type: type,
        content_structure: isImported && random() < 0.7 ? IMPORTED[type] : oneOf(STRUCTURES[type]),
        status: isPublished ? 'published' : 'draft',
        source: isImported ? 'wordpress' : 'igny8',
        external_kind: isThere ? 'post' : null,
        external_id: isThere ? 1_000 + from + n : null,
        external_url: isThere ? `https://example.test/${title.toLowerCase().replaceAll(' ', '-')}-${from + n}/` : null,
        wp_status: isThere ? (random() < 0.9 ? 'publish' : 'draft') : null,
        body_version: bodyVersion,
        published_version: isPublished ? (random() < 0.08 ? bodyVersion - 1 : bodyVersion) : null,
        missing_at: isThere && random() < 0.005 ? changed : null,
        deleted_at: random() < 0.01 ? changed : null,
        created_at: changed,
        updated_at: changed,
      };
    });
    await insert(run, 'content', rows);
    await insert(
      run,
      'content_term',
      rows.flatMap(({ id, content_type }) => {
        const fitting = termRows.filter(({ taxonomy_type }) => (TAXONOMIES[content_type] as readonly string[]).includes(taxonomy_type));
        const chosen = new Set(Array.from({ length: fitting.length > 0 ? upTo(5) : 0 }, () => oneOf(fitting).id));
        return [...chosen].map((termId) => ({ site_id: siteId, content_id: id, term_id: termId }));
      }),
    );
    const there = rows.filter(({ external_id }) => external_id !== null);
    await insert(
      run,
      'import_conflict',
      there
        .filter(() => random() < 0.003)
        .map(({ id, title }) => ({ id: v7(), site_id: siteId, content_id: id, title, content_html: '', terms: {}, fingerprint: 'x' })),
    );
    await insert(
      run,
      'publish_attempt',
      there
        .filter(({ status }) => status === 'published')
        .map(({ id, updated_at, body_version }) => ({
          id: v7(),
          site_id: siteId,
          content_id: id,
          state: random() < 0.01 ? 'failed' : 'succeeded',
          path: 'core_rest',
          body_version,
          lease_until: updated_at,
          finished_at: updated_at,
        })),
    );
  }
  await run('analyze cluster, keyword, content_taxonomy, content, content_term, content_search, import_conflict, publish_attempt');
}

async function insert(run: RunSql, table: string, rows: Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0] as object).map((column) => `"${column}"`);
  await run(
    `insert into "${table}" (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
