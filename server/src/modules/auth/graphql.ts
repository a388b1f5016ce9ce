/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */
export { InvitationResolver } from './invitation/invitation.resolver.ts';
export { SessionResolver } from './session/session.resolver.ts';
export { ApiTokenResolver } from './token/api-token.resolver.ts';
export { UserResolver } from './user/user.resolver.ts';
export { ViewerResolver } from './user/viewer.resolver.ts';
