export { deleteRecorded, type RecordedUpdate, updateRecorded } from './recorded-writes.ts';
export type { Mark, Row, RowChanges } from './row-changes.ts';
export { type AfterUndo, type Undone, UndoService } from './undo.service.ts';
export type { UndoTables } from './undo.tables.ts';
export { UndoEntryEntity } from './undo-entry/undo-entry.entity.ts';
