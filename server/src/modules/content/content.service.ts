/**
 * The only writer of single Content rows: makes drafts from tasks and saves edits. Every change of the text leaves a
 * revision. Refuses a stale save, a structure that does not fit, and anything of another site.
 */
import { LockMode } from '@mikro-orm/core';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.ts';
import { ClusterEntity, ContentType, KeywordEntity, requireFit, type Task } from '../planner/index.ts';
import { ContentTaxonomyEntity } from '../taxonomy/index.ts';
import { dropBuffer } from './buffer/buffer.writes.ts';
import { type Content, ContentEntity, ContentSource, ContentStatus, ContentTermEntity } from './content/content.entity.ts';
import type { UpdateContentInput } from './content/content.inputs.ts';
import type { ContentTables } from './content.tables.ts';
import { announceContent } from './content-changes.ts';
import { type ContentField, markChanged, staleFields, touchesBody } from './content-save.rules.ts';
import { type Author, revise } from './revision/revise.ts';
import { AuthorKind, ContentRevisionEntity } from './revision/revision.entity.ts';
import { textFaults } from './text-faults.rules.ts';

export interface NewDraft {
  task: Task;
  title: string;
  contentHtml: string;
  author: Author;
  note?: string | undefined;
}

export const authorOf = (actor: Actor): Author => ({ kind: actor.kind === 'token' ? AuthorKind.TOKEN : AuthorKind.USER, id: actor.id });

export class ContentService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Part of completing a task: the caller holds the lock on it, and marks it completed in the same unit of work. */
  async createFromTask(uow: UnitOfWork, { task, title, contentHtml, author, note }: NewDraft): Promise<string> {
    const { em } = uow;
    const content = em.create(ContentEntity, {
      siteId: task.siteId,
      sectorId: task.sectorId,
      clusterId: task.clusterId,
      taskId: task.id,
      targetTermId: task.contentType === ContentType.TAXONOMY ? (task.taxonomyTermId ?? null) : null,
      primaryKeywordId: task.primaryKeywordId ?? null,
      title,
      contentHtml,
      contentType: task.contentType,
      contentStructure: task.contentStructure,
      source: ContentSource.IGNY8,
      status: ContentStatus.DRAFT,
      version: 1,
      bodyVersion: 1,
    });
    await em.flush();
    if (task.taxonomyTermId && task.contentType !== ContentType.TAXONOMY) {
      em.create(ContentTermEntity, { siteId: task.siteId, contentId: content.id, termId: task.taxonomyTermId });
    }
    revise(em, content, author, note);
    await em.flush();
    await announceContent(uow, content.siteId, [content.id]);
    return content.id;
  }

  /**
   * @param stay the stay in the editor that saves, if it is one: what was kept of it until now is not needed any more.
   * @returns the id, so that the caller reads the row as anyone would.
   */
  async update(actor: Actor, id: string, expectedVersion: number, input: UpdateContentInput, stay: string | null = null): Promise<string> {
    const faults = textFaults(input);
    if (faults.length > 0) throw badInput(faults);
    return this.#db.unitOfWork(async (uow) => {
      const { em } = uow;
      const content = await em.findOne(ContentEntity, { id, deletedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!content || !actor.reaches(content.siteId)) throw notFound('content', id);
      if (stay !== null) await dropBuffer(uow.rows<ContentTables>(), actor, id, stay);
      const terms = input.taxonomyTermIds != null ? await this.#termChange(em, content, input.taxonomyTermIds) : null;
      const writes = await this.#apply(em, content, input);
      if (terms) writes.push('taxonomyTerms');
      if (writes.length > 0) await this.#write(uow, actor, content, writes, expectedVersion);
      await terms?.();
      return id;
    });
  }

  /**
   * Puts the title and the text of a revision in the place of the present ones, as a new version.
   *
   * @param expectedVersion the version of the content that was looked at; null to restore whatever came since.
   * @returns the id of the content.
   */
  async restoreRevision(actor: Actor, revisionId: string, expectedVersion: number | null): Promise<string> {
    return this.#db.unitOfWork(async (uow) => {
      const { em } = uow;
      const found = await em.findOne(ContentRevisionEntity, { id: revisionId, proposed: false });
      if (!found || !actor.reaches(found.siteId)) throw notFound('revision', revisionId);
      const content = await em.findOne(ContentEntity, { id: found.contentId, deletedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      // Again under the content's lock: a write of this moment gives it the text that it had of the content.
      const revision = await em.refreshOrFail(found);
      if (!content) throw conflict('The content of this revision is deleted. Restore it first.');
      // One without a text of its own has the content's.
      const writes = await this.#apply(em, content, { title: revision.title, contentHtml: revision.contentHtml ?? content.contentHtml });
      const note = `Restored from version ${revision.version}.`;
      if (writes.length > 0) await this.#write(uow, actor, content, writes, expectedVersion ?? content.version, note);
      return content.id;
    });
  }

  /** What every change of fields comes with: refused where it is stale, counted, kept as a revision, and told. */
  async #write(
    uow: UnitOfWork,
    actor: Actor,
    content: Content,
    writes: ContentField[],
    expectedVersion: number,
    note?: string,
  ): Promise<void> {
    const stale = staleFields(writes, content.fieldVersions, expectedVersion);
    if (stale.length > 0 || expectedVersion > content.version) throw await staleSave(uow, content.id, stale);
    content.version += 1;
    content.fieldVersions = markChanged(content.fieldVersions, writes, content.version);
    if (touchesBody(writes)) content.bodyVersion += 1;
    if (writes.includes('title') || writes.includes('contentHtml')) revise(uow.em, content, authorOf(actor), note);
    await announceContent(uow, content.siteId, [content.id]);
  }

  /** Assigns what differs and names the fields that did. */
  async #apply(em: UnitOfWork['em'], content: Content, input: UpdateContentInput): Promise<ContentField[]> {
    const writes: ContentField[] = [];
    if (input.title != null && input.title !== content.title) {
      content.title = input.title;
      writes.push('title');
    }
    if (input.contentHtml != null && input.contentHtml !== content.contentHtml) {
      content.contentHtml = input.contentHtml;
      writes.push('contentHtml');
    }
    if (input.clusterId !== undefined && input.clusterId !== content.clusterId) {
      await this.#moveToCluster(em, content, input.clusterId);
      writes.push('cluster');
    }
    const type = input.contentType ?? content.contentType;
    const structure = input.contentStructure ?? content.contentStructure;
    if (type !== content.contentType && content.externalId != null) {
      throw badInput({ path: 'contentType', message: 'The type is fixed once the content is in WordPress.' });
    }
    requireFit(type, structure, 'contentStructure');
    if (type !== content.contentType) writes.push('contentType');
    if (structure !== content.contentStructure) writes.push('contentStructure');
    content.contentType = type;
    content.contentStructure = structure;
    if (input.primaryKeywordId !== undefined && input.primaryKeywordId !== content.primaryKeywordId) {
      if (input.primaryKeywordId)
        await mustBelong(em, KeywordEntity, content.siteId, input.primaryKeywordId, 'primaryKeywordId', 'keyword');
      content.primaryKeywordId = input.primaryKeywordId;
      writes.push('primaryKeyword');
    }
    if (input.targetTermId !== undefined && input.targetTermId !== content.targetTermId) {
      if (input.targetTermId) await mustBelong(em, ContentTaxonomyEntity, content.siteId, input.targetTermId, 'targetTermId', 'term');
      content.targetTermId = input.targetTermId;
      writes.push('targetTerm');
    }
    return writes;
  }

  async #moveToCluster(em: UnitOfWork['em'], content: Content, clusterId: string | null): Promise<void> {
    if (clusterId === null) {
      if (content.source !== ContentSource.WORDPRESS) {
        throw badInput({ path: 'clusterId', message: 'Content written here always has a cluster. Choose another one instead.' });
      }
      content.clusterId = null;
      return;
    }
    const cluster = await em.findOne(ClusterEntity, { id: clusterId, siteId: content.siteId });
    if (!cluster) throw badInput({ path: 'clusterId', message: 'clusterId is not a cluster of this site.' });
    content.clusterId = cluster.id;
    content.sectorId = cluster.sectorId;
  }

  /** @returns how to write the change, or null where the terms are these already. */
  async #termChange(em: UnitOfWork['em'], content: Content, termIds: string[]): Promise<(() => Promise<void>) | null> {
    const wanted = new Set(termIds);
    const current = new Set((await em.find(ContentTermEntity, { contentId: content.id })).map((row) => row.termId as string));
    const added = [...wanted].filter((termId) => !current.has(termId));
    const removed = [...current].filter((termId) => !wanted.has(termId));
    if (added.length === 0 && removed.length === 0) return null;
    const known = await em.count(ContentTaxonomyEntity, { id: { $in: added }, siteId: content.siteId });
    if (known !== added.length)
      throw badInput({ path: 'taxonomyTermIds', message: 'taxonomyTermIds holds an id that is not a term of this site.' });
    return async () => {
      await em.nativeDelete(ContentTermEntity, { contentId: content.id, termId: { $in: removed } });
      for (const termId of added) em.create(ContentTermEntity, { siteId: content.siteId, contentId: content.id, termId });
    };
  }
}

async function mustBelong(
  em: UnitOfWork['em'],
  entity: typeof KeywordEntity | typeof ContentTaxonomyEntity,
  siteId: string,
  id: string,
  path: string,
  thing: string,
): Promise<void> {
  if ((await em.count(entity as typeof KeywordEntity, { id, siteId })) === 0)
    throw badInput({ path, message: `${path} is not a ${thing} of this site.` });
}

/** The whole present state goes with the refusal, so that an editor can show both texts. */
export async function staleSave(uow: UnitOfWork, id: string, stale: readonly string[]) {
  // As a row: asking for the entity would first write the changes that are being refused.
  const now = await uow
    .rows<ContentTables>()
    .selectFrom('content')
    .select(['version', 'title', 'content_html', 'cluster_id', 'updated_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return conflict('Somebody changed this while you were editing. Both versions are kept: compare them, then save again.', {
    staleFields: stale,
    current: {
      id,
      version: now.version,
      title: now.title,
      contentHtml: now.content_html,
      clusterId: now.cluster_id,
      updatedAt: new Date(now.updated_at).toISOString(),
    },
  });
}
