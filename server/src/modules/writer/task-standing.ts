/**
 * How a task stands before its draft is written or kept: locked, with its content, its open jobs, and whatever refuses it.
 * Everything here belongs to a unit of work of the writer's service.
 */
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/db/database.ts';
import { conflict } from '../../platform/errors/app-error.ts';
import type { ContentTables } from '../content/index.ts';
import { JobKind, JobState, type JobsTables } from '../jobs/index.ts';
import { ContentType, type Task, TaskEntity } from '../planner/index.ts';
import type { SiteTables } from '../site/index.ts';
import type { Draft } from './draft-brief.ts';
import { generateDraftJob } from './jobs/generate-draft.job.ts';
import type { WriterTables } from './writer.tables.ts';

/** What was shown while it was written. */
export async function forgetPieces(uow: UnitOfWork, taskId: string): Promise<void> {
  await uow.rows<WriterTables>().deleteFrom('draft_chunk').where('task_id', '=', taskId).execute();
}

export async function openJobOf(uow: UnitOfWork, task: Task): Promise<string | undefined> {
  return (await openJobs(uow, task.siteId)).find((job) => job.taskIds.includes(task.id))?.id;
}

/** Content that the task is to update: it was there before the task was written. @throws CONFLICT where it was deleted since. */
export async function linkedContent(uow: UnitOfWork, task: Task): Promise<string | null> {
  const row = await uow
    .rows<ContentTables>()
    .selectFrom('content')
    .select(['id', 'title', 'deleted_at'])
    .where('task_id', '=', task.id)
    .executeTakeFirst();
  if (row?.deleted_at)
    throw conflict(`This task is to update "${row.title}", which was deleted. Restore that content, or delete the task.`, {
      contentId: row.id,
    });
  return row?.id ?? null;
}

/** What would keep a draft from being saved: known before it is paid for, and asked again before it is saved. */
export async function requireRoom(uow: UnitOfWork, task: Task): Promise<void> {
  await linkedContent(uow, task);
  await requireFreeTerm(uow, task);
}

export async function requireActiveSite(uow: UnitOfWork, siteId: string): Promise<void> {
  const site = await uow
    .rows<SiteTables>()
    .selectFrom('site')
    .select(['name', 'active'])
    .where('id', '=', siteId)
    .executeTakeFirstOrThrow();
  if (!site.active) throw conflict(`${site.name} is inactive. Make it active first, then write its drafts.`);
}

export const lockTask = ({ em }: UnitOfWork, id: string): Promise<Task | null> =>
  em.findOne(TaskEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });

/** @throws CONFLICT where the content is deleted, and where `draft` is none that was kept for it. */
export async function contentOf(uow: UnitOfWork, task: Task, draft: Draft | null): Promise<string> {
  const rows = uow.rows<ContentTables>();
  const content = await rows.selectFrom('content').select(['id', 'deleted_at']).where('task_id', '=', task.id).executeTakeFirstOrThrow();
  if (content.deleted_at)
    throw conflict('This task was completed, and its content was deleted since. Restore that content to go on.', { contentId: content.id });
  if (!draft) return content.id;
  const known = await rows
    .selectFrom('content_revision')
    .select('content_revision.id')
    .innerJoin('content', 'content.id', 'content_revision.content_id')
    .where('content_revision.content_id', '=', content.id)
    .where('content_revision.title', '=', draft.title.trim())
    .where(sql`coalesce(content_revision.content_html, content.content_html)`, '=', draft.contentHtml)
    .limit(1)
    .executeTakeFirst();
  if (!known) throw conflict('This task is already completed with another draft. Edit its content instead.', { contentId: content.id });
  return content.id;
}

/** A term has one text. */
export async function requireFreeTerm(uow: UnitOfWork, task: Task): Promise<void> {
  if (task.contentType !== ContentType.TAXONOMY || !task.taxonomyTermId) return;
  const taken = await uow
    .rows<ContentTables>()
    .selectFrom('content')
    .select(['id', 'title'])
    .where('site_id', '=', task.siteId)
    .where('target_term_id', '=', task.taxonomyTermId)
    .where('task_id', 'is distinct from', task.id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (taken)
    throw conflict(`The term of this task already has its text: "${taken.title}". Edit that one, or give the task another term.`, {
      contentId: taken.id,
    });
}

/** Jobs that are writing or will, newest first: a draft is not paid for twice. */
export async function openJobs(uow: UnitOfWork, siteId: string): Promise<{ id: string; taskIds: string[] }[]> {
  const rows = await uow
    .rows<JobsTables>()
    .selectFrom('job')
    .select(['id', 'payload'])
    .where('site_id', '=', siteId)
    .where('kind', '=', JobKind.GENERATE_DRAFT)
    .where('state', 'in', [JobState.QUEUED, JobState.RUNNING])
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, payload }) => ({ id, taskIds: generateDraftJob.payload.parse(payload).taskIds }));
}
