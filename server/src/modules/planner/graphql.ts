/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */
export { ClusterResolver } from './cluster/cluster.resolver.ts';
export { Cluster as ClusterType } from './cluster/cluster.type.ts';
export { ClusterMapResolver } from './cluster-map/cluster-map.resolver.ts';
export { ClusterRunFields, ClusterRunGroupFields, ClusterRunKeywordFields } from './cluster-run/cluster-run.fields.ts';
export { ClusterRunResolver } from './cluster-run/cluster-run.resolver.ts';
export { KeywordPlacementFields, PlacementFields } from './cluster-run/placement.fields.ts';
export { ClusterWorkResolver } from './cluster-work/cluster-work.resolver.ts';
export { IdeaResolver } from './idea/idea.resolver.ts';
export { Idea as IdeaType } from './idea/idea.type.ts';
export { KeywordResolver } from './keyword/keyword.resolver.ts';
export { Keyword as KeywordType } from './keyword/keyword.type.ts';
export { KeywordBatchResolver } from './keyword/keyword-batch.resolver.ts';
export { KeywordImportResolver } from './keyword-import/keyword-import.resolver.ts';
export { TaskResolver } from './task/task.resolver.ts';
export { Task as TaskType } from './task/task.type.ts';

import './content-structure.type.ts';
