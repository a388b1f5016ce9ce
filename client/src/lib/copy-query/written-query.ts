/** A query that the dashboard sent, written so that somebody else can send it. */
import { stringifyDocument } from '@urql/core';
import type { Asked } from '../../graphql/asked.ts';

export interface WrittenQuery {
  /** The document, with the fragments that it spreads. */
  query: string;
  /** JSON. */
  variables: string;
  /** For a POSIX shell, with the token in the environment. */
  curl: string;
}

const TOKEN = 'IGNY8_TOKEN';

/** @param origin of the API: "https://igny8.example.com" */
export function writtenQuery({ query, variables }: Asked, origin: string): WrittenQuery {
  const text = stringifyDocument(query).replace(/\n(?=fragment )/g, '\n\n');
  return {
    query: text,
    variables: JSON.stringify(variables, null, 2),
    curl: [
      `curl -sS '${origin}/graphql' \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -H "Authorization: Bearer $${TOKEN}" \\`,
      `  --data-binary @- <<'JSON'`,
      // No line of JSON can be the word that ends it: strings have no line breaks in them.
      JSON.stringify({ query: text, variables }, null, 2),
      'JSON',
    ].join('\n'),
  };
}
