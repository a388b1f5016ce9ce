/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */
export { ClusterResolver } from './cluster/cluster.resolver.ts';
export { Cluster as ClusterType } from './cluster/cluster.type.ts';
export { IdeaResolver } from './idea/idea.resolver.ts';
export { Idea as IdeaType } from './idea/idea.type.ts';
export { KeywordResolver } from './keyword/keyword.resolver.ts';
export { Keyword as KeywordType } from './keyword/keyword.type.ts';
export { TaskResolver } from './task/task.resolver.ts';
export { Task as TaskType } from './task/task.type.ts';

import './content-structure.type.ts';
