/**
 * How many contents match a filter. Those that one request asks together, as a screen does for each of its toggles, are counted in
 * one pass over the rows wherever they seek the same.
 */
import DataLoader from 'dataloader';
import { expressionBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import type { TaxonomyTables } from '../../taxonomy/index.ts';
import type { ContentTables } from '../content.tables.ts';
import { ownConditions, soughtConditions, soughtPart } from './content.filter.ts';
import type { ContentFilter } from './content.inputs.ts';

type Tables = ContentTables & TaxonomyTables;

interface Asked {
  siteId: string;
  filter: ContentFilter;
}

export const contentCountLoader = (db: Database) =>
  new DataLoader<Asked, number, string>(
    async (asked) => {
      const passes = Map.groupBy(asked, ({ siteId, filter }) => JSON.stringify([siteId, soughtPart(filter)]));
      const counted = await Promise.all(
        [...passes.values()].map(async (pass) => {
          // One that fails is answered to those who asked for it, and to no others.
          const totals = await countInOnePass(db, pass).catch((error: Error) => pass.map(() => error));
          return pass.map((one, at) => [one, totals[at]] as const);
        }),
      );
      const totals = new Map(counted.flat());
      return asked.map((one) => totals.get(one) ?? 0);
    },
    { cacheKeyFn: ({ siteId, filter }) => JSON.stringify([siteId, filter]) },
  );

async function countInOnePass(db: Database, pass: Asked[]): Promise<number[]> {
  const [{ siteId, filter }] = pass as [Asked];
  const eb = expressionBuilder<Tables, 'content'>();
  const own = pass.map((one) => ownConditions(eb, one.filter));
  const row = await db
    .rows<Tables>()
    .selectFrom('content')
    .select(own.map((condition, at) => sql<string>`count(*) filter (where ${condition})`.as(`n${at}`)))
    .where('content.site_id', '=', siteId)
    .where(soughtConditions(eb, filter))
    .where(eb.or(own))
    .executeTakeFirstOrThrow();
  return pass.map((_, at) => Number((row as Record<string, string>)[`n${at}`]));
}
