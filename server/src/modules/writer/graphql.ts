/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */
export { ContentFields } from './content.fields.ts';
export { TaskFields } from './task.fields.ts';
export { WriterResolver } from './writer.resolver.ts';
