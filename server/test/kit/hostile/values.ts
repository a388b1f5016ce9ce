/** Values that no honest program sends, for each kind of value that the schema knows. */
import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';

/** Picks with the numbers of one seed. */
export interface Dice {
  chance(share: number): boolean;
  upTo(limit: number): number;
  oneOf<T>(list: readonly T[]): T;
}

/** Of PostgreSQL, JSON, LIKE, tsquery, regular expressions, paths, HTTP headers, templates, HTML, and of Unicode's corners. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  '\t\r\n',
  "' or '1'='1",
  "'; drop table content; --",
  '"; select 1; --',
  "\\'; --",
  '$1',
  '$$ || $$',
  '%',
  '_%_\\',
  '\\',
  "a & | ! <-> ':* (",
  '((((((((((',
  '[a-',
  '(a+)+$',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  'http://127.0.0.1:1/',
  'http://[::1]:1',
  'http://example.test\r\nx-injected: yes',
  'javascript:alert(1)',
  '{{7*7}}<%= 7*7 %>#{7*7}',
  '<script>alert(1)</script>',
  '<!-- wp:paragraph --><p>no end',
  '{"__proto__":{"polluted":true}}',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066right to left',
  '\u200b\u200d\ufeff',
  '👩‍👩‍👧‍👦'.repeat(40),
  'İıſKå',
  'e\u0301'.repeat(300),
  '\u0007\u001b[31m',
  '9'.repeat(400),
  'x'.repeat(201),
  'x'.repeat(100_000),
  '2026-02-31T25:61:61Z',
  '0000-00-00',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
];
const IDS: readonly string[] = [
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '01a20714-87dc-70b5-8286',
  '{01a20714-87dc-70b5-8286-3afa52e55fb5}',
  '01A2071487DC70B582863AFA52E55FB5',
  '1',
  '-1',
];
const NUMBERS: readonly unknown[] = [
  0,
  -1,
  1,
  200,
  201,
  2_147_483_647,
  2_147_483_648,
  -2_147_483_649,
  9_007_199_254_740_991,
  1e308,
  -0,
  0.5,
  '1',
  true,
];
const deepList = (depth: number): unknown => (depth === 0 ? 'end' : [deepList(depth - 1)]);
const deepObject = (depth: number): unknown => (depth === 0 ? 'end' : { a: deepObject(depth - 1) });
const OTHERS: readonly unknown[] = [
  deepList(50),
  deepList(3_000),
  deepObject(2_000),
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  0,
  '',
  { __proto__: null },
  [{}],
  Number.MAX_VALUE,
];

const MOST_IN_A_LIST = 40;
const DEEPEST = 4;

/**
 * A value for an input: mostly one of its type, of which parts are hostile; now and then one of another type.
 *
 * @param ids real ones, so that what lies behind the first look is reached.
 */
export function hostileValue(type: GraphQLInputType, dice: Dice, ids: readonly string[], depth = 0): unknown {
  if (dice.chance(0.04)) return dice.oneOf(OTHERS);
  if (isNonNullType(type)) return dice.chance(0.03) ? null : hostileValue(type.ofType, dice, ids, depth);
  if (isListType(type)) {
    const count = dice.chance(0.03) ? MOST_IN_A_LIST : dice.upTo(3);
    const list = Array.from({ length: count }, () => hostileValue(type.ofType, dice, ids, depth + 1));
    return dice.chance(0.1) ? [...list, ...list] : list;
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => (isRequiredInputField(field) && !dice.chance(0.03)) || (depth < DEEPEST && dice.chance(0.5)),
    );
    const value = Object.fromEntries(fields.map((field) => [field.name, hostileValue(field.type, dice, ids, depth + 1)]));
    return dice.chance(0.04) ? { ...value, [dice.oneOf(['unknown', 'constructor', 'id', '__typename'])]: dice.oneOf(OTHERS) } : value;
  }
  if (isEnumType(type)) return dice.chance(0.9) ? dice.oneOf(type.getValues()).name : dice.oneOf(TEXTS);
  return hostileScalar(getNamedType(type).name, dice, ids);
}

function hostileScalar(name: string, dice: Dice, ids: readonly string[]): unknown {
  if (name === 'ID') return dice.chance(0.7) ? dice.oneOf(ids) : dice.oneOf(dice.chance(0.6) ? IDS : TEXTS);
  if (name === 'Int' || name === 'Float') return dice.oneOf(NUMBERS);
  if (name === 'Boolean') return dice.chance(0.9) ? dice.chance(0.5) : dice.oneOf(OTHERS);
  if (name === 'DateTime' && dice.chance(0.5)) return '2026-11-22T17:10:00.000Z';
  return dice.oneOf(TEXTS);
}

/**
 * A place in a list that no list has given: made of one that was, which is `[order, key, id]`, or nothing of the kind.
 *
 * @param cursors real ones.
 */
export function forgedCursor(dice: Dice, cursors: readonly string[]): string {
  if (cursors.length === 0 || dice.chance(0.2)) return dice.oneOf([...TEXTS, 'e30', 'bnVsbA', 'W10']);
  const [order, key, id] = JSON.parse(Buffer.from(dice.oneOf(cursors), 'base64url').toString('utf8')) as string[];
  const keys = [
    'infinity',
    '-infinity',
    'NaN',
    '1e309',
    '4714-11-24 BC',
    '294277-01-01',
    'now',
    ...TEXTS.filter((text) => text.length < 2_000),
  ];
  const forged = dice.oneOf<() => unknown>([
    () => [order, dice.oneOf(keys), id],
    () => [order, String(dice.oneOf(NUMBERS)), id],
    () => [order, dice.oneOf(OTHERS), id],
    () => [order, key, dice.oneOf<unknown>([...IDS, ...TEXTS, null, 1])],
    () => dice.oneOf<unknown>([[], [order], [order, key], [[order], [key], [id]], { order, key, id }, null, 1, order]),
  ])();
  return Buffer.from(JSON.stringify(forged)).toString('base64url');
}

export const hostileText = (dice: Dice): string => dice.oneOf(TEXTS);
