/**
 * An operation as the dashboard sends it: with all fragments that it needs, and with the type names that the cache asks for.
 * Its id is the SHA-256 of its text. The pages carry the beginning of it, which is a tenth of the size and tells as many
 * documents apart as there will ever be; the server knows both (server/src/platform/graphql/trusted-documents.ts).
 */
import { createHash } from 'node:crypto';
import { formatDocument } from '@urql/core';
import {
  type DefinitionNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';

export interface TrustedDocument {
  /** A SHA-256 hex document identifier, as GraphQL over HTTP has it. */
  id: string;
  /** A custom one, in its words. */
  shortId: string;
  text: string;
}

/** @param definitions hold every fragment that the operation needs, through other fragments too. */
export function trustedDocument(operation: OperationDefinitionNode, definitions: readonly DefinitionNode[]): TrustedDocument {
  const fragments = new Map(definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]));
  const needed = new Set<FragmentDefinitionNode>();
  const gather = (definition: DefinitionNode): void => {
    visit(definition, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (!fragment) throw new Error(`There is no fragment ${name.value}, which ${operation.name?.value} spreads.`);
        if (needed.has(fragment)) return;
        needed.add(fragment);
        gather(fragment);
      },
    });
  };
  gather(operation);
  // In one order, whichever file came first.
  const spread = [...needed].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  const document = formatDocument({ kind: Kind.DOCUMENT, definitions: [operation, ...spread] });
  const text = stripIgnoredCharacters(print(document));
  const hash = createHash('sha256').update(text);
  const shortId = hash.copy().digest('base64url').slice(0, 11);
  return { id: `sha256:${hash.digest('hex')}`, shortId, text };
}
