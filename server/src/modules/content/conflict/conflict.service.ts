/**
 * Ends conflicts as somebody chose, one or many of a site in one way. What is not kept stays as a revision, ours and theirs. Refuses where the content, or
 * what WordPress has, changed since it was looked at. Sends nothing: ours goes to WordPress by publishing.
 */
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../../platform/db/database.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import { AppError, badInput, conflict, type ErrorCode, notFound } from '../../../platform/errors/app-error.ts';
import { rebase } from '../baseline.rules.ts';
import { BATCH_FAULTS } from '../batch/batch-faults.rules.ts';
import { selected } from '../batch/batch-selection.ts';
import { type Content, ContentEntity } from '../content/content.entity.ts';
import { authorOf, staleSave } from '../content.service.ts';
import type { BatchResult } from '../content-batch.service.ts';
import { announceContent } from '../content-changes.ts';
import { CONFLICT_FIELDS, markChanged, staleFields } from '../content-save.rules.ts';
import { dropDrift } from '../drift/drift.writes.ts';
import { findTerms, markTaken, replaceTerms, reviseFromImport } from '../imported-content.writes.ts';
import type { ImportTables } from '../imported-post.ts';
import { type Author, revise } from '../revision/revise.ts';
import { AuthorKind, ContentRevisionEntity } from '../revision/revision.entity.ts';
import { textFaults } from '../text-faults.rules.ts';
import { dropConflicts } from './conflict.writes.ts';
import { type ImportConflict, ImportConflictEntity } from './import-conflict.entity.ts';

export const ConflictChoice = { OURS: 'ours', THEIRS: 'theirs', MERGED: 'merged' } as const;
export type ConflictChoice = (typeof ConflictChoice)[keyof typeof ConflictChoice];

const NOTHING_TO_CHOOSE = 'There is nothing to choose here any more: somebody has chosen, or both sides agree again. Reload.';
/** Both sides of a content are in memory while it is ended. */
const CHUNK = 50;

interface Text {
  title: string;
  contentHtml: string;
}

export interface Resolution {
  keep: ConflictChoice;
  /** For MERGED alone. */
  merged: Text | null;
  expectedVersion: number;
}

export class ConflictService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @returns the id of the content. */
  async resolve(actor: Actor, contentId: string, { keep, merged, expectedVersion }: Resolution): Promise<string> {
    requireMerged(keep, merged);
    return this.#db.unitOfWork(async (uow) => {
      const content = await uow.em.findOne(ContentEntity, { id: contentId, deletedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!content || !actor.reaches(content.siteId)) throw notFound('content', contentId);
      const theirs = await uow.em.findOne(ImportConflictEntity, { contentId });
      if (!theirs) throw conflict(NOTHING_TO_CHOOSE);
      const stale = staleFields(CONFLICT_FIELDS, content.fieldVersions, expectedVersion);
      if (stale.length > 0 || expectedVersion > content.version) throw await staleSave(uow, contentId, stale);

      if (keep === ConflictChoice.THEIRS) await take(uow, content.siteId, [theirs]);
      else {
        const { title, contentHtml } = merged ?? content;
        keepOurs(uow.em, content, theirs, { title, contentHtml }, authorOf(actor));
        await uow.em.flush();
      }
      await ended(uow, content.siteId, [contentId]);
      return contentId;
    });
  }

  /** A part of the contents in each transaction. Those that cannot be ended so are listed, the others go through. */
  async resolveAll(actor: Actor, contentIds: string[], keep: ConflictChoice): Promise<BatchResult> {
    if (keep === ConflictChoice.MERGED)
      throw badInput({ path: 'keep', message: 'Merged words are different for each content: give them to resolveConflict, one by one.' });
    const { ids = [], malformed = [] } = selected({ ids: contentIds }, 'contentIds');
    const result: BatchResult = { updated: 0, failed: [], undoToken: null };
    const fail = (id: string, fault: { code: ErrorCode; message: string }) => result.failed.push({ id, ...fault });
    const found = await this.#db
      .rows<ImportTables>()
      .selectFrom('content')
      .select(['id', 'site_id', 'deleted_at'])
      .where('id', '=', anyOf(ids))
      .execute();
    const reached = new Map(found.filter((row) => actor.reaches(row.site_id)).map((row) => [row.id, row]));
    const siteId = ids.map((id) => reached.get(id)?.site_id).find((site) => site !== undefined);
    const going: string[] = [];
    for (const id of malformed) fail(id, BATCH_FAULTS.malformed);
    for (const id of ids) {
      const row = reached.get(id);
      if (!row || row.site_id !== siteId) fail(id, BATCH_FAULTS.absent);
      else if (row.deleted_at !== null) fail(id, BATCH_FAULTS.deleted);
      else going.push(id);
    }
    for (let at = 0; siteId && at < going.length; at += CHUNK) {
      const chunk = going.slice(at, at + CHUNK);
      try {
        const ended = await this.#resolveChunk(actor, siteId, chunk, keep);
        result.updated += ended.size;
        for (const id of chunk) if (!ended.has(id)) fail(id, { code: 'CONFLICT', message: NOTHING_TO_CHOOSE });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        for (const id of chunk) fail(id, { code: error.code, message: error.message });
      }
    }
    return result;
  }

  /** @returns those that had a conflict, which has ended. */
  #resolveChunk(actor: Actor, siteId: string, ids: string[], keep: ConflictChoice): Promise<Set<string>> {
    return this.#db.unitOfWork(async (uow) => {
      const contents = await uow.em.find(
        ContentEntity,
        { id: { $in: ids }, siteId, deletedAt: null },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
      );
      const known = new Map(contents.map((content) => [content.id, content]));
      const theirs = await uow.em.find(ImportConflictEntity, { contentId: { $in: [...known.keys()] } });
      if (keep === ConflictChoice.THEIRS) await take(uow, siteId, theirs);
      else {
        for (const one of theirs) {
          const content = known.get(one.contentId);
          if (content) keepOurs(uow.em, content, one, content, authorOf(actor));
        }
        await uow.em.flush();
      }
      const done = theirs.map(({ contentId }) => contentId);
      await ended(uow, siteId, done);
      return new Set(done);
    });
  }
}

async function ended(uow: UnitOfWork, siteId: string, ids: string[]): Promise<void> {
  await dropConflicts(uow.rows(), ids);
  await dropDrift(uow.rows(), ids);
  await announceContent(uow, siteId, ids);
}

function requireMerged(keep: ConflictChoice, merged: Text | null): void {
  if (keep !== ConflictChoice.MERGED) {
    if (merged) throw badInput({ path: 'merged', message: 'merged is for MERGED alone: leave it out.' });
    return;
  }
  if (!merged) throw badInput({ path: 'merged', message: 'Give the merged title and text.' });
  const faults = textFaults(merged).map(({ path, message }) => ({ path: `merged.${path}`, message }));
  if (faults.length > 0) throw badInput(faults);
}

/** As an import takes it. What WordPress has is what is published, unless terms of ours are still to be made there. */
async function take(uow: UnitOfWork, siteId: string, theirs: ImportConflict[]): Promise<void> {
  if (theirs.length === 0) return;
  const rows = uow.rows<ImportTables>();
  const placed = theirs.map(({ contentId, title, contentHtml: html, terms, fingerprint }) => ({
    id: contentId,
    post: { title, html, terms },
    baseline: fingerprint,
  }));
  const retermed = await replaceTerms(rows, siteId, { known: placed }, await findTerms(rows, siteId, placed));
  await reviseFromImport(rows, await markTaken(rows, placed, retermed));
  await sql`update content c set published_version = body_version
    where c.id = ${anyOf(placed.map(({ id }) => id))} and c.status = 'published' and not exists (
      select 1 from content_term ct join content_taxonomy t on t.id = ct.term_id
      where ct.content_id = c.id and t.external_id is null and t.taxonomy_type <> 'cluster')`.execute(rows);
}

/** The text takes the place of ours. From now on WordPress has changed nothing that we do not know of. */
function keepOurs(em: UnitOfWork['em'], content: Content, theirs: ImportConflict, text: Text, author: Author): void {
  const writes = (['title', 'contentHtml'] as const).filter((field) => content[field] !== text[field]);
  const isOther = theirs.title !== text.title || theirs.contentHtml !== text.contentHtml;
  if (isOther) {
    content.version += 1;
    em.create(ContentRevisionEntity, {
      siteId: content.siteId,
      contentId: content.id,
      version: content.version,
      title: theirs.title,
      contentHtml: theirs.contentHtml,
      authorKind: AuthorKind.IMPORT,
      authorId: null,
      note: 'What WordPress had. Other words were kept.',
    });
  }
  if (isOther || writes.length > 0) {
    content.version += 1;
    content.title = text.title;
    content.contentHtml = text.contentHtml;
    content.fieldVersions = markChanged(content.fieldVersions, writes, content.version);
    revise(em, content, author, writes.length > 0 ? 'Merged with what WordPress had.' : 'Kept, over what WordPress had.');
  }
  // Also where it is what was published last: by now WordPress has something else.
  content.bodyVersion += 1;
  content.baselineHash = rebase(theirs.fingerprint, content.baselineHash ?? null);
  content.baselineVersion = 0;
}
