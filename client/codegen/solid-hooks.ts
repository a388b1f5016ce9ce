/**
 * A codegen plugin: for each operation of a file its typed document with its id, and `createXQuery`, `createXMutation` or
 * `createXSubscription`; for each fragment its document. Types come from typescript-operations in the same module.
 */
import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { Kind, type OperationDefinitionNode, print, stripIgnoredCharacters, visit } from 'graphql';
import { trustedDocument } from './trusted-document.ts';

interface SolidHooksConfig {
  header: string;
  /** The module of each fragment that stands in another file. */
  fragmentModules: Record<string, string>;
  /** The module of `queryHook`, `mutationHook` and `subscriptionHook`, from the generated one. */
  runtime: string;
}

export const plugin: PluginFunction<SolidHooksConfig> = (_schema, documents, { header, fragmentModules, runtime }) => {
  const definitions = documents.flatMap((file) => (file.type === 'external' ? [] : (file.document?.definitions ?? [])));
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const within = documents.flatMap((file) => file.document?.definitions ?? []);

  const direct = new Set<string>();
  for (const definition of definitions) visit(definition, { FragmentSpread: ({ name }) => void direct.add(name.value) });
  const imports = Object.entries(fragmentModules)
    .filter(([name]) => direct.has(name))
    .map(([name, module]) => `import { type ${name}Fragment, ${name}FragmentDoc } from '${module}';`);
  const hooks = [...new Set(operations.map(({ operation }) => `${operation}Hook`))].sort();

  return {
    prepend: [
      header,
      `import { ${['gql', ...hooks, ...(hooks.length > 0 ? ['withId'] : [])].join(', ')} } from '${runtime}';`,
      ...imports,
      '',
    ],
    content: [
      ...fragments.map(
        ({ name, ...rest }) =>
          `export const ${name.value}FragmentDoc = ${tagged(`${name.value}Fragment, Record<string, never>`, { ...rest, name })};\n`,
      ),
      ...operations.map((operation) => hookOf(operation, trustedDocument(operation, within).shortId)),
    ].join('\n'),
  };
};

function hookOf(operation: OperationDefinitionNode, id: string): string {
  const name = operation.name?.value;
  if (!name) throw new Error('An operation needs a name, as in `SitesPage_List`.');
  const kind = operation.operation.replace(/^./, (letter) => letter.toUpperCase());
  const types = `${name}${kind}, ${name}${kind}Variables`;
  return [
    `export const ${name}Document = /* @__PURE__ */ withId('${id}', ${tagged(types, operation)});`,
    `export const create${name.replaceAll('_', '')}${kind} = /* @__PURE__ */ ${operation.operation}Hook(${name}Document);\n`,
  ].join('\n');
}

/** The definition as a template that brings the fragments it spreads along. */
function tagged(types: string, definition: Parameters<typeof print>[0]): string {
  const spread = new Set<string>();
  visit(definition, { FragmentSpread: ({ name }) => void spread.add(name.value) });
  const text = stripIgnoredCharacters(print(definition)).replace(/`|\\|\$(?=\{)/g, '\\$&');
  return `gql<${types}>\`${[text, ...[...spread].map((name) => `\${${name}FragmentDoc}`)].join('\n')}\``;
}
