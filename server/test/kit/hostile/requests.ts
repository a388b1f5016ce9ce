/**
 * Requests that no honest program makes, the same for the same seed: every operation of the schema with hostile arguments, broken
 * and oversized documents, and HTTP that is none of a GraphQL client.
 */
import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  OperationTypeNode,
} from 'graphql';
import { randomOf } from '../random.ts';
import { DOCUMENTS } from './documents.ts';
import { HTTP, post } from './http.ts';
import type { Targets } from './reach.ts';
import { type Dice, forgedCursor, hostileText, hostileValue } from './values.ts';

export interface HostileRequest {
  /** What is wrong with it. */
  name: string;
  path: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  headers: Record<string, string>;
  body?: string | Buffer<ArrayBuffer>;
  /** The connection may be closed before all of it is sent. */
  isTooLarge?: true;
}

/** It would start a WordPress each time, which is slow, and takes no argument that could be wrong. */
const LEFT_OUT = new Set(['startSandbox']);
const SHARE_OF_OPERATIONS = 0.7;
const SHARE_OF_DOCUMENTS = 0.2;

export function* hostileRequests(schema: GraphQLSchema, seed: number, count: number, targets: Targets): Generator<HostileRequest> {
  const random = randomOf(seed);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const dice: Dice = { upTo, chance: (share) => random() < share, oneOf: (list) => list[upTo(list.length)] as never };
  const operations = Object.values(OperationTypeNode).flatMap((kind) =>
    Object.values(schema.getRootType(kind)?.getFields() ?? {})
      .filter(({ name }) => !LEFT_OUT.has(name))
      .map((field) => ({ kind, field })),
  );
  for (let at = 0; at < count; at += 1) {
    const which = random();
    // In turn, so that none is left to chance.
    const { kind, field } = operations[at % operations.length] as (typeof operations)[number];
    if (which < SHARE_OF_OPERATIONS) yield operationRequest(kind, field, dice, targets);
    else if (which < SHARE_OF_OPERATIONS + SHARE_OF_DOCUMENTS) yield documentRequest(dice);
    else yield httpRequest(dice);
  }
}

function operationRequest(
  kind: OperationTypeNode,
  field: GraphQLField<unknown, unknown>,
  dice: Dice,
  { ids, cursors }: Targets,
): HostileRequest {
  const args = field.args.filter((arg) => isRequiredArgument(arg) || dice.chance(0.6));
  const variables: Record<string, unknown> = {};
  for (const { name, type } of args) {
    if (name === 'wait') variables[name] = dice.oneOf([0, -1, 61, 2 ** 31, null]);
    else if (name === 'after') variables[name] = forgedCursor(dice, cursors);
    else variables[name] = hostileValue(type, dice, ids);
  }
  // A variable that may be null is let through to where there is a default.
  const typeOf = ({ type, defaultValue }: (typeof args)[number]) => (defaultValue === undefined ? type : getNullableType(type));
  const declared = args.length > 0 ? `(${args.map((arg) => `$${arg.name}: ${typeOf(arg)}`).join(', ')})` : '';
  const passed = args.length > 0 ? `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
  const query = `${kind} ${declared} { ${field.name}${passed} ${selectionOf(field, 2)} }`;
  const path = kind === OperationTypeNode.SUBSCRIPTION ? '/graphql/stream' : '/graphql';
  return { name: `${field.name} ${JSON.stringify(variables).slice(0, 300)}`, ...post({ query, variables }), path };
}

/** What can be asked without arguments, to a depth. */
function selectionOf(field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).filter((one) => !one.args.some(isRequiredArgument));
  const inner = fields.flatMap((one) => {
    if (isLeafType(getNamedType(one.type))) return [one.name];
    return depth > 0 ? [`${one.name} ${selectionOf(one, depth - 1)}`] : [];
  });
  return `{ __typename ${inner.join(' ')} }`;
}

function documentRequest(dice: Dice): HostileRequest {
  const name = dice.oneOf(Object.keys(DOCUMENTS));
  const query = DOCUMENTS[name]?.(dice) ?? '';
  const request = post({ query, variables: dice.chance(0.2) ? { first: hostileText(dice) } : {} });
  return { name, ...request, path: dice.chance(0.2) ? '/graphql/stream' : '/graphql' };
}

function httpRequest(dice: Dice): HostileRequest {
  const name = dice.oneOf(Object.keys(HTTP));
  return { name, ...(HTTP[name]?.(dice) as Omit<HostileRequest, 'name'>) };
}
