import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { siteKey, siteOwnedColumns } from '../../../platform/db/site-owned.ts';
import type { RowChanges } from '../row-changes.ts';

/** What a change did to which rows: enough to take it back exactly. Its id is the token. */
export const UndoEntryEntity = defineEntity({
  name: 'UndoEntry',
  tableName: 'undo_entry',
  uniques: [siteKey],
  indexes: [{ name: 'undo_entry_age', properties: ['createdAt'] }, { properties: ['partOf'] }],
  properties: {
    ...siteOwnedColumns,
    /** For people, as in `12 keywords moved to "Running shoes"`. */
    summary: p.text(),
    /** In the order in which they were done. */
    changes: p.json<RowChanges[]>(),
    /** The entry whose token takes this one back too: a change in many transactions has one for each. */
    partOf: p.uuid().name('part_of').nullable(),
    undoneAt: p.datetime().columnType('timestamptz').name('undone_at').nullable(),
  },
});
export type UndoEntry = InferEntity<typeof UndoEntryEntity>;
