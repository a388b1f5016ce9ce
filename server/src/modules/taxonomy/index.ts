export { type ContentTaxonomy, ContentTaxonomyEntity, TaxonomyType } from './term/term.entity.ts';
