import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLObjectType,
  type GraphQLSchema,
  isIntrospectionType,
  isSpecifiedScalarType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApiSchema } from '../../src/app/schema.ts';
import { startApi, type TestApi } from '../kit/api.ts';

let api: TestApi;
let schema: GraphQLSchema;
beforeAll(async () => {
  api = await startApi();
  schema = await buildApiSchema(api.services);
});
afterAll(() => api.stop());

const types = () => Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));

describe('the schema', () => {
  it('describes every type, field, argument and enum value', () => {
    const bare: string[] = [];
    const look = (name: string, description: string | null | undefined) => {
      if (!description?.trim()) bare.push(name);
    };
    for (const type of types()) {
      const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type as GraphQLObjectType);
      if (!isRoot) look(type.name, type.description);
      if (type instanceof GraphQLEnumType) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value.description);
      if (!(type instanceof GraphQLObjectType || type instanceof GraphQLInputObjectType)) continue;
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field.description);
        if ('args' in field) for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name})`, arg.description);
      }
    }
    expect(bare).toEqual([]);
  });

  it('has a scope at each operation: one that declares none is open to all, and may not be', () => {
    const { queries, mutations, subscriptions } = getMetadataStorage();
    const open = [...queries, ...mutations, ...subscriptions].filter((operation) => !operation.roles?.length);
    expect(open.map((operation) => operation.schemaName)).toEqual([]);
    expect(queries.length + mutations.length + subscriptions.length).toBeGreaterThan(40);
  });

  it('lets a reader change nothing but their own account, whichever mutation it tries', async () => {
    const { createApiToken } = await api.ok('mutation { createApiToken(input: { name: "reader", scopes: [READ] }) { secret } }');
    const { mutations } = getMetadataStorage();
    const needing = (need: string) => mutations.filter(({ roles }) => roles?.includes(need)).map(({ schemaName }) => schemaName);
    expect(needing('read')).toEqual([]);
    expect([...needing('person'), ...needing('person or admin')].sort()).toEqual([
      'changePassword',
      'revokeOtherSessions',
      'revokeSession',
      'updateViewer',
    ]);
    for (const query of ['mutation { cancelJob(id: "x") { job { id } } }', 'mutation { revokeOtherSessions { revoked } }']) {
      const { errors } = await api.send(query, {}, { token: createApiToken.secret });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});
