/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */
export { ApiTokenResolver } from './token/api-token.resolver.ts';
export { ViewerResolver } from './user/viewer.resolver.ts';
