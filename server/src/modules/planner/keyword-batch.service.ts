/**
 * Moves and deletes many keywords at once: ids, or all that match a filter, frozen at the start. A handful of statements in
 * one transaction, which can be taken back.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import { requireNoEmptyList } from '../../platform/errors/empty-list.ts';
import { requireSite } from '../site/index.ts';
import { deleteRecorded, type UndoService, updateRecorded } from '../undo/index.ts';
import { counted, lockClusters } from './cluster-work/cluster-moves.ts';
import type { ContentDependents } from './content-dependents.port.ts';
import type { KeywordFilter } from './keyword/keyword.inputs.ts';
import { matchingKeywordIds } from './keyword/keyword.reads.ts';
import type { PlannerTables } from './planner.tables.ts';

export interface KeywordSelection {
  ids?: string[] | null | undefined;
  matching?: KeywordFilter | null | undefined;
  /** Where to look for what matches. */
  siteId?: string | null | undefined;
}

export interface KeywordBatch {
  ids: string[];
  undoToken: string | null;
}

const MAX_IDS = 10_000;
const MAX_MATCHING = 100_000;

export class KeywordBatchService {
  readonly #db: Database;
  readonly #content: ContentDependents;
  readonly #undo: UndoService;

  constructor(db: Database, content: ContentDependents, undo: UndoService) {
    this.#db = db;
    this.#content = content;
    this.#undo = undo;
  }

  /** By hand, so that no run moves them again. A null cluster takes them out of theirs. */
  async move(actor: Actor, selection: KeywordSelection, clusterId: string | null): Promise<KeywordBatch> {
    const { siteId, ids } = await this.#choose(actor, selection, 'keywordIds');
    return this.#db.unitOfWork(async (uow) => {
      const [cluster] = clusterId ? await lockClusters(uow, actor, [clusterId], 'clusterId') : [];
      if (cluster && siteId !== cluster.siteId)
        throw badInput({ path: 'clusterId', message: `"${cluster.name}" is a cluster of another site.` });
      const moved = await updateRecorded(uow, {
        table: 'keyword',
        set: {
          cluster_id: sql`${clusterId}::uuid`,
          assigned_by: sql`'person'`,
          score: sql`null`,
          ...(cluster && { sector_id: sql`${cluster.sectorId}::uuid` }),
        },
        where: sql`id = ${anyOf(ids)} and site_id = ${siteId}`,
      });
      const where = cluster ? `moved to "${cluster.name}"` : 'taken out of their clusters';
      return { ids, undoToken: await this.#undo.record(uow, siteId, `${counted(ids.length, 'keyword')} ${where}`, [moved]) };
    });
  }

  /** Ideas, tasks and content that aim at one lose it, and keep everything else. */
  async delete(actor: Actor, selection: KeywordSelection): Promise<KeywordBatch> {
    const { siteId, ids } = await this.#choose(actor, selection, 'ids');
    return this.#db.unitOfWork(async (uow) => {
      const theirs = sql`keyword_id = ${anyOf(ids)}`;
      const aims = { set: { primary_keyword_id: sql`null` }, where: sql`primary_keyword_id = ${anyOf(ids)}` };
      const changes = [
        await updateRecorded(uow, { table: 'idea', ...aims }),
        await updateRecorded(uow, { table: 'task', ...aims }),
        await this.#content.forgetKeywords(uow, siteId, ids),
        // These would go with the keywords, untold. The kept vectors do: they are worked out again when they are needed.
        await deleteRecorded(uow, 'idea_keyword', theirs, ['idea_id', 'keyword_id']),
        await deleteRecorded(uow, 'task_keyword', theirs, ['task_id', 'keyword_id']),
        await deleteRecorded(uow, 'cluster_run_keyword', theirs, ['run_id', 'keyword_id']),
        await deleteRecorded(uow, 'keyword', sql`id = ${anyOf(ids)} and site_id = ${siteId}`),
      ];
      // Undone from the last to the first: the keywords come back before what points at them.
      const undoToken = await this.#undo.record(uow, siteId, `${counted(ids.length, 'keyword')} deleted`, changes);
      return { ids: (changes.at(-1)?.deleted ?? []).map((row) => String(row.id)), undoToken };
    });
  }

  async #choose(actor: Actor, { ids, matching, siteId }: KeywordSelection, path: string): Promise<{ siteId: string; ids: string[] }> {
    if ((ids == null) === (matching == null)) throw badInput({ path, message: `Give either ${path}, or matching with siteId.` });
    requireNoEmptyList(matching ?? {}, 'matching');
    if (ids) return this.#known(actor, [...new Set(ids)], path);
    if (!siteId) throw badInput({ path: 'siteId', message: 'Say which site the filter is for.' });
    await requireSite(this.#db, actor, siteId);
    const found = await matchingKeywordIds(this.#db, siteId, matching ?? {}, MAX_MATCHING + 1);
    if (found.length > MAX_MATCHING)
      throw new AppError('LIMIT_EXCEEDED', `More than ${MAX_MATCHING.toLocaleString('en')} keywords match. Narrow the filter.`);
    return { siteId, ids: found };
  }

  /** All or none, and all of one site. */
  async #known(actor: Actor, ids: string[], path: string): Promise<{ siteId: string; ids: string[] }> {
    if (ids.length === 0) throw badInput({ path, message: 'Name at least one keyword.' });
    if (ids.length > MAX_IDS)
      throw badInput({ path, message: `At most ${MAX_IDS.toLocaleString('en')} in one call; for more, give matching.` });
    const found = await this.#db
      .rows<PlannerTables>()
      .selectFrom('keyword')
      .select(['id', 'site_id'])
      .where('id', '=', anyOf(ids))
      .execute();
    const sites = new Map(found.filter((row) => actor.reaches(row.site_id)).map((row) => [row.id, row.site_id]));
    const missing = ids.find((id) => !sites.has(id));
    if (missing !== undefined) throw notFound('keyword', missing);
    const [siteId, ...others] = new Set(sites.values());
    if (siteId === undefined || others.length > 0) throw badInput({ path, message: 'The keywords must be of one site.' });
    return { siteId, ids };
  }
}
