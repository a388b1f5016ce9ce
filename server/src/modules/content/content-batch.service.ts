/**
 * Changes many contents at once: ids, or all that match a filter, frozen at the start. Set-wise statements, one transaction
 * per chunk; what cannot be changed is listed with its reason, and nothing is ever published from here.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { badInput, type ErrorCode, notFound } from '../../platform/errors/app-error.ts';
import { requireNoEmptyList } from '../../platform/errors/empty-list.ts';
import type { PlannerTables } from '../planner/index.ts';
import type { TaxonomyTables } from '../taxonomy/index.ts';
import type { ContentSelection } from './content/content.batch.inputs.ts';
import { contentConditions } from './content/content.filter.ts';
import type { ContentFilter } from './content/content.inputs.ts';
import type { ContentTables } from './content.tables.ts';
import { announceContent } from './content-changes.ts';

type Tables = ContentTables & TaxonomyTables & PlannerTables;

export interface BatchResult {
  updated: number;
  failed: { id: string; code: ErrorCode; message: string }[];
}

const CHUNK = 2_000;

export class ContentBatchService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async assignCluster(actor: Actor, selection: ContentSelection, clusterId: string): Promise<BatchResult> {
    const cluster = await this.#db
      .rows<Tables>()
      .selectFrom('cluster')
      .select(['site_id', 'sector_id'])
      .where('id', '=', clusterId)
      .executeTakeFirst();
    if (!cluster || !actor.reaches(cluster.site_id)) throw notFound('cluster', clusterId);
    return this.#each(cluster.site_id, await this.#choose(cluster.site_id, selection), async (rows, ids) => {
      const changed = await rows
        .updateTable('content')
        .set({
          cluster_id: clusterId,
          sector_id: cluster.sector_id,
          version: sql<number>`version + 1`,
          field_versions: sql<never>`field_versions || jsonb_build_object('cluster', version + 1)`,
          updated_at: sql<string>`now()`,
        })
        .where('id', '=', anyOf(ids))
        .where((eb) => eb('cluster_id', 'is distinct from', clusterId))
        .executeTakeFirst();
      return Number(changed.numUpdatedRows);
    });
  }

  /** Attaches and detaches terms. A content that changes has "unpublished changes" if it was published. */
  async assignTerms(actor: Actor, selection: ContentSelection, attach: string[], detach: string[]): Promise<BatchResult> {
    const siteId = await this.#siteOfTerms(actor, [...attach, ...detach]);
    return this.#each(siteId, await this.#choose(siteId, selection), async (rows, ids) => {
      const touched = new Set<string>();
      if (detach.length > 0) {
        const gone = await rows
          .deleteFrom('content_term')
          .where('content_id', '=', anyOf(ids))
          .where('term_id', '=', anyOf(detach))
          .returning('content_id')
          .execute();
        for (const row of gone) touched.add(row.content_id);
      }
      if (attach.length > 0) {
        const come = await rows
          .insertInto('content_term')
          .columns(['site_id', 'content_id', 'term_id'])
          .expression(
            rows
              .selectFrom('content')
              .innerJoin('content_taxonomy', (join) => join.on('content_taxonomy.id', '=', anyOf(attach)))
              .select(['content.site_id', 'content.id', 'content_taxonomy.id as term_id'])
              .where('content.id', '=', anyOf(ids)),
          )
          .onConflict((oc) => oc.doNothing())
          .returning('content_id')
          .execute();
        for (const row of come) touched.add(row.content_id);
      }
      if (touched.size > 0) {
        await rows
          .updateTable('content')
          .set({
            version: sql<number>`version + 1`,
            body_version: sql<number>`body_version + 1`,
            field_versions: sql<never>`field_versions || jsonb_build_object('taxonomyTerms', version + 1)`,
            updated_at: sql<string>`now()`,
          })
          .where('id', '=', anyOf([...touched]))
          .execute();
      }
      return touched.size;
    });
  }

  /** The ids of all that match, as they are now. */
  async idsMatching(actor: Actor, siteId: string, filter: ContentFilter): Promise<string[]> {
    actor.requireSite(siteId);
    return (await this.#choose(siteId, { matching: filter })).ids;
  }

  async #siteOfTerms(actor: Actor, termIds: string[]): Promise<string> {
    const rows = await this.#db
      .rows<Tables>()
      .selectFrom('content_taxonomy')
      .select(['id', 'site_id'])
      .where('id', '=', anyOf(termIds))
      .execute();
    const known = new Set(rows.filter((row) => actor.reaches(row.site_id)).map((row) => row.id));
    const missing = termIds.find((id) => !known.has(id));
    if (missing !== undefined) throw notFound('term', missing);
    const [first] = rows;
    if (!first) throw badInput({ path: 'attachTermIds', message: 'Name at least one term to attach or to detach.' });
    if (rows.some((row) => row.site_id !== first.site_id))
      throw badInput({ path: 'attachTermIds', message: 'The terms must be of one site.' });
    return first.site_id;
  }

  /** Which of the chosen are there, in that site and not deleted; those that are not are failures of their own. */
  async #choose(siteId: string, { ids, matching }: ContentSelection): Promise<{ ids: string[]; failed: BatchResult['failed'] }> {
    if ((ids == null) === (matching == null)) throw badInput({ path: 'selection', message: 'Give either ids, or matching.' });
    requireNoEmptyList(matching ?? {}, 'matching');
    let query = this.#db.rows<Tables>().selectFrom('content').select('content.id').where('content.site_id', '=', siteId);
    query = ids
      ? query.where('content.id', '=', anyOf(ids)).where('content.deleted_at', 'is', null)
      : query.where((eb) => contentConditions(eb, matching ?? {}));
    const found = (await query.execute()).map((row) => row.id);
    const there = new Set(found);
    const failed = [...new Set(ids ?? [])]
      .filter((id) => !there.has(id))
      .map((id) => ({ id, code: 'NOT_FOUND' as const, message: 'There is no such content on this site, or it was deleted.' }));
    return { ids: found, failed };
  }

  async #each(
    siteId: string,
    chosen: { ids: string[]; failed: BatchResult['failed'] },
    change: (rows: ReturnType<typeof rowsOf>, ids: string[]) => Promise<number>,
  ): Promise<BatchResult> {
    let updated = 0;
    for (let at = 0; at < chosen.ids.length; at += CHUNK) {
      const ids = chosen.ids.slice(at, at + CHUNK);
      updated += await this.#db.unitOfWork(async (uow) => {
        await announceContent(uow, siteId, ids);
        return change(uow.rows<Tables>(), ids);
      });
    }
    return { updated, failed: chosen.failed };
  }
}

const rowsOf = (db: Database) => db.rows<Tables>();
