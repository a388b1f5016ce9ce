import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, type KeysetPage, keysetPage, type Page } from '../../../platform/db/keyset.ts';
import { anyOf, listLoader, rowLoader } from '../../../platform/db/loader.ts';
import type { JobsTables } from '../jobs.tables.ts';
import type { JobState } from './job.entity.ts';
import type { Job, JobItem } from './job.type.ts';

export const jobColumns = [
  'id',
  'site_id',
  'kind',
  'state',
  'total',
  'done',
  'failed',
  'message',
  'created_at',
  'started_at',
  'finished_at',
  'run_started_at',
  'run_settled',
] as const;

export async function findJob(db: Database, id: string): Promise<Job | null> {
  return (await db.rows<JobsTables>().selectFrom('job').select(jobColumns).where('id', '=', id).executeTakeFirst()) ?? null;
}

export function listJobs(db: Database, siteId: string, states: JobState[] | null, page: KeysetPage): Promise<Page<Job>> {
  let query = db.rows<JobsTables>().selectFrom('job').select(jobColumns).where('site_id', '=', siteId);
  if (states?.length) query = query.where('state', 'in', states);
  const order = { name: 'created', key: sql.ref('job.created_at'), type: 'timestamptz', id: sql.ref('job.id'), direction: 'desc' } as const;
  return keysetPage(query, order, page, () => countRows(query));
}

export const jobLoader = (db: Database) =>
  rowLoader<Job>((ids) => db.rows<JobsTables>().selectFrom('job').select(jobColumns).where('id', '=', anyOf(ids)).execute());

const MOST_ITEMS = 2_000;

/** Items of jobs, in the order in which they were settled: so many of each. */
export const jobItemsLoader = (db: Database) =>
  listLoader<JobItem & { owner_id: string }>(
    async (ids) =>
      (
        await sql<JobItem & { owner_id: string }>`
          select item.* from unnest(${[...ids]}::uuid[]) as wanted(id) cross join lateral (
            select job_id as owner_id, subject_id, state, code, error, note, updated_at as finished_at from job_item where job_id = wanted.id
            -- Failed ones first, so that none of them is what is left out.
            order by state, job_item.id limit ${MOST_ITEMS}
          ) as item`.execute(db.rows<JobsTables>())
      ).rows,
  );
