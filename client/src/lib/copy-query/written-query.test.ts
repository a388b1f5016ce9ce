import { execFileSync } from 'node:child_process';
import { gql } from '@urql/core';
import { expect, it } from 'vitest';
import { writtenQuery } from './written-query.ts';

const row = gql`
  fragment Row on Keyword {
    text
  }
`;
const query = gql`
  query List($siteId: ID!, $filter: KeywordFilter, $after: String) {
    keywords(siteId: $siteId, filter: $filter, first: 50, after: $after) {
      nodes {
        id
        ...Row
      }
    }
  }
  ${row}
`;
const variables = { siteId: 'a', filter: { search: `it's "$HOME"\n\`JSON\`\nJSON` }, after: null };
const written = writtenQuery({ query, variables }, 'http://127.0.0.1:4000');

it('a query is written with the fragments that it spreads, and its variables as JSON', () => {
  expect(written.query).toBe(`query List($siteId: ID!, $filter: KeywordFilter, $after: String) {
  keywords(siteId: $siteId, filter: $filter, first: 50, after: $after) {
    nodes {
      id
      ...Row
    }
  }
}

fragment Row on Keyword {
  text
}`);
  expect(JSON.parse(written.variables)).toEqual(variables);
});

it('a shell gives curl the same, whatever stands in the variables', () => {
  // A function of the shell stands where curl would: it says what it was given.
  const curl = 'curl() { printf "%s\\n" "$#" "$@"; cat; }';
  const given = execFileSync('sh', ['-c', `${curl}\n${written.curl}`], {
    env: { ...process.env, IGNY8_TOKEN: 'secret' },
    encoding: 'utf8',
  });
  const [count, ...lines] = given.split('\n');
  const words = lines.slice(0, Number(count));
  expect(words).toEqual([
    '-sS',
    'http://127.0.0.1:4000/graphql',
    '-H',
    'Content-Type: application/json',
    '-H',
    'Authorization: Bearer secret',
    '--data-binary',
    '@-',
  ]);
  expect(JSON.parse(lines.slice(Number(count)).join('\n'))).toEqual({ query: written.query, variables });
});
