/**
 * Changes many contents at once: ids, or all that match a filter, frozen at the start. Set-wise statements, one transaction
 * per chunk, one token that takes all of it back. What cannot be changed is listed with its reason, in the preview and in the
 * work by the same rules; nothing is ever published from here.
 */
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { AppError, badInput, type ErrorCode, notFound } from '../../platform/errors/app-error.ts';
import type { PlannerTables } from '../planner/index.ts';
import { requireSite } from '../site/index.ts';
import type { TaxonomyTables } from '../taxonomy/index.ts';
import type { UndoService } from '../undo/index.ts';
import {
  acceptSuggestions,
  assignCluster,
  assignTerms,
  type BatchAction,
  deletion,
  restoration,
  unlinking,
} from './batch/batch-actions.ts';
import { BATCH_FAULTS, type BatchFault } from './batch/batch-faults.rules.ts';
import { ContentBatchKind } from './batch/batch-kind.ts';
import { type Preview, previewOf } from './batch/batch-preview.reads.ts';
import { type Selected, type Selection, selected, standings } from './batch/batch-selection.ts';
import { contentConditions } from './content/content.filter.ts';
import type { ContentFilter } from './content/content.inputs.ts';
import type { ContentTables } from './content.tables.ts';
import { announceContent } from './content-changes.ts';
import type { PublishingNow } from './publishing-now.port.ts';
import { chosenSuggestions, type SuggestionsToAccept } from './suggestion/suggestion-choice.ts';

type Tables = ContentTables & TaxonomyTables & PlannerTables;

export interface BatchResult {
  updated: number;
  failed: { id: string; code: ErrorCode; message: string }[];
  undoToken: string | null;
}

/** What a batch is to do, as somebody who asks for a preview says it. */
export interface BatchOrder {
  kind: ContentBatchKind;
  clusterId?: string | null | undefined;
  attachTermIds?: string[] | null | undefined;
  detachTermIds?: string[] | null | undefined;
}

/** So many contents change in one transaction, and so many rows are recorded in one piece. */
const CHUNK = 2_000;
const MAX_ROWS = 20_000;
const MAX_TERMS = 100;
const UNFORESEEN = { code: 'INTERNAL', message: 'Something went wrong here; the log has the cause. Reload and try again.' } as const;

export class ContentBatchService {
  readonly #db: Database;
  readonly #undo: UndoService;
  readonly #publishing: PublishingNow;
  readonly #brokeOff: (error: unknown) => void;

  /** @param brokeOff told what nobody foresaw, where a part of the batch went through before it. */
  constructor(db: Database, undo: UndoService, publishing: PublishingNow, brokeOff: (error: unknown) => void) {
    this.#db = db;
    this.#undo = undo;
    this.#publishing = publishing;
    this.#brokeOff = brokeOff;
  }

  /** The sector of a content becomes its cluster's. */
  async assignCluster(actor: Actor, selection: Selection, clusterId: string): Promise<BatchResult> {
    const chosen = selected(selection, 'selection');
    const cluster = await this.#cluster(actor, clusterId);
    return this.#act(cluster.site_id, chosen, assignCluster(cluster));
  }

  /** Each content's sector becomes that of its suggested cluster. */
  async acceptSuggestions(actor: Actor, siteId: string, asked: SuggestionsToAccept): Promise<BatchResult> {
    await requireSite(this.#db, actor, siteId);
    return this.#act(siteId, await chosenSuggestions(this.#db, siteId, asked), acceptSuggestions(asked.minConfidence ?? 0));
  }

  /** Attaches and detaches terms. A content that changes has "unpublished changes" if it was published. */
  async assignTerms(actor: Actor, selection: Selection, attach: string[], detach: string[]): Promise<BatchResult> {
    const chosen = selected(selection, 'selection');
    const siteId = await this.#siteOfTerms(actor, attach, detach);
    return this.#act(siteId, chosen, assignTerms(attach, detach));
  }

  async delete(actor: Actor, selection: Selection, siteId: string | null | undefined): Promise<BatchResult> {
    const chosen = selected(selection, 'ids');
    return this.#act(await this.#siteOf(actor, chosen, siteId), chosen, deletion(this.#publishing));
  }

  async restore(actor: Actor, selection: Selection, siteId: string | null | undefined): Promise<BatchResult> {
    const chosen = selected(selection, 'ids');
    return this.#act(await this.#siteOf(actor, chosen, siteId), chosen, restoration);
  }

  /** For those who publish, and have told WordPress already. */
  async unlink(actor: Actor, siteId: string, ids: string[]): Promise<BatchResult> {
    await requireSite(this.#db, actor, siteId);
    return this.#act(siteId, selected({ ids }, 'contentIds'), unlinking(this.#publishing));
  }

  async preview(actor: Actor, siteId: string, selection: Selection, order: BatchOrder): Promise<Preview> {
    await requireSite(this.#db, actor, siteId);
    const chosen = selected(selection, 'selection');
    return previewOf(this.#db.rows<Tables>(), siteId, chosen, await this.#actionOf(actor, siteId, order));
  }

  /** The ids of all that match, as they are now. */
  async idsMatching(actor: Actor, siteId: string, filter: ContentFilter): Promise<string[]> {
    await requireSite(this.#db, actor, siteId);
    const { matching } = selected({ matching: filter }, 'matching');
    const found = await this.#db
      .rows<Tables>()
      .selectFrom('content')
      .select('content.id')
      .where('content.site_id', '=', siteId)
      .where((eb) => contentConditions(eb, matching ?? {}))
      .execute();
    return found.map((row) => row.id);
  }

  async #act(siteId: string | null, chosen: Selected, action: BatchAction): Promise<BatchResult> {
    const result: BatchResult = { updated: 0, failed: [], undoToken: null };
    const fail = (id: string, fault: BatchFault) => result.failed.push({ id, ...BATCH_FAULTS[fault] });
    const found = siteId ? await standings(this.#db.rows<Tables>(), siteId, chosen, action).orderBy('content.id').execute() : [];
    const there = new Set(found.map((row) => row.id));
    for (const id of chosen.malformed ?? []) fail(id, 'malformed');
    for (const id of chosen.ids ?? []) if (!there.has(id)) fail(id, 'absent');
    for (const { id, fault } of found) if (fault) fail(id, fault);
    const going = found.filter(({ fault, changing }) => changing && !fault).map(({ id }) => id);
    const step = Math.min(CHUNK, Math.floor(MAX_ROWS / action.rowsEach));
    for (let at = 0; siteId && at < going.length; at += step) await this.#chunk(siteId, going.slice(at, at + step), action, result);
    return result;
  }

  /** What breaks off leaves the chunks before it done, and the token that takes them back in the hands of whoever asked. */
  async #chunk(siteId: string, ids: string[], action: BatchAction, result: BatchResult): Promise<void> {
    try {
      const done = await this.#db.unitOfWork(async (uow) => {
        const rows = uow.rows<Tables>();
        await action.hold?.(uow, ids);
        await rows.selectFrom('content').select('id').where('id', '=', anyOf(ids)).orderBy('id').forUpdate().execute();
        // Looked at again: somebody may have deleted one, or begun to publish it, since they were chosen.
        const now = await standings(rows, siteId, { ids }, action).execute();
        const going = now.filter(({ fault, changing }) => changing && !fault).map(({ id }) => id);
        const failed = now.flatMap(({ id, fault }) => (fault ? [{ id, ...BATCH_FAULTS[fault] }] : []));
        if (going.length === 0) return { updated: result.updated, failed, undoToken: result.undoToken };
        const changes = await action.change(uow, siteId, going);
        await announceContent(uow, siteId, going);
        const updated = result.updated + going.length;
        const summary = action.summary(`${updated.toLocaleString('en')} ${updated === 1 ? 'content' : 'contents'}`);
        return { updated, failed, undoToken: await this.#undo.record(uow, siteId, summary, changes, result.undoToken) };
      });
      result.failed.push(...done.failed);
      result.updated = done.updated;
      result.undoToken = done.undoToken;
    } catch (error) {
      const isForeseen = error instanceof AppError;
      if (!isForeseen && result.undoToken === null) throw error;
      if (!isForeseen) this.#brokeOff(error);
      const { code, message } = isForeseen ? error : UNFORESEEN;
      result.failed.push(...ids.map((id) => ({ id, code, message })));
    }
  }

  async #actionOf(actor: Actor, siteId: string, { kind, clusterId, attachTermIds, detachTermIds }: BatchOrder): Promise<BatchAction> {
    if (kind === ContentBatchKind.DELETE) return deletion(this.#publishing);
    if (kind === ContentBatchKind.RESTORE) return restoration;
    if (kind === ContentBatchKind.ASSIGN_CLUSTER) {
      if (clusterId == null) throw badInput({ path: 'action.clusterId', message: 'Name the cluster.' });
      const cluster = await this.#cluster(actor, clusterId);
      if (cluster.site_id !== siteId) throw notFound('cluster', clusterId);
      return assignCluster(cluster);
    }
    const [attach, detach] = [attachTermIds ?? [], detachTermIds ?? []];
    if ((await this.#siteOfTerms(actor, attach, detach)) !== siteId)
      throw badInput({ path: 'action.attachTermIds', message: 'The terms are of another site.' });
    return assignTerms(attach, detach);
  }

  async #cluster(actor: Actor, id: string) {
    const rows = this.#db.rows<Tables>();
    const cluster = await rows.selectFrom('cluster').select(['id', 'site_id', 'name']).where('id', '=', id).executeTakeFirst();
    if (!cluster || !actor.reaches(cluster.site_id)) throw notFound('cluster', id);
    return cluster;
  }

  async #siteOfTerms(actor: Actor, attach: string[], detach: string[]): Promise<string> {
    const refuse = (message: string) => badInput({ path: 'attachTermIds', message });
    const ids = [...attach, ...detach];
    if (ids.length === 0) throw refuse('Name at least one term to attach or to detach.');
    if (ids.length > MAX_TERMS) throw refuse(`At most ${MAX_TERMS} terms in one call.`);
    if (attach.some((id) => detach.includes(id))) throw refuse('A term is to be attached and detached at once. Name it once.');
    const rows = this.#db.rows<Tables>();
    const found = await rows.selectFrom('content_taxonomy').select(['id', 'site_id']).where('id', '=', anyOf(ids)).execute();
    const known = new Map(found.filter((row) => actor.reaches(row.site_id)).map((row) => [row.id, row.site_id]));
    const missing = ids.find((id) => !known.has(id.toLowerCase()));
    if (missing !== undefined) throw notFound('term', missing);
    const [siteId, ...others] = new Set(known.values());
    if (siteId === undefined || others.length > 0) throw refuse('The terms must be of one site.');
    return siteId;
  }

  /** The one that is named, else that of the first content that is there; null where none of them is. */
  async #siteOf(actor: Actor, { ids }: Selected, siteId: string | null | undefined): Promise<string | null> {
    if (siteId) {
      await requireSite(this.#db, actor, siteId);
      return siteId;
    }
    if (!ids) throw badInput({ path: 'siteId', message: 'Say which site the filter is for.' });
    const rows = this.#db.rows<Tables>();
    const found = await rows.selectFrom('content').select(['id', 'site_id']).where('id', '=', anyOf(ids)).execute();
    const sites = new Map(found.filter((row) => actor.reaches(row.site_id)).map((row) => [row.id, row.site_id]));
    return ids.map((id) => sites.get(id)).find((site) => site !== undefined) ?? null;
  }
}
