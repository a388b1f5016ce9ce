/**
 * What the planner asks about content that is there already, imported or written. Content stands above the planner, so the
 * answers come through this port, which `app` wires.
 */
import type { RawBuilder } from 'kysely';
import type { UnitOfWork } from '../../platform/db/database.ts';
import type { ContentStructure } from './content-structure.rules.ts';

export interface IdeaToCover {
  primaryKeywordId: string | null;
  clusterId: string;
  /** The words of what it is about, as stems: as people search for it, and as its title says it. */
  stems: string[][];
}

export interface CoverCandidate {
  /** Which of the ideas, by its place in the question. */
  idea: number;
  contentId: string;
  title: string;
  contentStructure: ContentStructure;
  /** It aims at the very keyword that the idea aims at. */
  samePrimaryKeyword: boolean;
}

/** Content that a task is to bring up to date. */
export interface ContentToUpdate {
  contentId: string;
  taskId: string;
  ideaTitle: string;
  clusterId: string;
  sectorId: string;
}

export interface ContentCoverage {
  /** What may cover each idea already: the nearest few, and never deleted content. */
  candidates(siteId: string, ideas: IdeaToCover[]): Promise<CoverCandidate[]>;
  /** As a condition over a row of `idea`: the content that covers it is still there. */
  readonly isCovered: RawBuilder<boolean>;
  /**
   * Gives contents to the tasks that are to update them. Content that was deleted since is left out.
   * @throws CONFLICT where content has a task already, and where two tasks want one.
   */
  assign(uow: UnitOfWork, siteId: string, updates: ContentToUpdate[]): Promise<void>;
  /** Lets go of the content of tasks that are about to be deleted. */
  release(uow: UnitOfWork, taskIds: string[]): Promise<void>;
}
