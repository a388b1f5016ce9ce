/** What a batch would do, counted by the database: 100,000 contents are never read for it. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { ErrorCode } from '../../../platform/errors/app-error.ts';
import type { TaxonomyTables } from '../../taxonomy/index.ts';
import type { ContentTables } from '../content.tables.ts';
import type { BatchAction } from './batch-actions.ts';
import { BATCH_FAULTS, type BatchFault } from './batch-faults.rules.ts';
import { type Selected, standings } from './batch-selection.ts';

export interface Preview {
  total: number;
  changing: number;
  unchanged: number;
  failing: number;
  reasons: { code: ErrorCode; message: string; count: number }[];
  /** The first of those that would fail and are there to be shown. */
  failures: { contentId: string; code: ErrorCode; message: string }[];
}

const MOST_SHOWN = 100;

export async function previewOf(
  rows: Kysely<ContentTables & TaxonomyTables>,
  siteId: string,
  chosen: Selected,
  action: BatchAction,
): Promise<Preview> {
  const standing = standings(rows, siteId, chosen, action).as('standing');
  const groups = await rows
    .selectFrom(standing)
    .select(['fault', 'changing', sql<number>`count(*)::int`.as('count')])
    .groupBy(['fault', 'changing'])
    .execute();
  const counts = new Map<BatchFault, number>();
  const add = (fault: BatchFault, count: number) => counts.set(fault, (counts.get(fault) ?? 0) + count);
  const sum = (some: typeof groups) => some.reduce((all, { count }) => all + count, 0);
  for (const { fault, count } of groups) if (fault) add(fault, count);
  const failures =
    counts.size === 0
      ? []
      : await rows
          .selectFrom(standing)
          .select(['standing.id', 'fault'])
          .where('fault', 'is not', null)
          .orderBy('standing.id')
          .limit(MOST_SHOWN)
          .execute();
  if (chosen.malformed?.length) add('malformed', chosen.malformed.length);
  const absent = (chosen.ids?.length ?? sum(groups)) - sum(groups);
  if (absent > 0) add('absent', absent);
  const reasons = [...counts].map(([fault, count]) => ({ ...BATCH_FAULTS[fault], count })).sort((a, b) => b.count - a.count);
  const sound = groups.filter(({ fault }) => !fault);
  return {
    total: sum(groups) + absent + (chosen.malformed?.length ?? 0),
    changing: sum(sound.filter(({ changing }) => changing)),
    unchanged: sum(sound.filter(({ changing }) => !changing)),
    failing: reasons.reduce((all, { count }) => all + count, 0),
    reasons,
    failures: failures.flatMap(({ id, fault }) => (fault ? [{ contentId: id, ...BATCH_FAULTS[fault] }] : [])),
  };
}
