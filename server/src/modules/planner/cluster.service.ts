/** Makes and changes clusters, moves keywords between them by hand, and groups keywords by a job. */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { badInput, notFound } from '../../platform/errors/app-error.ts';
import type { JobService } from '../jobs/index.ts';
import { ClusterEntity } from './cluster/cluster.entity.ts';
import type { CreateClusterInput, UpdateClusterInput } from './cluster/cluster.inputs.ts';
import { clusterKeywordsJob } from './jobs/cluster-keywords.job.ts';
import { keywordsByIds } from './keyword/keyword.reads.ts';
import type { PlannerTables } from './planner.tables.ts';
import { chooseSector } from './sector-choice.ts';

export class ClusterService {
  readonly #db: Database;
  readonly #jobs: JobService;

  constructor(db: Database, jobs: JobService) {
    this.#db = db;
    this.#jobs = jobs;
  }

  /** @returns the id of the job that groups the keywords. */
  async generate(
    actor: Actor,
    siteId: string,
    keywordIds: string[] | null | undefined,
    sectorId: string | null | undefined,
  ): Promise<string> {
    const sector = await chooseSector(this.#db, actor, siteId, sectorId);
    if (keywordIds) await this.#requireKeywords(siteId, keywordIds);
    return this.#db.unitOfWork((uow) =>
      this.#jobs.begin(uow, siteId, clusterKeywordsJob, { sectorId: sector, keywordIds: keywordIds ?? null }, keywordIds?.length ?? null),
    );
  }

  async create(actor: Actor, siteId: string, input: CreateClusterInput): Promise<string> {
    const sectorId = await chooseSector(this.#db, actor, siteId, input.sectorId);
    const name = input.name.trim();
    await this.#requireFreeName(siteId, sectorId, name);
    return this.#db.unitOfWork(async ({ em }) => {
      const cluster = em.create(ClusterEntity, { siteId, sectorId, name, description: input.description ?? null, locked: false });
      await em.flush();
      return cluster.id;
    });
  }

  async update(actor: Actor, id: string, input: UpdateClusterInput): Promise<void> {
    await this.#db.unitOfWork(async ({ em }) => {
      const cluster = await em.findOne(ClusterEntity, { id });
      if (!cluster || !actor.reaches(cluster.siteId)) throw notFound('cluster', id);
      if (input.name != null && input.name.trim() !== cluster.name) {
        await this.#requireFreeName(cluster.siteId, cluster.sectorId, input.name.trim(), id);
        cluster.name = input.name.trim();
      }
      if (input.description !== undefined) cluster.description = input.description;
      if (input.locked != null) cluster.locked = input.locked;
    });
  }

  /** By hand, so that no run moves them again. A null cluster takes them out of theirs. */
  async moveKeywords(actor: Actor, keywordIds: string[], clusterId: string | null): Promise<string[]> {
    const [first] = await keywordsByIds(this.#db, keywordIds.slice(0, 1));
    if (!first || !actor.reaches(first.site_id)) throw notFound('keyword', keywordIds[0] ?? '');
    await this.#requireKeywords(first.site_id, keywordIds);
    const cluster = clusterId ? await this.#db.orm.em.fork().findOne(ClusterEntity, { id: clusterId, siteId: first.site_id }) : null;
    if (clusterId && !cluster) throw notFound('cluster', clusterId);
    await this.#db
      .rows<PlannerTables>()
      .updateTable('keyword')
      .set({
        cluster_id: clusterId,
        assigned_by: 'person',
        score: null,
        ...(cluster && { sector_id: cluster.sectorId }),
        updated_at: sql<string>`now()`,
      })
      .where('id', '=', anyOf(keywordIds))
      .execute();
    return keywordIds;
  }

  async #requireKeywords(siteId: string, ids: string[]): Promise<void> {
    const found = await keywordsByIds(this.#db, ids);
    const known = new Set(found.filter((row) => row.site_id === siteId).map((row) => row.id));
    const missing = ids.find((id) => !known.has(id));
    if (missing !== undefined) throw notFound('keyword', missing);
  }

  async #requireFreeName(siteId: string, sectorId: string, name: string, except?: string): Promise<void> {
    if (name === '') throw badInput({ path: 'name', message: 'A cluster needs a name.' });
    const taken = await this.#db
      .rows<PlannerTables>()
      .selectFrom('cluster')
      .select('id')
      .where('site_id', '=', siteId)
      .where('sector_id', '=', sectorId)
      .where(sql<boolean>`lower(name) = lower(${name})`)
      .executeTakeFirst();
    if (taken && taken.id !== except) throw badInput({ path: 'name', message: `This sector already has a cluster called "${name}".` });
  }
}
