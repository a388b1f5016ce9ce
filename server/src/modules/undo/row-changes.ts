/** A row, or the part of one that matters, by its columns. */
export type Row = Record<string, unknown>;

/** What a change did to the rows of one table. Tables whose key is not `id` name theirs. */
export interface RowChanges {
  table: string;
  /** The columns that name a row. */
  key?: string[];
  /** The column with what a row is about, where people know that and not the row: of terms of content, the content. */
  about?: string;
  /** The keys of rows that were made. */
  created?: Row[];
  /** Rows that were deleted, whole. */
  deleted?: Row[];
  /** Of rows that were changed: the columns that changed, as they were and as they became, each with its key. */
  updated?: { before: Row; after: Row }[];
  /** Only rows that nobody has written since are taken back; left out, those whose changed columns are as they were left. */
  untouched?: boolean;
  /** Counters that grow with every write, the one that takes it back included. */
  bump?: string[];
  /** What the write, and the one that takes it back, marks with a counter that it bumps. */
  mark?: Mark;
  /** Of rows that changed beside: what those who are told of an undo need to know. The undo itself leaves them alone. */
  noted?: Row[];
}

/** Keys of a JSON column whose values become the new value of a counter: in which version a field last changed. */
export interface Mark {
  column: string;
  keys: string[];
  counter: string;
}
