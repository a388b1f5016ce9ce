export { type ContentTaxonomy, ContentTaxonomyEntity, TaxonomyType } from './term/term.entity.ts';
export { termColumns, termLoader } from './term/term.reads.ts';
export { TermResolver } from './term/term.resolver.ts';
export { ContentTaxonomy as TermType } from './term/term.type.ts';
export {
  type ExternalTerm,
  externalTermKey,
  findExternalTerms,
  type ImportedTerm,
  ImportedTermService,
  type TermRow,
} from './imported-term.service.ts';
export { TermService } from './term.service.ts';
export { kindOfTaxonomy, slugOf, taxonomyOfKind } from './term-kind.rules.ts';
export type { TaxonomyTables } from './taxonomy.tables.ts';
