/** A codegen plugin: every operation of the dashboard by its id, which is all that a server may be told to answer. */
import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { Kind } from 'graphql';
import { trustedDocument } from './trusted-document.ts';

export const plugin: PluginFunction = (_schema, documents) => {
  const definitions = documents.flatMap((file) => file.document?.definitions ?? []);
  const trusted = definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => trustedDocument(operation, definitions))
    .map(({ id, text }) => [id, text] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(trusted), null, 1)}\n`;
};
