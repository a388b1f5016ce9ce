/** A row, or the part of one that matters, by its columns. */
export type Row = Record<string, unknown>;

/** What a change did to the rows of one table. Tables whose key is not `id` name theirs. */
export interface RowChanges {
  table: string;
  /** The columns that name a row. */
  key?: string[];
  /** The keys of rows that were made. */
  created?: Row[];
  /** Rows that were deleted, whole. */
  deleted?: Row[];
  /** Of rows that were changed: the columns that changed, as they were and as they became, each with its key. */
  updated?: { before: Row; after: Row }[];
  /** Counters that grow with every write, the one that takes it back included. */
  bump?: string[];
}
