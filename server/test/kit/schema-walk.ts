/**
 * Every operation of the API, made from the schema itself: its document with all that it can answer, and the ways to call it.
 * What an id is the id of is read off the name of the argument; one whose name says nothing fails the walk by name, so that an
 * operation that is added later is walked too or is noticed.
 */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { Json } from './api.ts';

export interface Operation {
  kind: 'query' | 'mutation' | 'subscription';
  name: string;
  field: GraphQLField<unknown, unknown>;
  /** As declared: a scope, or that a person asks. */
  needs: readonly string[];
}

export function operationsOf(schema: GraphQLSchema): Operation[] {
  const { queries, mutations, subscriptions } = getMetadataStorage();
  const roots = [
    ['query', schema.getQueryType(), queries],
    ['mutation', schema.getMutationType(), mutations],
    ['subscription', schema.getSubscriptionType(), subscriptions],
  ] as const;
  return roots.flatMap(([kind, type, declared]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      kind,
      name: field.name,
      field,
      needs: (declared.find(({ schemaName }) => schemaName === field.name)?.roles ?? []) as string[],
    })),
  );
}

/** Operations for a person about their own account, which a viewer may do too: declared so, and taken from the declaration. */
export const isOwnAccount = ({ needs }: Operation): boolean => needs.some((need) => need.startsWith('person'));

/** An id that nothing has. */
export const NOBODY = '01920000-0000-7000-8000-000000000000';

// ---------------------------------------------------------------------------------------------------------- documents

const DEEPEST = 3;

interface Asking {
  /** Is told each field that is asked for, as in `Content.title`. */
  seen?: Set<string>;
  /** The ids that fields inside take. */
  idsFor?: IdsFor;
  /** Nothing of what it answers: for asking whether it answers at all. */
  bare?: boolean;
}

export function documentOf({ kind, name, field }: Operation, asking: Asking = {}): string {
  const declared = field.args
    .map((arg) => `$${arg.name}: ${arg.defaultValue === undefined ? arg.type : getNullableType(arg.type)}`)
    .join(', ');
  const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const call = given ? `${name}(${given})` : name;
  return `${kind} Walk${declared && `(${declared})`} { ${call}${asking.bare ? ' { __typename }' : selectionOf(field.type, [], asking)} }`;
}

/** All leaves, and what they hang on, without coming back to a type that is above already. */
function selectionOf(output: GraphQLOutputType, above: string[], asking: Asking): string {
  const type = getNamedType(output);
  if (!isObjectType(type)) return '';
  if (type.name.endsWith('Connection')) return connectionOf(type, above, asking);
  const parts = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    const isLeaf = !isObjectType(inner);
    if (!isLeaf && (above.includes(inner.name) || above.length >= DEEPEST)) return [];
    asking.seen?.add(`${type.name}.${field.name}`);
    return [`${field.name}${literalsOf(field, asking)}${selectionOf(field.type, [...above, type.name], asking)}`];
  });
  return ` { ${parts.join(' ') || '__typename'} }`;
}

function connectionOf(type: GraphQLObjectType, above: string[], asking: Asking): string {
  const { nodes, edges } = type.getFields();
  const edge = edges && getNamedType(edges.type);
  const { seen } = asking;
  for (const name of ['edges', 'nodes', 'pageInfo', 'totalCount']) seen?.add(`${type.name}.${name}`);
  for (const name of ['cursor', 'node']) seen?.add(`${edge?.name}.${name}`);
  for (const name of ['hasNextPage', 'endCursor']) seen?.add(`PageInfo.${name}`);
  const node = nodes ? selectionOf(nodes.type, above, asking) : '';
  return ` { nodes${node} edges { cursor node { __typename } } pageInfo { hasNextPage endCursor } totalCount }`;
}

/** Fields inside are asked with what they insist on, and for short lists. */
function literalsOf({ name, args }: GraphQLField<unknown, unknown>, { idsFor }: Asking): string {
  const literals = args.flatMap((arg) => {
    if (arg.name === 'first') return ['first: 2'];
    if (!isNonNullType(arg.type) || arg.defaultValue !== undefined) return [];
    const type = getNamedType(arg.type);
    if (type.name === 'ID') {
      const [id = NOBODY] = idsFor?.({ path: `${name}(${arg.name})`, table: tableOf(arg.name, name) }) ?? [];
      return [`${arg.name}: "${id}"`];
    }
    return [`${arg.name}: ${isEnumType(type) ? type.getValues()[0]?.name : JSON.stringify(plainValue(type.name, arg.name))}`];
  });
  return literals.length > 0 ? `(${literals.join(', ')})` : '';
}

/** Every field of every type that an operation can lead to, in the spelling of `seen`. */
export function fieldsWithinReach(schema: GraphQLSchema): Set<string> {
  const fields = new Set<string>();
  const visit = (type: GraphQLObjectType) => {
    for (const field of Object.values(type.getFields())) {
      const inner = getNamedType(field.type);
      const name = `${type.name}.${field.name}`;
      if (fields.has(name)) continue;
      fields.add(name);
      if (isObjectType(inner)) visit(inner);
    }
  };
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((root) => root != null);
  for (const root of roots) visit(root);
  for (const root of roots) for (const name of Object.keys(root.getFields())) fields.delete(`${root.name}.${name}`);
  return fields;
}

// ---------------------------------------------------------------------------------------------------------- variables

/** Where an id stands among the variables, what it is the id of, and whether a list of them is taken. */
export interface IdPlace {
  path: string;
  table: string;
}

/** Answers an id for a place; several for a list. */
export type IdsFor = (place: IdPlace) => string[];

/**
 * The ways to call an operation: with what it insists on alone, and with each thing more that it takes, one at a time (many exclude
 * each other). Lists have what `idsFor` answers.
 */
export function callsOf(operation: Operation, idsFor: IdsFor): Json[] {
  const maker = new Maker(operation, idsFor);
  return [maker.variables(), ...maker.optional.map((path) => maker.variables(path))];
}

export function idPlacesOf(operation: Operation): IdPlace[] {
  const places = new Map<string, IdPlace>();
  callsOf(operation, (place) => {
    places.set(place.path, place);
    return [NOBODY];
  });
  return [...places.values()];
}

/** Everything single that an operation takes, by its path: what may be left out as well as what may not. */
export interface InputPlace {
  path: string;
  /** The name of its type, without lists. */
  type: string;
  isList: boolean;
}

export function inputPlacesOf(operation: Operation): InputPlace[] {
  return leavesOf(operation.field.args, '');
}

/** A call in which that place is filled. */
export const callWith = (operation: Operation, { path }: InputPlace, idsFor: IdsFor): Json => new Maker(operation, idsFor).variables(path);

type Input = GraphQLArgument | GraphQLInputField;

function leavesOf(inputs: readonly Input[], prefix: string, depth = 0): InputPlace[] {
  return inputs.flatMap((input) => {
    const path = prefix + input.name;
    const named = getNamedType(input.type);
    if (isInputObjectType(named) && depth < 2) return leavesOf(Object.values(named.getFields()), `${path}.`, depth + 1);
    return [{ path, type: named.name, isList: isListType(getNullableType(input.type)) }];
  });
}

class Maker {
  readonly #operation: Operation;
  readonly #idsFor: IdsFor;
  readonly optional: string[];

  constructor(operation: Operation, idsFor: IdsFor) {
    this.#operation = operation;
    this.#idsFor = idsFor;
    this.optional = optionalPaths(operation.field.args, '');
  }

  /** @param more the path of something that may be left out. */
  variables(more?: string): Json {
    return this.#object(this.#operation.field.args, '', this.#operation.name, more);
  }

  #object(inputs: readonly Input[], prefix: string, owner: string, more: string | undefined): Json {
    return Object.fromEntries(
      inputs.flatMap((input) => {
        const path = prefix + input.name;
        const isAsked = more === path || more?.startsWith(`${path}.`) || (isNonNullType(input.type) && input.defaultValue === undefined);
        return isAsked ? [[input.name, this.#value(input.type, path, input.name, owner, more)]] : [];
      }),
    );
  }

  #value(type: GraphQLInputType, path: string, name: string, owner: string, more: string | undefined): unknown {
    if (isNonNullType(type)) return this.#value(type.ofType, path, name, owner, more);
    const named = getNamedType(type);
    if (named.name === 'ID') {
      const ids = this.#idsFor({ path, table: tableOf(name, owner) });
      return isListType(type) ? ids : ids[0];
    }
    if (isListType(type)) return [this.#value(type.ofType, path, name, owner, more)];
    if (isInputObjectType(named)) return this.#object(Object.values(named.getFields()), `${path}.`, named.name, more);
    if (isEnumType(named)) return named.getValues()[0]?.name;
    return plainValue(named.name, name);
  }
}

function optionalPaths(inputs: readonly Input[], prefix: string, depth = 0): string[] {
  return inputs.flatMap((input) => {
    const path = prefix + input.name;
    if (input.name === 'wait') return [];
    const named = getNamedType(input.type);
    const inner = isInputObjectType(named) && depth < 2 ? optionalPaths(Object.values(named.getFields()), `${path}.`, depth + 1) : [];
    const isOptional = !isNonNullType(input.type) || input.defaultValue !== undefined;
    return isOptional && inner.length === 0 ? [path] : inner;
  });
}

/** Port 9 of this machine: nothing is there, and nothing is asked of anybody else. */
const NOWHERE = 'http://127.0.0.1:9';

function plainValue(type: string, name: string): unknown {
  if (type === 'Int') return 1;
  if (type === 'Float') return 0.5;
  if (type === 'Boolean') return false;
  if (type === 'DateTime') return '2099-01-01T00:00:00.000Z';
  if (type === 'URL' || /url/i.test(name)) return NOWHERE;
  if (/email/i.test(name)) return 'walker@example.com';
  if (name === 'query') return 'type=PAGE';
  // Of a prompt, which has to be one that there is; to anything else it is a name.
  if (name === 'name') return 'draft';
  return `walked ${name}`;
}

/** Names of ids that do not bear the name of their table. */
const TABLES: Record<string, string> = {
  view: 'saved_view',
  apitoken: 'api_token',
  token: 'undo_entry',
  revision: 'content_revision',
  revisions: 'content_revision',
  taxonomyterm: 'content_taxonomy',
  targetterm: 'content_taxonomy',
  attachterm: 'content_taxonomy',
  detachterm: 'content_taxonomy',
  parent: 'content_taxonomy',
  primarykeyword: 'keyword',
  defaultsector: 'sector',
  clusterrun: 'cluster_run',
  group: 'cluster_run_group',
  split: 'cluster',
  attempt: 'draft_chunk',
  except: 'cluster_run_group',
  invitation: 'sign_in_link',
  user: 'app_user',
  webhookdelivery: 'webhook_delivery',
};
const THINGS = ['site', 'sector', 'keyword', 'cluster', 'idea', 'task', 'content', 'job', 'upload', 'session', 'webhook'];

/** `clusterIds` is about clusters, and so is the `id` of updateCluster. @throws for a name that does not say of what. */
export function tableOf(name: string, owner: string): string {
  const own = name.replace(/Ids?$/, '').toLowerCase();
  const says = ['id', 'ids', 'moveto', 'into'].includes(own) ? owner.toLowerCase() : own;
  const words = [...Object.keys(TABLES), ...THINGS].sort((a, b) => b.length - a.length);
  const word = words.find((one) => says === one) ?? words.find((one) => says.includes(one));
  if (!word) throw new Error(`Say in TABLES what "${name}" of ${owner} is the id of, so that it can be walked.`);
  return TABLES[word] ?? word;
}
