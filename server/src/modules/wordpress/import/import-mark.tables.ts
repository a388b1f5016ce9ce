import type { TablesOf } from '../../../platform/db/tables.ts';
import type { ImportMarkEntity } from './import-mark.entity.ts';

export type ImportMarkTables = TablesOf<typeof ImportMarkEntity>;
