/**
 * Fills a database by set-wise SQL: sites, the first of them with a fourth of all, with clusters, terms, keywords and contents in every
 * state. The same rows for the same counts: what is drawn comes from hashes of a row's number. It knows nothing of what is measured.
 */
import type pg from 'pg';
import { madeUpText } from '../../server/test/kit/made-up-text.ts';

export interface Counts {
  sites: number;
  contents: number;
  clusters: number;
  terms: number;
  keywords: number;
}

export const countsFor = (contents: number): Counts => ({
  sites: 20,
  contents,
  clusters: Math.max(100, contents / 200),
  terms: Math.max(200, contents / 50),
  keywords: Math.max(1_000, contents / 5),
});

const AT_ONCE = 50_000;
const SENTENCES = 20_000;
const HEADINGS = 4_000;
/** These are loaded as a dump is restored: keys to other tables and indexes come when the rows are there. */
const LOADED = ['content', 'content_term', 'content_search', 'keyword'];

interface Site {
  id: string;
  sector: string;
}

/** A fourth is the first site's, and what does not divide among the others. */
function shareOf(count: number, at: number, sites: number): number {
  const other = Math.floor((count * 0.75) / (sites - 1));
  return at === 0 ? count - other * (sites - 1) : other;
}

/** @returns the site that has most. */
export async function seed(sql: pg.Client, counts: Counts, say: (line: string) => void): Promise<string> {
  await sql.query("set maintenance_work_mem = '512MB'");
  await makeWords(sql, counts.contents);
  const sites = await makeSites(sql, counts.sites);
  await withoutKeysAndIndexes(sql, async () => {
    for (const [at, site] of sites.entries()) {
      const of = (count: number) => shareOf(count, at, sites.length);
      say(`site ${at + 1} of ${counts.sites}: ${of(counts.contents).toLocaleString('en')} contents`);
      await fillPlanner(sql, site, { clusters: of(counts.clusters), terms: of(counts.terms), keywords: of(counts.keywords) });
      for (let from = 0; from < of(counts.contents); from += AT_ONCE)
        await fillContents(sql, site, from, Math.min(of(counts.contents), from + AT_ONCE));
    }
    say('the words to search in');
    await sql.query(`insert into content_search (id, site_id, content_id, words)
      select uuidv7(), site_id, id, content_search_words(title, content_html) from content`);
    say('keys and indexes');
  });
  // What the database does by itself, some minutes later.
  await sql.query('vacuum analyze');
  return (sites[0] as Site).id;
}

async function makeWords(sql: pg.Client, salt: number): Promise<void> {
  const text = madeUpText(salt);
  const list = (count: number, words: () => number) => Array.from({ length: count }, () => text.words(words()));
  await sql.query(`create temp table sentence (n int primary key, text text);
    create temp table heading (n int primary key, text text);
    create temp table of_cluster (n int primary key, id uuid);
    create temp table of_term (n int primary key, id uuid);
    create function pg_temp.drawn(n int, salt int, below int) returns int language sql immutable
      return abs(hashint4extended(n, salt) % below)::int`);
  await sql.query('insert into sentence select place - 1, text from unnest($1::text[]) with ordinality as t (text, place)', [
    list(SENTENCES, () => 6 + text.upTo(14)),
  ]);
  await sql.query('insert into heading select place - 1, text from unnest($1::text[]) with ordinality as t (text, place)', [
    list(HEADINGS, () => 2 + text.upTo(2)),
  ]);
  await sql.query('analyze sentence; analyze heading');
}

async function makeSites(sql: pg.Client, count: number): Promise<Site[]> {
  const { rows } = await sql.query<{ id: string; sector: string; n: number }>(
    `with made as (insert into site (id, name, url) select uuidv7(), 'Site ' || n, 'https://site-' || n || '.example.test'
       from generate_series(1, $1::int) n returning id, name)
     insert into sector (id, site_id, name) select uuidv7(), id, 'General' from made order by length(name), name
     returning site_id as id, id as sector`,
    [count],
  );
  await sql.query('update site set default_sector_id = sector.id from sector where sector.site_id = site.id');
  return rows;
}

async function fillPlanner(sql: pg.Client, { id, sector }: Site, counts: Pick<Counts, 'clusters' | 'terms' | 'keywords'>): Promise<void> {
  await sql.query('truncate of_cluster, of_term');
  await sql.query(
    `with made as (insert into cluster (id, site_id, sector_id, name)
       select uuidv7(), $1, $2, heading.text || ' ' || s.n from generate_series(1, $3::int) s (n)
         join heading on heading.n = pg_temp.drawn(s.n, 1, ${HEADINGS}) returning id)
     insert into of_cluster select row_number() over () - 1, id from made`,
    [id, sector, counts.clusters],
  );
  await sql.query(
    `with made as (insert into content_taxonomy (id, site_id, name, slug, taxonomy_type)
       select uuidv7(), $1, heading.text || ' ' || s.n, 'term-' || s.n, (array['category', 'tag', 'tag'])[1 + s.n % 3]
       from generate_series(1, $2::int) s (n) join heading on heading.n = pg_temp.drawn(s.n, 2, ${HEADINGS}) returning id)
     insert into of_term select row_number() over () - 1, id from made`,
    [id, counts.terms],
  );
  await sql.query('analyze of_cluster; analyze of_term');
  // One in ten is in no cluster yet.
  await sql.query(
    `insert into keyword (id, site_id, sector_id, cluster_id, text, normalized_text, volume, difficulty, intent)
     select uuidv7(), $1, $2, case when s.n % 10 > 0 then of_cluster.id end, heading.text || ' ' || s.n, heading.text || ' ' || s.n,
       pg_temp.drawn(s.n, 3, 20000), pg_temp.drawn(s.n, 4, 101), (array['informational', 'commercial', 'transactional'])[1 + s.n % 3]
     from generate_series(1, $3::int) s (n) join heading on heading.n = pg_temp.drawn(s.n, 5, ${HEADINGS})
       join of_cluster on of_cluster.n = pg_temp.drawn(s.n, 6, $4)`,
    [id, sector, counts.keywords, counts.clusters],
  );
}

/** Three in five are imported, and of those two in five are in no cluster; none to three terms each. */
async function fillContents(sql: pg.Client, { id, sector }: Site, from: number, to: number): Promise<void> {
  await sql.query(
    `with drawn as (
       select n, pg_temp.drawn(n, 10, 5) < 3 as imported, pg_temp.drawn(n, 11, 5) < 2 as unplaced, pg_temp.drawn(n, 12, 100) as published,
         1 + pg_temp.drawn(n, 13, 4) as body_version, (array['article', 'article', 'article', 'page', 'product'])[1 + n % 5] as type,
         now() - interval '1 second' * (power(pg_temp.drawn(n, 14, 1000000) / 1e6, 2) * 94608000 + n / 1e6) as changed
       from generate_series($3::int, $4::int - 1) n),
     stated as (
       select *, published < (case when imported then 30 else 60 end) as is_published, imported or published < 60 as is_there from drawn),
     made as (
       insert into content (id, site_id, sector_id, cluster_id, title, content_html, content_type, content_structure, status, source,
         external_kind, external_id, external_url, wp_status, body_version, published_version, deleted_at, created_at, updated_at)
       select uuidv7(), $1, $2, case when imported and unplaced then null else of_cluster.id end, first.text || ' ' || second.text,
         '<!-- wp:paragraph --><p>' || a.text || '. ' || b.text || '. ' || c.text || '.</p><!-- /wp:paragraph --><!-- wp:paragraph --><p>'
           || d.text || '. ' || e.text || '.</p><!-- /wp:paragraph -->',
         type, case type when 'article' then 'guide' when 'page' then 'landing_page' else 'product_page' end,
         case when is_published then 'published' else 'draft' end, case when imported then 'wordpress' else 'igny8' end,
         case when is_there then 'post' end, case when is_there then 1000 + s.n end,
         case when is_there then 'https://example.test/post-' || s.n || '/' end, case when is_there then 'publish' end, body_version,
         case when is_published then body_version - (published < 2)::int end,
         case when pg_temp.drawn(s.n, 15, 100) = 0 then now() end, changed, changed
       from stated s
         join heading first on first.n = pg_temp.drawn(s.n, 16, ${HEADINGS}) join heading second on second.n = pg_temp.drawn(s.n, 17, ${HEADINGS})
         join sentence a on a.n = pg_temp.drawn(s.n, 18, ${SENTENCES}) join sentence b on b.n = pg_temp.drawn(s.n, 19, ${SENTENCES})
         join sentence c on c.n = pg_temp.drawn(s.n, 20, ${SENTENCES}) join sentence d on d.n = pg_temp.drawn(s.n, 21, ${SENTENCES})
         join sentence e on e.n = pg_temp.drawn(s.n, 22, ${SENTENCES})
         join of_cluster on of_cluster.n = pg_temp.drawn(s.n, 23, (select count(*)::int from of_cluster))
       returning id),
     numbered as (select id, $3::int + row_number() over ()::int as n from made)
     insert into content_term (site_id, content_id, term_id)
     select distinct $1::uuid, numbered.id, of_term.id from numbered cross join generate_series(1, 3) k
       join of_term on of_term.n = pg_temp.drawn(numbered.n, 30 + k, (select count(*)::int from of_term))
     where pg_temp.drawn(numbered.n, 40 + k, 4) > 0`,
    [id, sector, from, to],
  );
}

async function withoutKeysAndIndexes(sql: pg.Client, fill: () => Promise<void>): Promise<void> {
  const { rows: keys } = await sql.query<{ of: string; name: string; is: string }>(
    `select conrelid::regclass::text as of, quote_ident(conname) as name, pg_get_constraintdef(oid) as is from pg_constraint
     where contype = 'f' and conrelid = any($1::regclass[])`,
    [LOADED],
  );
  const { rows: indexes } = await sql.query<{ name: string; is: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as is from pg_index
     where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [LOADED],
  );
  for (const { of, name } of keys) await sql.query(`alter table ${of} drop constraint ${name}`);
  for (const { name } of indexes) await sql.query(`drop index ${name}`);
  for (const table of LOADED) await sql.query(`alter table ${table} disable trigger user`);
  await fill();
  for (const table of LOADED) await sql.query(`alter table ${table} enable trigger user`);
  for (const { is } of indexes) await sql.query(is);
  for (const { of, name, is } of keys) await sql.query(`alter table ${of} add constraint ${name} ${is}`);
}
