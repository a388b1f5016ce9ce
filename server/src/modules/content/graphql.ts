/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */

export { ContentFilter } from './content/content.inputs.ts';
export { ContentResolver } from './content/content.resolver.ts';
export { Content as ContentNode } from './content/content.type.ts';
export { ContentChangeResolver } from './content/content-change.resolver.ts';
export { ContentRevisionResolver } from './revision/revision.resolver.ts';
