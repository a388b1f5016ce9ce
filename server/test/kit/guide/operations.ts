/**
 * Operations as a guide writes them: one after the other, with `# name = place.in.the.answer` behind one whose answer is kept.
 * A kept value fills a declared variable of that name, and otherwise the place where `$name` stands.
 */
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { Json } from '../api.ts';

export interface Operation {
  text: string;
  variables: string[];
  keep: { name: string; place: string[] }[];
}

export function operationsOf(text: string): Operation[] {
  const found = parse(text).definitions.filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  return found.map((node, index) => ({
    text: text.slice(node.loc?.start, node.loc?.end),
    variables: (node.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
    keep: [...text.slice(node.loc?.end, found[index + 1]?.loc?.start).matchAll(/# (\w+) = ([\w.]+)/g)].map(([, name = '', place = '']) => ({
      name,
      place: place.split('.'),
    })),
  }));
}

type Send = (operation: string, variables: Json) => Promise<Json>;
/** What the reader has under a name. */
type Lookup = (name: string) => unknown;

/** Sends an operation with what was kept before, and answers its data with what is to be kept of it. */
export async function runOperation({ text, variables, keep }: Operation, lookup: Lookup, send: Send): Promise<{ data: Json; kept: Json }> {
  const value = (name: string) => {
    const known = lookup(name);
    if (known === undefined) throw new Error(`Nothing was kept under the name "${name}".`);
    return known;
  };
  const filled = text.replace(/\$(\w+)/g, (whole, name: string) => (variables.includes(name) ? whole : JSON.stringify(value(name))));
  const data = await send(filled, Object.fromEntries(variables.map((name) => [name, value(name)])));
  const kept = Object.fromEntries(
    keep.map(({ name, place }) => {
      const at = place.reduce<Json | undefined>((part, key) => part?.[key], data);
      if (at === undefined || at === null) throw new Error(`The answer has nothing at ${place.join('.')}: ${JSON.stringify(data)}`);
      return [name, at];
    }),
  );
  return { data, kept };
}
