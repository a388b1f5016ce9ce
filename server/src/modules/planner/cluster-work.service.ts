/**
 * Merges, splits and deletes clusters by hand. Each is one transaction that can be taken back. A cluster goes only when no
 * task and no content stands on it, or when it is said where they go. Locks hold off runs, not people.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.ts';
import { type RowChanges, type UndoService, updateRecorded } from '../undo/index.ts';
import {
  counted,
  countOf,
  type LockedCluster,
  lockClusters,
  moveAllKeywords,
  moveIdeas,
  moveReferences,
  moveTasks,
  removeClusters,
  standingOn,
} from './cluster-work/cluster-moves.ts';
import type { ClusterSplitter } from './cluster-work/cluster-splitter.ts';
import { freeName, nameKey } from './cluster-work/free-name.rules.ts';
import { type Part, partFaults, type Split, splitOf } from './cluster-work/split.rules.ts';
import type { ContentDependents } from './content-dependents.port.ts';
import type { PlannerTables } from './planner.tables.ts';

const MAX_MERGED = 1_000;
const MAX_PARTS = 1_000;
/** What the engine can part while somebody waits. */
const MAX_SPLIT = 5_000;

interface ClusterWithKeywords {
  id: string;
  siteId: string;
  name: string;
  keywords: { id: string; text: string; volume: number }[];
}

export class ClusterWorkService {
  readonly #db: Database;
  readonly #content: ContentDependents;
  readonly #splitter: ClusterSplitter;
  readonly #undo: UndoService;

  constructor(db: Database, content: ContentDependents, splitter: ClusterSplitter, undo: UndoService) {
    this.#db = db;
    this.#content = content;
    this.#splitter = splitter;
    this.#undo = undo;
  }

  /** Everything that stands on the clusters goes to one of the same site, and they are gone. @returns how many keywords moved. */
  async merge(actor: Actor, ids: string[], intoId: string): Promise<{ moved: number; undoToken: string | null }> {
    if (ids.length === 0) throw badInput({ path: 'ids', message: 'Name at least one cluster to merge.' });
    if (ids.length > MAX_MERGED) throw badInput({ path: 'ids', message: `At most ${MAX_MERGED} clusters in one call.` });
    if (new Set(ids).size < ids.length) throw badInput({ path: 'ids', message: 'A cluster is named twice.' });
    if (ids.includes(intoId))
      throw badInput({ path: 'intoId', message: "A cluster can't be merged into itself: leave intoId out of ids." });
    return this.#db.unitOfWork(async (uow) => {
      const [into, ...gone] = (await lockClusters(uow, actor, [intoId, ...ids], 'ids')) as [LockedCluster, ...LockedCluster[]];
      const keywords = await moveAllKeywords(uow, ids, into);
      const changes = [
        keywords,
        await moveIdeas(uow, ids, into, { all: true }),
        await moveTasks(uow, ids, into),
        await this.#content.moveToCluster(uow, into.siteId, ids, into),
        ...(await moveReferences(uow, ids, into.id)),
        ...(await removeClusters(uow, ids)),
      ];
      const what = gone.length === 1 ? `"${gone[0]?.name}"` : counted(gone.length, 'cluster');
      const undoToken = await this.#undo.record(uow, into.siteId, `${what} merged into "${into.name}"`, changes);
      return { moved: countOf(keywords), undoToken };
    });
  }

  /** Where tasks or content stand on it, they go to another cluster, with the ideas of those tasks. Other ideas go, keywords become unclustered. */
  async delete(actor: Actor, id: string, moveToId: string | null | undefined): Promise<{ undoToken: string | null }> {
    if (moveToId === id) throw badInput({ path: 'moveToId', message: 'Name another cluster than the one that is deleted.' });
    return this.#db.unitOfWork(async (uow) => {
      const [cluster, to] = await lockClusters(uow, actor, moveToId ? [id, moveToId] : [id], 'moveToId');
      if (!cluster) throw notFound('cluster', id);
      const changes: RowChanges[] = [];
      if (to) {
        changes.push(
          await moveTasks(uow, [id], to),
          await moveIdeas(uow, [id], to, { all: false }),
          await this.#content.moveToCluster(uow, to.siteId, [id], to),
        );
      } else await this.#requireNothingOn(uow, cluster);
      changes.push(...(await removeClusters(uow, [id])));
      return { undoToken: await this.#undo.record(uow, cluster.siteId, `The cluster "${cluster.name}" deleted`, changes) };
    });
  }

  async splitPreview(actor: Actor, id: string): Promise<Split | null> {
    const cluster = await this.#read(actor, id);
    return this.#splitByEngine(cluster);
  }

  /** @returns the cluster and then those that were made of its parts. */
  async split(actor: Actor, id: string, parts: Part[] | null | undefined): Promise<{ clusterIds: string[]; undoToken: string | null }> {
    const cluster = await this.#read(actor, id);
    const split = parts ? splitByHand(cluster, parts) : await this.#splitByEngine(cluster);
    if (!split) {
      const message = `"${cluster.name}" has no parts that stand out by themselves. Name the parts yourself.`;
      throw badInput({ path: 'parts', message });
    }
    return this.#db.unitOfWork((uow) => this.#apply(uow, actor, id, split, { byHand: parts != null }));
  }

  async #apply(uow: UnitOfWork, actor: Actor, id: string, { stays, leaves }: Split, { byHand }: { byHand: boolean }) {
    const rows = uow.rows<PlannerTables>();
    const [cluster] = await lockClusters(uow, actor, [id], 'id', { naming: true });
    if (!cluster) throw notFound('cluster', id);
    const others = await rows.selectFrom('cluster').select(['id', 'name']).where('sector_id', '=', cluster.sectorId).execute();
    const taken = new Set(others.filter((other) => other.id !== id).map((other) => nameKey(other.name)));
    const nameOf = ({ name }: Part) => {
      if (byHand && taken.has(nameKey(name)))
        throw badInput({ path: 'parts', message: `This sector already has a cluster called "${name}".` });
      return freeName(name, taken);
    };
    const changes = [
      await updateRecorded(uow, {
        table: 'cluster',
        set: { name: sql`${nameOf(stays)}` },
        where: sql`id = ${id} and name <> ${stays.name}`,
      }),
    ];
    const made = leaves.map((part) => ({ ...part, id: newId(), name: nameOf(part) }));
    await rows
      .insertInto('cluster')
      .values(made.map((part) => ({ id: part.id, site_id: cluster.siteId, sector_id: cluster.sectorId, name: part.name, locked: false })))
      .execute();
    changes.push({ table: 'cluster', created: made.map((part) => ({ id: part.id })) });

    const pairs = made.flatMap((part) => part.keywordIds.map((keywordId) => ({ id: keywordId, cluster_id: part.id })));
    const moved = await updateRecorded(uow, {
      table: 'keyword',
      set: { cluster_id: sql`pair.cluster_id`, score: sql`null`, ...(byHand && { assigned_by: sql`'person'` }) },
      where: sql`cluster_id = ${id} and id in (select (pair ->> 'id')::uuid from jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) as pair)`,
      from: {
        rows: sql`jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair(id uuid, cluster_id uuid)`,
        on: sql`pair.id = now.id`,
      },
    });
    if (countOf(moved) < pairs.length) throw conflict(`The keywords of "${cluster.name}" were changed meanwhile. Look at it again.`);
    changes.push(moved);
    const summary = `"${cluster.name}" split into ${counted(leaves.length + 1, 'cluster')}`;
    return { clusterIds: [id, ...made.map((part) => part.id)], undoToken: await this.#undo.record(uow, cluster.siteId, summary, changes) };
  }

  async #splitByEngine(cluster: ClusterWithKeywords): Promise<Split | null> {
    if (cluster.keywords.length > MAX_SPLIT) {
      const message = `"${cluster.name}" has ${counted(cluster.keywords.length, 'keyword')}; by itself a cluster of at most ${MAX_SPLIT.toLocaleString('en')} is split. Name the parts, or group its keywords by generateClusters.`;
      throw badInput({ path: 'id', message });
    }
    const leaves = await this.#splitter.parts(cluster.name, cluster.keywords);
    if (leaves.length === 0) return null;
    return splitOf(
      cluster.name,
      leaves,
      cluster.keywords.map((keyword) => keyword.id),
    );
  }

  async #read(actor: Actor, id: string): Promise<ClusterWithKeywords> {
    const rows = this.#db.rows<PlannerTables>();
    const cluster = await rows.selectFrom('cluster').select(['id', 'site_id as siteId', 'name']).where('id', '=', id).executeTakeFirst();
    if (!cluster || !actor.reaches(cluster.siteId)) throw notFound('cluster', id);
    const keywords = await rows
      .selectFrom('keyword')
      .select(['id', 'text', sql<number>`coalesce(volume, 0)`.as('volume')])
      .where('site_id', '=', cluster.siteId)
      .where('cluster_id', '=', id)
      .orderBy('normalized_text')
      .orderBy('id')
      .execute();
    return { ...cluster, keywords };
  }

  async #requireNothingOn(uow: UnitOfWork, cluster: LockedCluster): Promise<void> {
    const tasks = await uow
      .rows<PlannerTables>()
      .selectFrom('task')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('cluster_id', '=', cluster.id)
      .executeTakeFirstOrThrow();
    const content = await this.#content.countIn(uow, { clusterIds: [cluster.id] });
    const standing = standingOn(tasks.count, content);
    if (standing)
      throw conflict(`"${cluster.name}" has ${standing}. Name the cluster that they go to as moveToId.`, { tasks: tasks.count, content });
  }
}

function splitByHand(cluster: ClusterWithKeywords, parts: Part[]): Split {
  if (parts.length === 0) throw badInput({ path: 'parts', message: 'Name at least one part, or leave parts out.' });
  if (parts.length > MAX_PARTS) throw badInput({ path: 'parts', message: `At most ${MAX_PARTS} parts in one call.` });
  const ids = cluster.keywords.map((keyword) => keyword.id);
  const faults = partFaults(parts, new Set(ids));
  if (faults.length > 0) throw badInput(faults);
  const split = splitOf(cluster.name, parts, ids);
  if (split.leaves.length === 0)
    throw badInput({ path: 'parts', message: 'One part with all its keywords leaves nothing to split: rename the cluster instead.' });
  return split;
}
