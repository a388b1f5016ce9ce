import type { Database } from '../../../platform/db/database.ts';
import { anyOf, listLoader } from '../../../platform/db/loader.ts';
import type { JobType } from '../../jobs/graphql.ts';
import { type JobKind, type JobsTables, jobColumns } from '../../jobs/index.ts';

/** The newest job of a kind of each site: a list of one, or of none. */
export const lastJobLoader = (kind: JobKind) => (db: Database) =>
  listLoader<JobType & { owner_id: string }>(async (ids) => {
    const rows = await db
      .rows<JobsTables>()
      .selectFrom('job')
      .distinctOn('site_id')
      .select(jobColumns)
      .where('site_id', '=', anyOf(ids))
      .where('kind', '=', kind)
      .orderBy('site_id')
      .orderBy('created_at', 'desc')
      .execute();
    return rows.map((row) => ({ ...row, owner_id: row.site_id }));
  });
