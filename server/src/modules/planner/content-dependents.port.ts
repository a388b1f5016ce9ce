/**
 * What the planner asks of those who stand above it and hold content on its clusters, sectors and keywords. They answer in
 * the same transaction, and tell what they changed, so that it can be taken back. `app` wires it.
 */
import type { RawBuilder } from 'kysely';
import type { UnitOfWork } from '../../platform/db/database.ts';
import type { RowChanges } from '../undo/index.ts';

export interface ContentCount {
  live: number;
  /** Deleted, and restorable: it needs its cluster as much. */
  deleted: number;
}

export interface ContentDependents {
  countIn(uow: UnitOfWork, place: { clusterIds: string[] } | { sectorId: string }): Promise<ContentCount>;
  /** All content of some clusters of one site; its sector becomes the cluster's. */
  moveToCluster(uow: UnitOfWork, siteId: string, fromIds: string[], to: { id: string; sectorId: string }): Promise<RowChanges>;
  moveToSector(uow: UnitOfWork, siteId: string, fromId: string, toId: string): Promise<RowChanges>;
  /** Lets go of keywords that are about to be deleted. */
  forgetKeywords(uow: UnitOfWork, siteId: string, ids: string[]): Promise<RowChanges>;
  /** A condition: whether a cluster of a site has content that is not deleted. */
  isOn(siteId: RawBuilder<unknown>, clusterId: RawBuilder<unknown>): RawBuilder<boolean>;
}
