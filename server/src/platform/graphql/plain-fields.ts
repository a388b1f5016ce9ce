/**
 * Fields that are a property of their row are read as that. A list has a thousand of them, and what TypeGraphQL puts before a
 * field, for middleware that there is none of, is then a good part of the answer.
 */
import { type GraphQLSchema, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

export function readPlainFieldsDirectly(schema: GraphQLSchema): void {
  const { objectTypes, fieldResolvers } = getMetadataStorage();
  for (const { target, name, fields = [] } of objectTypes) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    const own = type.getFields();
    for (const { name: property, schemaName, roles, middlewares } of fields) {
      const resolved = fieldResolvers.some((resolver) => resolver.getObjectType?.() === target && resolver.methodName === property);
      const field = own[schemaName];
      if (field && !resolved && !roles?.length && !middlewares?.length) field.resolve = (row) => row[property];
    }
  }
}
