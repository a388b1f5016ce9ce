/**
 * Texts that the Writer makes for content that is there already. Where the present text is its own, the new one takes its
 * place; where somebody else's words stand, it is only proposed, one at a time, until a person accepts or discards it.
 */
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { conflict, notFound } from '../../platform/errors/app-error.ts';
import { type Content, ContentEntity } from './content/content.entity.ts';
import { staleSave } from './content.service.ts';
import type { ContentTables } from './content.tables.ts';
import { announceContent } from './content-changes.ts';
import { type ContentField, markChanged, staleFields } from './content-save.rules.ts';
import { type Author, revise } from './revision/revise.ts';
import { AuthorKind, ContentRevisionEntity } from './revision/revision.entity.ts';

export interface NewText {
  title: string;
  contentHtml: string;
  author: Author;
  note?: string | undefined;
}

export class ProposalService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Part of a larger unit of work. A text that says what stands there already changes nothing. */
  async offer(uow: UnitOfWork, contentId: string, { title, contentHtml, author, note }: NewText): Promise<void> {
    const { em } = uow;
    const content = await em.findOne(ContentEntity, { id: contentId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!content) throw notFound('content', contentId);
    if (content.deletedAt) throw conflict('The content of this task was deleted. Restore that content to go on.', { contentId });
    if (title === content.title && contentHtml === content.contentHtml) return;
    await em.nativeDelete(ContentRevisionEntity, { contentId, proposed: true });
    if (await isOurs(uow, contentId)) {
      rewrite(content, { title, contentHtml });
      revise(em, content, author, note);
    } else {
      em.create(ContentRevisionEntity, {
        siteId: content.siteId,
        contentId,
        version: content.version,
        proposed: true,
        title,
        contentHtml,
        authorKind: author.kind,
        authorId: author.id,
        note: note ?? null,
      });
    }
    await em.flush();
    await announceContent(uow, content.siteId, [contentId]);
  }

  /**
   * @param expectedVersion the version of the content that was looked at; the one that was written against where it is left out.
   * @returns the id of the content.
   */
  async accept(actor: Actor, revisionId: string, expectedVersion: number | null): Promise<string> {
    return this.#db.unitOfWork(async (uow) => {
      const { revision, content } = await this.#locked(uow, actor, revisionId);
      const proposed = { title: revision.title, contentHtml: revision.contentHtml as string };
      const writes = rewritten(content, proposed);
      const stale = staleFields(writes, content.fieldVersions, expectedVersion ?? revision.version);
      if (stale.length > 0) throw await staleSave(uow, content.id, stale);
      rewrite(content, proposed);
      revision.proposed = false;
      revision.version = content.version;
      revision.note = `Proposed by the Writer, accepted by ${actor.name}.`;
      await announceContent(uow, content.siteId, [content.id]);
      return content.id;
    });
  }

  /** @returns the id of the content. */
  async discard(actor: Actor, revisionId: string): Promise<string> {
    return this.#db.unitOfWork(async (uow) => {
      const { revision, content } = await this.#locked(uow, actor, revisionId);
      uow.em.remove(revision);
      await announceContent(uow, content.siteId, [content.id]);
      return content.id;
    });
  }

  async #locked({ em }: UnitOfWork, actor: Actor, revisionId: string) {
    const found = await em.findOne(ContentRevisionEntity, { id: revisionId });
    if (!found || !actor.reaches(found.siteId)) throw notFound('proposed revision', revisionId);
    const content = await em.findOne(ContentEntity, { id: found.contentId, deletedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    // Read again under the content's lock: another one may have taken its place, or somebody may have decided.
    const revision = await em.findOne(ContentRevisionEntity, { id: revisionId, proposed: true }, { refresh: true });
    if (!content || !revision)
      throw conflict('This is not proposed any more: somebody has decided on it, or a newer one took its place. Reload.');
    return { revision, content };
  }
}

/** Whether the present text is the Writer's own: its latest revision is. */
async function isOurs(uow: UnitOfWork, contentId: string): Promise<boolean> {
  const latest = await uow
    .rows<ContentTables>()
    .selectFrom('content_revision')
    .select('author_kind')
    .where('content_id', '=', contentId)
    .where(sql<boolean>`not proposed`)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return latest?.author_kind === AuthorKind.AI;
}

interface Text {
  title: string;
  contentHtml: string;
}

const rewritten = (content: Content, text: Text): ContentField[] =>
  (['title', 'contentHtml'] as const).filter((field) => content[field] !== text[field]);

function rewrite(content: Content, text: Text): void {
  const writes = rewritten(content, text);
  content.title = text.title;
  content.contentHtml = text.contentHtml;
  content.version += 1;
  content.bodyVersion += 1;
  content.fieldVersions = markChanged(content.fieldVersions, writes, content.version);
}
