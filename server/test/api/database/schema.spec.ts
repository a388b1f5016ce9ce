import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { entities, upwardLinks } from '../../../src/app/entities.ts';
import { migrations } from '../../../src/migrations/index.ts';
import { connectOrm } from '../../../src/platform/db/orm.ts';
import { TEMPLATE, withDatabase } from '../../kit/postgres.ts';

describe('the database that the migrations make', () => {
  const url = () => withDatabase(inject('postgresUrl'), TEMPLATE);

  it('is the one that the entities describe', async () => {
    const orm = await connectOrm({ url: url(), entities, upwardLinks, migrations });
    await orm.connect();
    expect((await orm.schema.getUpdateSchemaSQL({ wrap: false })).trim()).toBe('');
    await orm.close();
  });

  it('has the hand-written indexes as they are written, which the diff does not compare', async () => {
    const client = new pg.Client(url());
    await client.connect();
    const { rows } = await client.query(`select indexname, indexdef from pg_indexes where schemaname = 'public'`);
    await client.end();
    const definition = (name: string) => rows.find((row) => row.indexname === name)?.indexdef;
    expect(definition('keyword_text_unique')).toContain('(site_id, normalized_text, country) NULLS NOT DISTINCT');
    expect(definition('cluster_name_unique')).toContain('(site_id, sector_id, lower(name))');
    expect(definition('publish_attempt_one_running')).toContain("(content_id) WHERE (state = 'running'::text)");
    expect(definition('content_target_term_unique')).toContain('WHERE ((target_term_id IS NOT NULL) AND (deleted_at IS NULL))');
    expect(definition('content_taxonomy_local_unique')).toContain('NULLS NOT DISTINCT WHERE (external_id IS NULL)');
    expect(definition('content_title_words')).toContain("gin (to_tsvector('simple'::regconfig, title))");
    expect(definition('content_search_words')).toContain('gin (words)');
    expect(definition('saved_view_name_unique')).toContain('(site_id, owner_id, lower(name))');
    expect(definition('app_user_email_unique')).toContain('lower(email)');
  });

  it('lets every table below a site belong to it, and every key between two such tables hold the site', async () => {
    const client = new pg.Client(url());
    await client.connect();
    const { rows } = await client.query(`
      select c.conrelid::regclass::text as table, c.confrelid::regclass::text as target, c.conname as name,
        array(select attname from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey)) as columns
      from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`);
    const { rows: below } = await client.query(
      `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'site_id'`,
    );
    await client.end();
    const tables = new Set(below.map((row) => row.table_name));
    expect(tables.size).toBeGreaterThanOrEqual(14);
    for (const table of tables)
      expect(
        rows.some((row) => row.table === table && row.target === 'site'),
        `${table} belongs to a site`,
      ).toBe(true);
    const between = rows.filter((row) => tables.has(row.table) && tables.has(row.target));
    expect(between.length).toBeGreaterThan(20);
    for (const row of between) expect(row.columns, row.name).toContain('site_id');
  });
});

describe('a row of one site', () => {
  const client = () => new pg.Client(withDatabase(inject('postgresUrl'), TEMPLATE));
  let db: pg.Client;
  const id = (n: number) => `01920000-0000-7000-8000-00000000000${n}`;

  beforeAll(async () => {
    db = client();
    await db.connect();
    await db.query('begin');
    for (const n of [1, 2]) {
      await db.query(`insert into site (id, name, url, active) values ($1, $2, 'https://x.example', true)`, [id(n), `Site ${n}`]);
      await db.query(`insert into sector (id, site_id, name) values ($1, $2, 'General')`, [id(n + 2), id(n)]);
      await db.query(`insert into cluster (id, site_id, sector_id, name) values ($1, $2, $3, 'Topic')`, [id(n + 4), id(n), id(n + 2)]);
    }
  });
  afterAll(async () => {
    await db.query('rollback');
    await db.end();
  });

  const refused = async (statement: string, values: unknown[]) => {
    await db.query('savepoint here');
    const error = await db.query(statement, values).then(
      () => null,
      (e: { code: string }) => e.code,
    );
    await db.query('rollback to savepoint here');
    return error;
  };

  it("can't point at a row of another", async () => {
    const keyword = `insert into keyword (id, site_id, sector_id, cluster_id, text, normalized_text) values ('01920000-0000-7000-8000-0000000000aa', $1, $2, $3, 'a', 'a')`;
    expect(await refused(keyword, [id(1), id(3), id(6)])).toBe('23503');
    expect(await refused(keyword, [id(1), id(4), id(5)])).toBe('23503');
    expect(await refused(keyword, [id(1), id(3), id(5)])).toBeNull();
    expect(await refused('update site set default_sector_id = $2 where id = $1', [id(1), id(4)])).toBe('23503');
    expect(await refused('update site set default_sector_id = $2 where id = $1', [id(1), id(3)])).toBeNull();
    expect(await refused('update cluster set site_id = $2 where id = $1', [id(5), id(2)])).toBe('23503');
  });

  it('is refused where it breaks a rule of its own', async () => {
    const content = `insert into content (id, site_id, sector_id, cluster_id, title, content_html, content_type, content_structure, source, status)
      values ('01920000-0000-7000-8000-0000000000bb', $1, $2, $3, 't', '', $4, $5, $6, $7)`;
    expect(await refused(content, [id(1), id(3), null, 'article', 'guide', 'igny8', 'draft']), 'written here, without a cluster').toBe(
      '23514',
    );
    expect(
      await refused(content, [id(1), id(3), null, 'article', 'guide', 'wordpress', 'draft']),
      'imported, without a cluster',
    ).toBeNull();
    expect(await refused(content, [id(1), id(3), id(5), 'page', 'guide', 'igny8', 'draft']), 'a structure of another type').toBe('23514');
    expect(await refused(content, [id(1), id(3), id(5), 'article', 'guide', 'igny8', 'published']), 'published without a post').toBe(
      '23514',
    );
    expect(
      await refused(`insert into cluster (id, site_id, sector_id, name) values ('01920000-0000-7000-8000-0000000000cc', $1, $2, 'TOPIC')`, [
        id(1),
        id(3),
      ]),
      'a name twice',
    ).toBe('23505');
  });
});
