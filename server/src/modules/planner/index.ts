export { type Cluster, ClusterEntity } from './cluster/cluster.entity.ts';
export { clusterLoader } from './cluster/cluster.reads.ts';
export { ClusterService } from './cluster.service.ts';
export { ClusterMapService } from './cluster-map.service.ts';
export { ClusterReviewer } from './cluster-reviewer.ts';
export {
  ClusterLevel,
  ClusterRunEntity,
  ClusterRunGroupEntity,
  ClusterRunKeywordEntity,
  ClusterRunState,
} from './cluster-run/cluster-run.entity.ts';
export { ClusterRunService } from './cluster-run.service.ts';
export { ClusterSplitter } from './cluster-work/cluster-splitter.ts';
export { ClusterWorkService } from './cluster-work.service.ts';
export { KeywordClusterer } from './clustering/keyword-clusterer.ts';
export type { ContentCoverage, ContentToUpdate, CoverCandidate, IdeaToCover } from './content-coverage.port.ts';
export type { ContentDependents } from './content-dependents.port.ts';
export { requireFit } from './content-structure.fault.ts';
export { ContentStructure, ContentType, structureFits, structureFitsCheck, structuresOf } from './content-structure.rules.ts';
export { KeptEmbeddings } from './embeddings/kept-embeddings.ts';
export { KeywordEmbeddingEntity } from './embeddings/keyword-embedding.entity.ts';
export { SentenceEncoder } from './embeddings/sentence-encoder.ts';
export { type Idea, IdeaEntity, IdeaKeywordEntity, IdeaStatus } from './idea/idea.entity.ts';
export { ideaLoader } from './idea/idea.reads.ts';
export { IdeaService } from './idea.service.ts';
export { IdeaJudge } from './idea-judge.ts';
export { IdeaWriter } from './idea-writer.ts';
export { clusterKeywordsHandler } from './jobs/cluster-keywords.handler.ts';
export { clusterKeywordsJob } from './jobs/cluster-keywords.job.ts';
export { generateIdeasHandler } from './jobs/generate-ideas.handler.ts';
export { generateIdeasJob } from './jobs/generate-ideas.job.ts';
export { importKeywordsHandler } from './jobs/import-keywords.handler.ts';
export { importKeywordsJob } from './jobs/import-keywords.job.ts';
export { type Keyword, KeywordEntity } from './keyword/keyword.entity.ts';
export { keywordLoader, taskKeywordsLoader } from './keyword/keyword.reads.ts';
export { KeywordService } from './keyword.service.ts';
export { KeywordBatchService } from './keyword-batch.service.ts';
export { KeywordImportService } from './keyword-import.service.ts';
export { clustersToMatch } from './matching/cluster-matcher.reads.ts';
export { type ClusterMatch, ClusterMatcher, type ClusterToMatch, type OpenMatcher } from './matching/cluster-matcher.ts';
export { MEASURED_LEVELS } from './matching/measured-levels.rules.ts';
export type { PlannerTables } from './planner.tables.ts';
export { ideasTemplate } from './prompts/ideas.template.ts';
export { SectorRemovalService } from './sector-removal.service.ts';
export { type Task, TaskEntity, TaskKeywordEntity, TaskStatus } from './task/task.entity.ts';
export { findTask, taskLoader, tasksByIds } from './task/task.reads.ts';
export { TaskService } from './task.service.ts';
