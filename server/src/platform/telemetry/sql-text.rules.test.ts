import { describe, expect, it } from 'vitest';
import { verbOf, withoutValues } from './sql-text.rules.ts';

describe('a statement that is shown outside', () => {
  it.each([
    ['select "id" from "site" where "name" = \'It\'\'s mine\' limit 50', 'select "id" from "site" where "name" = ? limit ?'],
    ['select * from job where id = $1 and total > 12.5e3', 'select * from job where id = $1 and total > ?'],
    ["insert into t (a, b) values ('x', 1), ('y', 2)", 'insert into t (a, b) values (?, …), (?, …)'],
    ["update t set h = E'back\\'slash, the secret' where x", 'update t set h = ? where x'],
    ["update t set h = 'ends with a backslash\\\\' where x", 'update t set h = ? where x'],
    ["select 'a\\' as a, 'the secret' as b where c = 'the other'", 'select ? as a, ? as b where c = ?'],
    ['select $a$ the secret $b$ is here $a$, $$another$$', 'select ?, …'],
    ["select 1 -- the secret\nfrom t /* 'and this */", 'select ? \nfrom t '],
    ["select 'cut in the middle of the sec", 'select ?'],
    ["select 'one' like E'\\\\' and note = 'the secret'", 'select ? like ? and note = ?'],
    ['select col1, t2.c3 from t2', 'select col1, t2.c3 from t2'],
  ])('holds no value: %s', (sql, shown) => {
    expect(withoutValues(sql)).toBe(shown);
  });

  it('is no longer than people read, and is named by its verb', () => {
    expect(withoutValues(`select ${'a, '.repeat(5_000)}b`).length).toBeLessThan(2_010);
    expect(verbOf('\n  with x as (select 1) select 1')).toBe('WITH');
    expect(verbOf('')).toBe('SQL');
  });
});
