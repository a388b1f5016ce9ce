import { AiRunEntity, AiSettingsEntity, PromptOverrideEntity } from '../modules/ai/index.ts';
import { ApiTokenEntity, SessionEntity, SignInCountEntity, SignInLinkEntity, UserEntity } from '../modules/auth/index.ts';
import {
  ClusterSuggestionEntity,
  ContentBufferEntity,
  ContentEntity,
  ContentRevisionEntity,
  ContentSearchDueEntity,
  ContentSearchEntity,
  ContentTermEntity,
  DriftEntity,
  ImportConflictEntity,
  SavedViewEntity,
} from '../modules/content/index.ts';
import { JobEntity, JobItemEntity } from '../modules/jobs/index.ts';
import {
  ClusterEntity,
  ClusterRunEntity,
  ClusterRunGroupEntity,
  ClusterRunKeywordEntity,
  IdeaEntity,
  IdeaKeywordEntity,
  KeywordEmbeddingEntity,
  KeywordEntity,
  TaskEntity,
  TaskKeywordEntity,
} from '../modules/planner/index.ts';
import { SectorEntity, SiteEntity } from '../modules/site/index.ts';
import { ContentTaxonomyEntity } from '../modules/taxonomy/index.ts';
import { UndoEntryEntity } from '../modules/undo/index.ts';
import { UploadChunkEntity, UploadEntity } from '../modules/uploads/index.ts';
import { WebhookDeliveryEntity, WebhookEntity, WebhookEventEntity } from '../modules/webhooks/index.ts';
import { ImportMarkEntity, PublishAttemptEntity, SiteConnectingEntity } from '../modules/wordpress/index.ts';

import { DraftChunkEntity } from '../modules/writer/index.ts';
import type { UpwardLink } from '../platform/db/site-safe-schema.ts';

/** Every table of the product. */
export const entities = [
  UserEntity,
  SessionEntity,
  ApiTokenEntity,
  SignInLinkEntity,
  SignInCountEntity,
  SiteEntity,
  SectorEntity,
  ContentTaxonomyEntity,
  ClusterEntity,
  KeywordEntity,
  KeywordEmbeddingEntity,
  ClusterRunEntity,
  ClusterRunGroupEntity,
  ClusterRunKeywordEntity,
  IdeaEntity,
  IdeaKeywordEntity,
  TaskEntity,
  TaskKeywordEntity,
  ContentEntity,
  ContentTermEntity,
  ContentRevisionEntity,
  ContentSearchEntity,
  ContentSearchDueEntity,
  ContentBufferEntity,
  ImportConflictEntity,
  DriftEntity,
  SavedViewEntity,
  ClusterSuggestionEntity,
  ImportMarkEntity,
  PublishAttemptEntity,
  SiteConnectingEntity,
  AiRunEntity,
  AiSettingsEntity,
  PromptOverrideEntity,
  DraftChunkEntity,
  JobEntity,
  JobItemEntity,
  UndoEntryEntity,
  UploadEntity,
  UploadChunkEntity,
  WebhookEntity,
  WebhookDeliveryEntity,
  WebhookEventEntity,
];

/** Keys from a lower module's table to an upper one's, which the lower module cannot name itself. */
export const upwardLinks: UpwardLink[] = [
  { table: 'content_taxonomy', column: 'cluster_id', references: 'cluster' },
  { table: 'ai_run', column: 'task_id', references: 'task' },
  { table: 'ai_run', column: 'content_id', references: 'content' },
  { table: 'idea', column: 'covered_by_content_id', references: 'content' },
];
