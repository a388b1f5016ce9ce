import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import { JobItemState, JobKind, JobState } from '../../jobs/index.ts';
import { TaskStatus } from '../../planner/index.ts';
import type { WriterTables } from '../writer.tables.ts';

/** Where the writing of a task's draft stands. */
export const DraftTextState = {
  IDLE: 'idle',
  WAITING: 'waiting',
  WRITING: 'writing',
  COMPLETED: 'completed',
  FAILED: 'failed',
  STOPPED: 'stopped',
} as const;
export type DraftTextState = (typeof DraftTextState)[keyof typeof DraftTextState];

export interface DraftStanding {
  siteId: string;
  /** The latest job that was to write it. */
  jobId: string | null;
  state: DraftTextState;
  message: string | null;
}

interface StandingRow {
  site_id: string;
  status: TaskStatus;
  last_error: string | null;
  job_id: string | null;
  job_state: JobState | null;
  job_message: string | null;
  item_state: JobItemState | null;
  item_error: string | null;
  /** Whether this job has brought any text of it yet. */
  begun: boolean;
}

export async function findDraftStanding(db: Database, taskId: string): Promise<DraftStanding | null> {
  const { rows } = await sql<StandingRow>`
    select task.site_id, task.status, task.last_error, job.id as job_id, job.state as job_state, job.message as job_message,
      item.state as item_state, item.error as item_error,
      exists (select from draft_chunk where draft_chunk.task_id = task.id and draft_chunk.created_at >= job.started_at) as begun
    from task
    left join lateral (
      select id, state, message, started_at from job
      where job.site_id = task.site_id and job.kind = ${JobKind.GENERATE_DRAFT} and job.payload->'taskIds' @> to_jsonb(task.id::text)
      order by job.id desc limit 1) as job on true
    left join job_item as item on item.job_id = job.id and item.subject_id = task.id::text
    where task.id = ${taskId}`.execute(db.rows<object>());
  const [row] = rows;
  return row ? { siteId: row.site_id, jobId: row.job_id, ...standingOf(row) } : null;
}

function standingOf(row: StandingRow): { state: DraftTextState; message: string | null } {
  const { job_state, item_state } = row;
  if (item_state === JobItemState.FAILED) return { state: DraftTextState.FAILED, message: row.item_error };
  if (item_state === null && (job_state === JobState.QUEUED || job_state === JobState.RUNNING)) {
    return { state: row.begun ? DraftTextState.WRITING : DraftTextState.WAITING, message: row.job_message };
  }
  if (row.status === TaskStatus.COMPLETED) return { state: DraftTextState.COMPLETED, message: null };
  if (job_state === JobState.CANCELLED) return { state: DraftTextState.STOPPED, message: row.job_message };
  if (row.last_error !== null || job_state === JobState.FAILED)
    return { state: DraftTextState.FAILED, message: row.last_error ?? row.job_message };
  return { state: DraftTextState.IDLE, message: null };
}

export interface Piece {
  attempt: string;
  start: number;
  text: string;
  title: string | null;
}

/** What has come of a task's latest attempt, from the piece that holds `offset` of `attempt` on, or from its beginning. */
export async function findPieces(db: Database, taskId: string, attempt: string | null, offset: number): Promise<Piece[]> {
  const latest = sql<string>`(select max(attempt::text)::uuid from draft_chunk where task_id = ${taskId})`;
  return db
    .rows<WriterTables>()
    .selectFrom('draft_chunk as piece')
    .select(['piece.attempt', 'piece.start', 'piece.text', 'piece.title'])
    .where('piece.task_id', '=', taskId)
    .where('piece.attempt', '=', latest)
    .where(
      'piece.start',
      '>=',
      sql<number>`coalesce((select max(start) from draft_chunk where task_id = ${taskId} and attempt = ${latest}
        and attempt = ${attempt}::uuid and start <= ${offset}), 0)`,
    )
    .orderBy('piece.start')
    .execute();
}
