/** The GraphQL side of this module: for the schema. Workers never load it. */
export { UndoResolver } from './undo.resolver.ts';
