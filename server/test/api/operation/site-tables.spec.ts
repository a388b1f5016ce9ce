/** What is added to the database later must be thought of by who exports a site: nothing below a site goes unnamed. */
import { expect, inject, it } from 'vitest';
import { SEALED } from '../../../src/app/cli/sealed-secrets.ts';
import { CARRIED, LEFT_OUT } from '../../../src/app/cli/site/site-tables.ts';
import { connected, TEMPLATE, withDatabase } from '../../kit/postgres.ts';

const ask = <Row extends object>(query: string) =>
  connected(withDatabase(inject('postgresUrl'), TEMPLATE), async (client) => (await client.query<Row>(query)).rows);

const columns = () =>
  ask<{ table: string; column: string; type: string }>(
    `select table_name as table, column_name as column, udt_name as type from information_schema.columns where table_schema = 'public' order by 1, 2`,
  );

/** Of every carried table, the columns of which its entry says something. */
const said = (what: 'empty' | 'people' | 'idsWithin' | 'idsAt' | 'asTheyAre') =>
  Object.entries(CARRIED).flatMap(([table, entry]) => {
    const columns = what === 'idsAt' ? Object.keys(entry.idsAt ?? {}) : (entry[what] ?? []);
    return columns.map((column) => `${table}.${column}`);
  });

it('names every table below a site, as carried or as left out with the reason', async () => {
  const below = (await columns()).filter(({ column }) => column === 'site_id').map(({ table }) => table);
  expect([...Object.keys(CARRIED), ...Object.keys(LEFT_OUT)].toSorted()).toEqual(['site', ...below].toSorted());
  expect(Object.values(LEFT_OUT).every((reason) => reason.length > 5)).toBe(true);
});

it('brings rows in after those that they point at', async () => {
  const order = Object.keys(CARRIED);
  const keys = await ask<{ table: string; column: string; target: string }>(`
    select k.conrelid::regclass::text as table, a.attname as column, k.confrelid::regclass::text as target
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and a.attname not in ('site_id', 'id')`);
  const early = keys.filter(({ table, column, target }) => {
    const entry = CARRIED[table];
    if (!entry || table === target || entry.later?.includes(column) || entry.empty?.includes(column)) return false;
    return !order.includes(target) || order.indexOf(target) > order.indexOf(table);
  });
  expect(early).toEqual([]);
});

it('knows of each column that no key guards whether ids are in it, and whose', async () => {
  const guarded = await ask<{ name: string }>(`
    select k.conrelid::regclass || '.' || a.attname as name from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace`);
  const keyed = new Set(guarded.map(({ name }) => name));
  const carried = (await columns())
    .filter(({ table, column }) => table in CARRIED && column !== 'id')
    .map(({ table, column, type }) => ({ name: `${table}.${column}`, type }));
  const loose = carried.filter(({ name, type }) => /^_?uuid$/.test(type) && !keyed.has(name)).map(({ name }) => name);
  // Those that are neither empty nor a person's are ids of the site's own rows, and move with them.
  expect(loose.filter((name) => !said('empty').includes(name) && !said('people').includes(name))).toEqual([
    'cluster_run_group.parent_id',
    'cluster_run_keyword.broad_group_id',
    'cluster_run_keyword.fine_group_id',
    'cluster_run_keyword.from_cluster_id',
    'cluster_run_keyword.nearest_group_id',
    'cluster_run_keyword.standard_group_id',
  ]);
  const json = carried.filter(({ type }) => type === 'jsonb').map(({ name }) => name);
  expect(json.filter((name) => ![...said('empty'), ...said('idsWithin'), ...said('idsAt'), ...said('asTheyAre')].includes(name))).toEqual(
    [],
  );
});

it('lets no sealed secret out', () => {
  const sealed = SEALED.filter(({ table }) => table in CARRIED).map(({ table, column }) => `${table}.${column}`);
  expect(sealed.length).toBeGreaterThan(0);
  expect(sealed.filter((name) => !said('empty').includes(name))).toEqual([]);
});
