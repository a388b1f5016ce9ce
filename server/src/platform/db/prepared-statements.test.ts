import { describe, expect, it } from 'vitest';
import { PreparedStatements, worthPreparing } from './prepared-statements.ts';

const BY_ID = 'select "id" from "cluster" where "id" = any($1::uuid[])';
const nameAfter = (uses: number, text: string, values: unknown[] = [['a']], statements = new PreparedStatements()) =>
  Array.from({ length: uses }, () => statements.nameOf(text, values)).at(-1);

describe('what is prepared', () => {
  it.each([
    BY_ID,
    'insert into "task" ("id") values ($1) returning "id"',
    'with wanted as (select id from cluster where id = any($1)) select count(*) from wanted',
    'select "a"."id" from "a" inner join lateral (select "id" from "b" offset $1) as "b" on true',
  ])('what is planned alike for all values: %s', (text) => expect(worthPreparing(text)).toBe(true));

  it.each([
    ['select "id" from "content" where "site_id" = $1 order by "title" limit $2', 'walks or sorts, by how many there are'],
    ['select * from "content" where "id" = $1', 'has another form with the next column'],
    ['select "content".* from "content" where "id" = $1', 'so has this'],
    ['update "task" set "title" = $1 returning *', 'and this'],
    ['insert into "t" ("a") values ($1) on conflict ("a") where "state" = $2 do nothing', 'finds its index by a value'],
    ['begin', 'is no statement with a plan'],
    ['listen "changed"', 'nor is this'],
  ])('not %s, which %s', (text) => expect(worthPreparing(text)).toBe(false));

  it('only what comes again', () => {
    expect(nameAfter(2, BY_ID)).toBeUndefined();
    expect(nameAfter(3, BY_ID)).toBeDefined();
  });

  it('under one name for each text', () => {
    const statements = new PreparedStatements();
    const first = nameAfter(3, BY_ID, [['a']], statements);
    expect(nameAfter(3, `${BY_ID} order by "name"`, [['a']], statements)).not.toBe(first);
    expect(nameAfter(1, BY_ID, [['b']], statements)).toBe(first);
  });

  it('not for a list that is longer than a page', () => {
    const ids = Array.from({ length: 201 }, String);
    const statements = new PreparedStatements();
    nameAfter(5, BY_ID, [['a']], statements);
    expect(statements.nameOf(BY_ID, [ids])).toBeUndefined();
    expect(statements.nameOf(BY_ID, [ids.slice(1)])).toBeDefined();
  });

  it('never more than a connection can keep', () => {
    const statements = new PreparedStatements();
    const names = Array.from({ length: 5_000 }, (_, n) => nameAfter(4, `select ${n} where $1`, ['x'], statements));
    expect(new Set(names.filter(Boolean)).size).toBe(200);
  });

  it('not what has been forgotten', () => {
    const statements = new PreparedStatements();
    nameAfter(3, BY_ID, [['a']], statements);
    statements.forget(BY_ID);
    expect(nameAfter(5, BY_ID, [['a']], statements)).toBeUndefined();
  });
});
