/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */
export { DraftTextResolver } from './live/draft-text.resolver.ts';
export { ContentFields, ProvenanceFields } from './provenance/provenance.fields.ts';
export { TaskFields } from './task.fields.ts';
export { WriterResolver } from './writer.resolver.ts';
