import type { TablesOf } from '../../platform/db/tables.ts';
import type { ClusterEntity } from './cluster/cluster.entity.ts';
import type { ClusterRunEntity, ClusterRunGroupEntity, ClusterRunKeywordEntity } from './cluster-run/cluster-run.entity.ts';
import type { KeywordEmbeddingEntity } from './embeddings/keyword-embedding.entity.ts';
import type { IdeaEntity, IdeaKeywordEntity } from './idea/idea.entity.ts';
import type { KeywordEntity } from './keyword/keyword.entity.ts';
import type { TaskEntity, TaskKeywordEntity } from './task/task.entity.ts';

export type PlannerTables = TablesOf<
  | typeof ClusterEntity
  | typeof ClusterRunEntity
  | typeof ClusterRunGroupEntity
  | typeof ClusterRunKeywordEntity
  | typeof KeywordEntity
  | typeof KeywordEmbeddingEntity
  | typeof IdeaEntity
  | typeof IdeaKeywordEntity
  | typeof TaskEntity
  | typeof TaskKeywordEntity
>;
