import type { TablesOf } from '../../platform/db/tables.ts';
import type { UndoEntryEntity } from './undo-entry/undo-entry.entity.ts';

export type UndoTables = TablesOf<typeof UndoEntryEntity>;
