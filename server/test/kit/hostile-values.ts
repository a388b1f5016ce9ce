/** Values that no honest client sends. None has in it what an answer must not tell, so that one which is repeated to its sender is no leak. */

/** From a seed: the same again each time (mulberry32, public domain, Tommy Ettinger). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)] as T;
  }
}

const repeated = (text: string, count: number) => text.repeat(count);

export const TEXTS: readonly string[] = [
  ...['', ' ', '\t\n', '\0', 'a\0b', '\\', "'", '"', '`', '\u2028', '\ufeff', '\ufffe', '\uffff', '\x7f', '\x1b[31m'],
  ...['\ud800', 'a\udc00b', '\udc00\ud800', '\u202eevil\u202c', '\u200b\u200d', '👩‍👩‍👧‍👦', 'ﷺ', '𝕏'],
  ...[repeated('a\u0301', 500), repeated('Z͑ͫ̓', 300), repeated('İ', 199), repeated('ß', 200), repeated('𝕏', 201)],
  ...[repeated('x', 10_000), repeated(' ', 5_000), repeated('é', 70_000), repeated('%', 300), repeated('(', 2_000), repeated('[', 900)],
  ...["'; drop table keyword; --", "' or '1'='1", "1' union all values (1) --", '$1', '$$', '::uuid', "\\'; --", "E'\\\\x00'", ');--'],
  ...[
    '%',
    '_',
    '%%%%',
    '\\%',
    '%_%_%_%_%_%_%_%_%',
    '[a-z]',
    '!',
    '&',
    '|',
    ':*',
    '<->',
    'a & | b',
    "'a' <-> 'b':*",
    '((((',
    ')))',
    '-',
    '"',
    '"a" -"b"',
  ],
  ...['(a+)+$', '^(([a-z])+.)+[A-Z]([a-z])+$', '.*.*.*.*=', '*', '?', '+', '[', '(?<', '\\d', repeated('a', 40) + '!'],
  ...['../../../../etc/hostname', '..\\..\\boot.ini', '%2e%2e%2f', 'file:///etc/hostname', '/dev/null', 'C:\\', 'nul', '.', '..'],
  ...['a\r\nx-evil: 1', '\r\n\r\n<b>', 'a\nb', '%0d%0a', 'a\u0085b'],
  ...['{{7*7}}', '${7*7}', '<%= 7*7 %>', '#{7*7}', '{{constructor.constructor("return 1")()}}', '%s%s%n%x', '{title}', '{{#each this}}'],
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>',
    '<!--',
    ']]>',
    '<!-- wp:html -->',
    '&#0;',
    '&lt;',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,x',
    'http://127.0.0.1:9/',
    'http://[::1]:9/',
    'http://0/',
    'http://169.254.1.1/',
    '//x',
    'http://',
    'http://a:b@127.0.0.1:9/',
  ],
  ...['null', 'undefined', 'true', 'NaN', 'Infinity', '-0', '1e400', '0x1F', '1,000', '٣', repeated('9', 400)],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '{"$ne":null}',
    '[object Object]',
    '{}',
    '[]',
    '{"a":',
    '\\u0000',
    '\\ud800',
  ],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '{01920000-0000-7000-8000-000000000000}',
    '01920000000070008000000000000000',
  ],
  ...[
    '01920000-0000-7000-8000-00000000000',
    '01920000-0000-7000-8000-000000000000 ',
    'urn:uuid:01920000-0000-7000-8000-000000000000',
    '01920000-0000-7000-8000-00000000000g',
  ],
  ...[
    '2026-13-45',
    '0000-00-00',
    '-271821-04-20T00:00:00Z',
    '+275760-09-13T00:00:00.000Z',
    '9999-12-31T23:59:59Z',
    '2026-02-30T25:61:61Z',
    'now',
    'infinity',
    'epoch',
  ],
  ...['xx-XX-xxxx', 'en-US-u-ca-buddhist', 'de_DE', 'x-x-x-x-x-x', 'UNION', 'kw', '=1+1', '@SUM(1)', "=cmd|'/c calc'!A0"],
];

export const NUMBERS: readonly unknown[] = [
  ...[-1, 0, -0, 201, 65_536, 2_147_483_647, 2_147_483_648, -2_147_483_648, -2_147_483_649],
  ...[2 ** 53, 2 ** 53 + 2, -(2 ** 63), 1e21, 1e308, -1e308, 5e-324, 0.1, 1.5, -0.5, 1e-7],
];

const nested = (depth: number): unknown => (depth === 0 ? 'end' : [nested(depth - 1)]);
const nestedObject = (depth: number): unknown => (depth === 0 ? 1 : { a: nestedObject(depth - 1) });

/** What has no type in common with what is asked for. */
export const ODDITIES: readonly unknown[] = [
  ...[null, true, false, [], {}, [null], [[]], [{}], nested(50), nested(3_000), nestedObject(2_000)],
  ...[JSON.parse('{"__proto__":{"admin":true}}'), JSON.parse('{"constructor":{"prototype":{"admin":true}}}'), { toString: 1, valueOf: 2 }],
  ...[{ length: 1e9 }, { then: 'x' }, { toJSON: 'x' }, { $ne: null }, Array.from({ length: 3_000 }, (_, n) => n)],
];

/** Cursors made of one that a list gave. */
export function cursorsLike(real: string | undefined): string[] {
  const parts = read(real) ?? ['created_at.desc', '2026-01-01', '01920000-0000-7000-8000-000000000000'];
  const [tag, key, id] = parts;
  const forged: unknown[] = [
    ...TEXTS.filter((text) => text.length < 2_000).map((text) => [tag, text, id]),
    ...NUMBERS.map((number) => [tag, String(number), id]),
    ...[null, 1, {}, [], true].map((odd) => [tag, odd, id]),
    ...[
      [tag, key, 'x'],
      [tag, key],
      [tag],
      [],
      {},
      null,
      1,
      'x',
      [tag, key, null],
      [tag, key, id, id],
      [`${tag} `, key, id],
      [[tag], [key], [id]],
    ],
    ...['infinity', '-infinity', 'NaN', '4714-11-24 BC', '294277-01-01', '1e309', '-1e309', 'now', 'today'].map((text) => [tag, text, id]),
  ];
  return [...forged.map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')), ...TEXTS.slice(0, 40), 'e30', 'bnVsbA', 'W10'];
}

function read(cursor: string | undefined): unknown[] | undefined {
  return cursor === undefined ? undefined : (JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]);
}
