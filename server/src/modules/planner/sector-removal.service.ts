/**
 * Deletes a sector, which can be taken back. Where tasks or content stand in it, everything in it goes to another sector;
 * otherwise its clusters go with their ideas, and its keywords to the default sector. The default sector stays.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.ts';
import type { SiteTables } from '../site/index.ts';
import { deleteRecorded, type RowChanges, type UndoService, updateRecorded } from '../undo/index.ts';
import { removeClusters, standingOn } from './cluster-work/cluster-moves.ts';
import { freeName, nameKey } from './cluster-work/free-name.rules.ts';
import type { ContentDependents } from './content-dependents.port.ts';
import type { PlannerTables } from './planner.tables.ts';

type Tables = PlannerTables & SiteTables;

interface LockedSector {
  id: string;
  siteId: string;
  name: string;
}

export class SectorRemovalService {
  readonly #db: Database;
  readonly #content: ContentDependents;
  readonly #undo: UndoService;

  constructor(db: Database, content: ContentDependents, undo: UndoService) {
    this.#db = db;
    this.#content = content;
    this.#undo = undo;
  }

  async delete(actor: Actor, id: string, moveToId: string | null | undefined): Promise<{ undoToken: string | null }> {
    if (moveToId === id) throw badInput({ path: 'moveToId', message: 'Name another sector than the one that is deleted.' });
    return this.#db.unitOfWork(async (uow) => {
      const { sector, fallbackId } = await this.#lock(uow, actor, id, moveToId);
      const changes = moveToId ? await this.#moveAll(uow, sector, moveToId) : await this.#empty(uow, sector, fallbackId);
      changes.push(await deleteRecorded(uow, 'sector', sql`id = ${id}`));
      return { undoToken: await this.#undo.record(uow, sector.siteId, `The sector "${sector.name}" deleted`, changes) };
    });
  }

  /** Runs take the same lock, so none makes clusters in it meanwhile. */
  async #lock(uow: UnitOfWork, actor: Actor, id: string, moveToId: string | null | undefined) {
    const rows = uow.rows<Tables>();
    const found = await rows
      .selectFrom('sector')
      .select(['id', 'site_id as siteId', 'name'])
      .where('id', '=', anyOf(moveToId ? [id, moveToId] : [id]))
      .orderBy('id')
      .forUpdate()
      .execute();
    const reachable = (wanted: string) => found.find((sector) => sector.id === wanted && actor.reaches(sector.siteId));
    const sector = reachable(id);
    if (!sector) throw notFound('sector', id);
    if (moveToId) {
      const to = reachable(moveToId);
      if (!to) throw notFound('sector', moveToId);
      if (to.siteId !== sector.siteId) throw badInput({ path: 'moveToId', message: `"${to.name}" is a sector of another site.` });
    }
    const site = await rows.selectFrom('site').select('default_sector_id').where('id', '=', sector.siteId).executeTakeFirstOrThrow();
    if (site.default_sector_id === id)
      throw conflict(`"${sector.name}" is the default sector of its site. Make another one the default first, with updateSite.`);
    if (!site.default_sector_id) throw conflict('This site has no default sector. Set one first, with updateSite.');
    return { sector, fallbackId: site.default_sector_id };
  }

  /** Clusters whose name the other sector has already get a number behind theirs. */
  async #moveAll(uow: UnitOfWork, { id, siteId }: LockedSector, toId: string): Promise<RowChanges[]> {
    const rows = uow.rows<Tables>();
    const names = (sectorId: string) =>
      rows.selectFrom('cluster').select(['id', 'name']).where('sector_id', '=', sectorId).orderBy('name').execute();
    const taken = new Set((await names(toId)).map((cluster) => nameKey(cluster.name)));
    const renamed = (await names(id)).map((cluster) => ({ id: cluster.id, name: freeName(cluster.name, taken) }));
    return [
      await updateRecorded(uow, {
        table: 'cluster',
        set: { sector_id: sql`${toId}::uuid`, name: sql`wanted.name` },
        where: sql`sector_id = ${id}`,
        from: {
          rows: sql`jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as wanted(id uuid, name text)`,
          on: sql`wanted.id = now.id`,
        },
      }),
      ...(await this.#restTo(uow, id, toId)),
      await updateRecorded(uow, { table: 'task', set: { sector_id: sql`${toId}::uuid` }, where: sql`sector_id = ${id}` }),
      await this.#content.moveToSector(uow, siteId, id, toId),
    ];
  }

  async #empty(uow: UnitOfWork, sector: LockedSector, fallbackId: string): Promise<RowChanges[]> {
    const rows = uow.rows<Tables>();
    const clusters = await rows.selectFrom('cluster').select('id').where('sector_id', '=', sector.id).orderBy('id').forUpdate().execute();
    const tasks = await rows
      .selectFrom('task')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('sector_id', '=', sector.id)
      .executeTakeFirstOrThrow();
    const content = await this.#content.countIn(uow, { sectorId: sector.id });
    const standing = standingOn(tasks.count, content);
    if (standing)
      throw conflict(`"${sector.name}" has ${standing}. Name the sector that they go to as moveToId.`, { tasks: tasks.count, content });
    const removed = await removeClusters(
      uow,
      clusters.map((cluster) => cluster.id),
    );
    return [...removed, ...(await this.#restTo(uow, sector.id, fallbackId))];
  }

  /** What stands in a sector beside clusters, tasks and content. */
  async #restTo(uow: UnitOfWork, id: string, toId: string): Promise<RowChanges[]> {
    const changes: RowChanges[] = [];
    for (const table of ['keyword', 'idea', 'content_taxonomy', 'cluster_run'])
      changes.push(await updateRecorded(uow, { table, set: { sector_id: sql`${toId}::uuid` }, where: sql`sector_id = ${id}` }));
    return changes;
  }
}
