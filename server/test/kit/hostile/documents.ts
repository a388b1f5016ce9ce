/** GraphQL documents that are broken, or larger than any honest one. */
import type { Dice } from './values.ts';

const GOOD = 'query Sites { sites(first: 2) { nodes { id name stats { keywords } } pageInfo { hasNextPage } } }';

const times = (count: number, part: (at: number) => string): string => Array.from({ length: count }, (_, at) => part(at)).join(' ');

/** Each by its name, which a failure shows. */
export const DOCUMENTS: Record<string, (dice: Dice) => string> = {
  'cut off': (dice) => GOOD.slice(0, dice.upTo(GOOD.length)),
  'a character wrong': (dice) => {
    const at = dice.upTo(GOOD.length);
    return (
      GOOD.slice(0, at) + dice.oneOf(['\u0000', '{', '}', '"', '"""', '$', '@', '…', '\ud800', '#', '\\u{110000}']) + GOOD.slice(at + 1)
    );
  },
  'deep in inline fragments': (dice) => `{ ${'... { '.repeat(200 + dice.upTo(3_000))}viewer { name }`,
  'deep in fields': (dice) => {
    const depth = 20 + dice.upTo(200);
    return `{ sites { nodes ${'{ defaultSector { id site '.repeat(depth)}{ id }${' } }'.repeat(depth)} } }`;
  },
  'wide in aliases': (dice) => `{ ${times(100 + dice.upTo(3_000), (at) => `a${at}: viewer { name }`)} }`,
  'wide in one field again and again': (dice) => `{ ${times(100 + dice.upTo(8_000), () => 'viewer { name }')} }`,
  'lists in lists, each as large as may be': () =>
    '{ sites(first: 200) { nodes { id } } content(first: 200, siteId: "00000000-0000-0000-0000-000000000000") { nodes { id revisions: id } } }',
  'fragments in a circle': () => '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A viewer { name } }',
  'fragments that double': (dice) => {
    const count = 10 + dice.upTo(40);
    return `{ ...F0 } ${times(count, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)} fragment F${count} on Query { viewer { name } }`;
  },
  'directives by the thousand': (dice) => `{ viewer { name ${times(100 + dice.upTo(4_000), () => '@include(if: true)')} } }`,
  'a directive that is none': () => '{ viewer @nothing(x: 1) { name @skip } }',
  'variables by the thousand': (dice) => `query (${times(100 + dice.upTo(2_000), (at) => `$v${at}: Int`)}) { viewer { name } }`,
  'a variable of its own making': () => 'query ($x: Nothing!, $x: [[[ID]]] = {a: 1}) { viewer(x: $x) { name } }',
  'operations by the hundred': (dice) => times(100 + dice.upTo(500), (at) => `query Q${at} { viewer { name } }`),
  'many without a name': () => '{ viewer { name } } { viewer { name } }',
  'fields that clash': () => '{ a: viewer { name } a: sites { nodes { id } } }',
  'introspection into the depth': (dice) => `{ __schema { types ${'{ fields { type '.repeat(30 + dice.upTo(60))}{ name }`,
  'introspection, deep and closed': () => {
    const depth = 12;
    return `{ __schema { types { ${'fields { type { '.repeat(depth)}name${' } }'.repeat(depth)} } } }`;
  },
  'only a comment': () => '# nothing',
  'a schema': () => 'type Query { hacked: Boolean } extend type Mutation { hacked: Boolean }',
  'a long string': (dice) => `{ contentItem(id: "${'x'.repeat(1_000 + dice.upTo(200_000))}") { id } }`,
  'a long number': (dice) => `{ sites(first: ${'9'.repeat(1 + dice.upTo(5_000))}) { nodes { id } } }`,
  'lists in lists in a value': (dice) => {
    const depth = 200 + dice.upTo(2_200);
    const value = `${'['.repeat(depth)}"x"${']'.repeat(depth)}`;
    return dice.oneOf([`{ draftEstimate(taskIds: ${value}) { drafts } }`, `query ($id: ID! = ${value}) { site(id: $id) { id } }`]);
  },
  'a list in the depth': (dice) => `{ viewer(x: ${'['.repeat(100 + dice.upTo(4_000))}1) { name } }`,
  'a subscription': () => 'subscription { contentChanged(siteId: "x") { __typename } }',
  'a byte order mark and spaces of all kinds': () => `\ufeff\u00a0\u2003${GOOD}\u2028`,
};
