/**
 * Ends a conflict as somebody chose. What is not kept stays as a revision, ours and theirs. Refuses where the content, or
 * what WordPress has, changed since it was looked at. Sends nothing: ours goes to WordPress by publishing.
 */
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../../platform/db/database.ts';
import { badInput, conflict, notFound } from '../../../platform/errors/app-error.ts';
import { rebase } from '../baseline.rules.ts';
import { type Content, ContentEntity } from '../content/content.entity.ts';
import { authorOf, staleSave } from '../content.service.ts';
import { announceContent } from '../content-changes.ts';
import { CONFLICT_FIELDS, markChanged, staleFields } from '../content-save.rules.ts';
import { findTerms, markTaken, replaceTerms, reviseFromImport } from '../imported-content.writes.ts';
import type { ImportTables } from '../imported-post.ts';
import { type Author, revise } from '../revision/revise.ts';
import { AuthorKind, ContentRevisionEntity } from '../revision/revision.entity.ts';
import { textFaults } from '../text-faults.rules.ts';
import { dropConflicts } from './conflict.writes.ts';
import { type ImportConflict, ImportConflictEntity } from './import-conflict.entity.ts';

export const ConflictChoice = { OURS: 'ours', THEIRS: 'theirs', MERGED: 'merged' } as const;
export type ConflictChoice = (typeof ConflictChoice)[keyof typeof ConflictChoice];

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
      if (!theirs) throw conflict('There is nothing to choose here any more: somebody has chosen, or both sides agree again. Reload.');
      const stale = staleFields(CONFLICT_FIELDS, content.fieldVersions, expectedVersion);
      if (stale.length > 0 || expectedVersion > content.version) throw await staleSave(uow, contentId, stale);

      if (keep === ConflictChoice.THEIRS) await take(uow, content, theirs);
      else {
        const { title, contentHtml } = merged ?? content;
        keepOurs(uow.em, content, theirs, { title, contentHtml }, authorOf(actor));
        await uow.em.flush();
      }
      await dropConflicts(uow.rows(), [contentId]);
      await announceContent(uow, content.siteId, [contentId]);
      return contentId;
    });
  }
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
async function take(uow: UnitOfWork, content: Content, theirs: ImportConflict): Promise<void> {
  const rows = uow.rows<ImportTables>();
  const post = { title: theirs.title, html: theirs.contentHtml, terms: theirs.terms };
  const placed = [{ id: content.id, post, baseline: theirs.fingerprint }];
  const retermed = await replaceTerms(rows, content.siteId, placed, await findTerms(rows, content.siteId, placed));
  await reviseFromImport(rows, await markTaken(rows, placed, retermed));
  await sql`update content c set published_version = body_version
    where c.id = ${content.id} and c.status = 'published' and not exists (
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
