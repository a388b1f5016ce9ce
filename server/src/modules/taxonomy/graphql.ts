/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */
export { TermResolver } from './term/term.resolver.ts';
export { ContentTaxonomy as TermType } from './term/term.type.ts';
