export {
  type ExternalTerm,
  externalTermKey,
  findExternalTerms,
  type ImportedTerm,
  ImportedTermService,
  type TermRow,
} from './imported-term.service.ts';
export type { TaxonomyTables } from './taxonomy.tables.ts';
export { type ContentTaxonomy, ContentTaxonomyEntity, TaxonomyType } from './term/term.entity.ts';
export { termColumns, termLoader } from './term/term.reads.ts';
export { TermService } from './term.service.ts';
export { kindOfTaxonomy, slugOf, taxonomyOfKind } from './term-kind.rules.ts';
