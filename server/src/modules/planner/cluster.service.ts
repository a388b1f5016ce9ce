/** Makes clusters by hand, and changes what they are called, what they are about and whether runs may touch them. */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { badInput, notFound } from '../../platform/errors/app-error.ts';
import { ClusterEntity } from './cluster/cluster.entity.ts';
import type { CreateClusterInput, UpdateClusterInput } from './cluster/cluster.inputs.ts';
import type { PlannerTables } from './planner.tables.ts';
import { chooseSector } from './sector-choice.ts';

export class ClusterService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
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
