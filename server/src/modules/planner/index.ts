export { type Cluster, ClusterEntity } from './cluster/cluster.entity.ts';
export { ContentStructure, ContentType, structureFits, structureFitsCheck, structuresOf } from './content-structure.rules.ts';
export { type Idea, IdeaEntity, IdeaKeywordEntity, IdeaStatus } from './idea/idea.entity.ts';
export { type Keyword, KeywordEntity } from './keyword/keyword.entity.ts';
export { type Task, TaskEntity, TaskKeywordEntity, TaskStatus } from './task/task.entity.ts';
