/**
 * What takes back the tie between a content and its live post: undoing the last publish (begun here, done by a job), and
 * forgetting posts. WordPress is told first, so that a post that we forget is never found again by the link that it bears.
 */
import type { Actor } from '../../platform/access/actor.ts';
import { eachOf } from '../../platform/async/each-of.ts';
import type { Database } from '../../platform/db/database.ts';
import { isId } from '../../platform/db/ids.ts';
import { AppError, badInput, conflict, notFound } from '../../platform/errors/app-error.ts';
import { reasonOf } from '../../platform/http/outgoing.faults.ts';
import type { BatchResult, ContentBatchService, PublicationService, PublishableContent } from '../content/index.ts';
import type { JobService } from '../jobs/index.ts';
import { ContentType } from '../planner/index.ts';
import type { SiteService } from '../site/index.ts';
import type { WordPressClient } from './client/wordpress-client.ts';
import type { ConnectionService } from './connection.service.ts';
import { postTypeOf } from './import/import-source.ts';
import { undoPublishJob } from './jobs/undo-publish.job.ts';
import { isPassing, isTheHosts, persistently } from './publish/again.ts';
import type { PublishHistory } from './publish-attempt/publish-history.ts';
import { requireActive } from './site-state.rules.ts';
import { firstSlug, postPath } from './wordpress-post.ts';

export interface UnpublishParts {
  db: Database;
  jobs: JobService;
  sites: SiteService;
  connections: ConnectionService;
  publication: PublicationService;
  history: PublishHistory;
  contentBatches: ContentBatchService;
}

const MOST = 500;
const AT_ONCE = 4;

export class UnpublishService {
  readonly #parts: UnpublishParts;

  constructor(parts: UnpublishParts) {
    this.#parts = parts;
  }

  /** @returns the id of the job. */
  async beginUndo(actor: Actor, contentId: string, overwrite: boolean): Promise<string> {
    const { db, jobs, sites, publication, history } = this.#parts;
    const [content] = isId(contentId) ? await publication.load([contentId]) : [];
    if (!content || content.deleted || !actor.reaches(content.siteId)) throw notFound('content', contentId);
    requireActive(await sites.get(actor, content.siteId));
    await sites.credentials(content.siteId);
    const undoable = await history.undoable(content.id);
    if (!undoable)
      throw conflict('There is no publish to take back: it was never published from here, or the last one was taken back already.');
    if (undoable.externalId !== content.externalId)
      throw conflict('It is no longer linked to the post that was published, so there is nothing of ours to put back.');
    const payload = { contentId: content.id, attemptId: undoable.id, overwrite };
    return db.unitOfWork((uow) => jobs.begin(uow, content.siteId, undoPublishJob, payload, 1));
  }

  /** Those whose posts could be told are forgotten, with one token that takes all of it back; a host that is down is not asked for each. */
  async unlink(actor: Actor, contentIds: string[]): Promise<BatchResult> {
    const ids = [...new Set(contentIds)];
    if (ids.length === 0) throw badInput({ path: 'contentIds', message: 'Name at least one content.' });
    if (ids.length > MOST) throw badInput({ path: 'contentIds', message: `At most ${MOST} are unlinked at once. Choose fewer.` });
    const contents = (await this.#parts.publication.load(ids.filter(isId))).filter(({ siteId }) => actor.reaches(siteId));
    const [first] = contents;
    const known = new Set(contents.filter(({ siteId }) => siteId === first?.siteId).map(({ id }) => id));
    const missing = ids.find((id) => !known.has(id));
    if (!first || missing !== undefined) throw notFound('content', missing ?? (ids[0] as string));
    const refused: BatchResult['failed'] = [];
    const client = await this.#parts.connections.open(first.siteId);
    let down: AppError | undefined;
    await eachOf(contents, AT_ONCE, async (content) => {
      try {
        if (down) throw down;
        await forget(client, content);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (isTheHosts(error)) down = error;
        refused.push({ id: content.id, code: error.code, message: `Its post still bears our link. ${error.message}` });
      }
    });
    const out = new Set(refused.map(({ id }) => id));
    const going = contents.filter(({ id }) => !out.has(id)).map(({ id }) => id);
    if (going.length === 0) return { updated: 0, failed: refused, undoToken: null };
    const result = await this.#parts.contentBatches.unlink(actor, first.siteId, going);
    return { ...result, failed: [...refused, ...result.failed] };
  }
}

/** Takes off what a publish or an import would know the post by: our links, or the slug of a first draft. */
async function forget(client: WordPressClient, content: PublishableContent): Promise<void> {
  const type = postTypeOf(content.contentType);
  if (content.externalId === null || content.contentType === ContentType.TAXONOMY || !type) return;
  const id = content.externalId;
  const plugin = await client.plugin();
  if (plugin) return persistently(() => plugin.unlink(content.id, id), isPassing);
  if (client.hasPlugin) return forgetByCore(client, type, id);
  const draft = await client.postBySlug(type, firstSlug(content.id));
  if (draft) await client.writePost(type, { path: postPath(await client.restBase(type), draft.id), fields: { slug: content.title } });
}

/** A plugin before 0.2 shows our links to core REST. */
async function forgetByCore(client: WordPressClient, type: string, id: number): Promise<void> {
  try {
    await client.writePost(type, { path: postPath(await client.restBase(type), id), fields: { meta: { _igny8_content_id: '' } } });
  } catch (error) {
    if (reasonOf(error) !== 'NOT_FOUND') throw error;
  }
}
