import type { TablesOf } from '../../platform/db/tables.ts';
import type { ClusterEntity } from './cluster/cluster.entity.ts';
import type { IdeaEntity, IdeaKeywordEntity } from './idea/idea.entity.ts';
import type { KeywordEntity } from './keyword/keyword.entity.ts';
import type { TaskEntity, TaskKeywordEntity } from './task/task.entity.ts';

export type PlannerTables = TablesOf<
  typeof ClusterEntity | typeof KeywordEntity | typeof IdeaEntity | typeof IdeaKeywordEntity | typeof TaskEntity | typeof TaskKeywordEntity
>;
