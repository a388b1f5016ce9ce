import DataLoader from 'dataloader';
import { type RawBuilder, sql } from 'kysely';

/** `column = any(ids)`: one bound parameter however many ids. */
export const anyOf = (ids: readonly string[]): RawBuilder<string> => sql<string>`any(${[...ids]}::uuid[])`;

/** A loader of one row per id. Missing ids answer null. */
export const rowLoader = <Row extends { id: string }>(load: (ids: readonly string[]) => Promise<Row[]>) =>
  new DataLoader<string, Row | null>(async (ids) => {
    const byId = new Map((await load(ids)).map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** A loader of a list per id, over rows that name their owner. */
export const listLoader = <Row extends { owner_id: string }>(load: (ids: readonly string[]) => Promise<Row[]>) =>
  new DataLoader<string, Row[]>(async (ids) => {
    const byOwner = new Map<string, Row[]>(ids.map((id) => [id, []]));
    for (const row of await load(ids)) byOwner.get(row.owner_id)?.push(row);
    return ids.map((id) => byOwner.get(id) ?? []);
  });
