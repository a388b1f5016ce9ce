import type { TablesOf } from '../../platform/db/tables.ts';
import type { ContentTaxonomyEntity } from './term/term.entity.ts';

export type TaxonomyTables = TablesOf<typeof ContentTaxonomyEntity>;
