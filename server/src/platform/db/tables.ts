import type { InferKyselyDB } from '@mikro-orm/postgresql';
import type { ColumnType } from 'kysely';

/** What a column holds in a plain row: PostgreSQL sends timestamps as text, with all their microseconds. */
type AsText<T> = T extends Date ? string : T;
type RowValue<T> = [T] extends [ColumnType<infer S, infer I, infer U>] ? ColumnType<AsText<S>, AsText<I>, AsText<U>> : AsText<T>;

/**
 * The tables of some entities, as Kysely sees them (snake_case tables and columns). Every module names its own and
 * those below it: `type PlannerTables = TablesOf<typeof KeywordSchema | typeof ClusterSchema>`.
 */
export type TablesOf<E extends { name: string }> = {
  [T in keyof InferKyselyDB<E>]: { [C in keyof InferKyselyDB<E>[T]]: RowValue<InferKyselyDB<E>[T][C]> };
};
