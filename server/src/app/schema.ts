import { createPubSub } from '@graphql-yoga/subscription';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type ContainerType, type NonEmptyArray } from 'type-graphql';
import { AiSettingsResolver, PromptResolver } from '../modules/ai/graphql.ts';
import { ApiTokenResolver, InvitationResolver, SessionResolver, UserResolver, ViewerResolver } from '../modules/auth/graphql.ts';
import {
  CannibalizationResolver,
  ClusterCoverageFields,
  ClusterSuggestionResolver,
  ConflictFields,
  ConflictResolver,
  ContentBatchResolver,
  ContentBufferResolver,
  ContentChangeResolver,
  ContentResolver,
  ContentRevisionResolver,
  DriftFields,
  DriftResolver,
  ExcerptFields,
  IdeaFields,
  JobItemFields,
  RevisionAuthorFields,
  SavedViewResolver,
  SiteStatsFields,
} from '../modules/content/graphql.ts';
import { JobResolver } from '../modules/jobs/graphql.ts';
import {
  ClusterMapResolver,
  ClusterResolver,
  ClusterRunFields,
  ClusterRunGroupFields,
  ClusterRunKeywordFields,
  ClusterRunResolver,
  ClusterWorkResolver,
  IdeaResolver,
  KeywordBatchResolver,
  KeywordImportResolver,
  KeywordPlacementFields,
  KeywordResolver,
  PlacementFields,
  TaskResolver,
} from '../modules/planner/graphql.ts';
import { SectorResolver, SiteResolver } from '../modules/site/graphql.ts';
import { TermResolver } from '../modules/taxonomy/graphql.ts';
import { UndoResolver } from '../modules/undo/graphql.ts';
import { WebhookDeliveryResolver, WebhookResolver } from '../modules/webhooks/graphql.ts';
import {
  ConnectionResolver,
  DriftCheckResolver,
  FailedPublishesFields,
  ImportResolver,
  PublishAttemptFields,
  PublishAttemptResolver,
  PublishPlanFields,
  PublishResolver,
  SandboxResolver,
  SiteHealthFields,
  UnpublishResolver,
} from '../modules/wordpress/graphql.ts';
import { ContentFields, DraftTextResolver, ProvenanceFields, TaskFields, WriterResolver } from '../modules/writer/graphql.ts';
import { checkScope, refuseOpenOperations } from '../platform/graphql/authorization.ts';
import { readPlainFieldsDirectly } from '../platform/graphql/plain-fields.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { validateInput } from '../platform/graphql/validate.ts';
import type { Services } from './services.ts';

/** Every resolver with the services that it is given. */
const resolvers = (s: Services) => [
  new ViewerResolver(s.accounts),
  new UserResolver(s.users),
  new InvitationResolver(s.invitations),
  new SessionResolver(s.sessions),
  new ApiTokenResolver(s.apiTokens),
  new SiteResolver(s.db, s.sites),
  new SectorResolver(s.db, s.sectors),
  new TermResolver(s.db, s.terms),
  new KeywordResolver(s.db, s.keywords),
  new KeywordImportResolver(s.keywordImports, s.jobs),
  new ClusterResolver(s.db, s.clusters, s.contentDependents),
  new ClusterRunResolver(s.db, s.clusterRuns, s.jobs),
  new ClusterRunFields(s.db),
  new ClusterRunGroupFields(s.db),
  new ClusterRunKeywordFields(),
  new KeywordPlacementFields(),
  new PlacementFields(),
  new KeywordBatchResolver(s.db, s.keywordBatches),
  new ClusterMapResolver(s.clusterMaps),
  new ClusterWorkResolver(s.db, s.clusterWork, s.sectorRemoval),
  new IdeaResolver(s.db, s.ideas, s.jobs, s.ideaCoverage),
  new TaskResolver(s.db, s.tasks),
  new ContentResolver(s.db, s.content),
  new ContentBatchResolver(s.contentBatches),
  new ClusterSuggestionResolver(s.clusterSuggestions, s.contentBatches, s.jobs),
  new ContentBufferResolver(s.contentBuffers),
  new ContentRevisionResolver(s.db, s.proposals, s.content),
  new RevisionAuthorFields(),
  new ContentChangeResolver(s.db),
  new ExcerptFields(),
  new SavedViewResolver(s.savedViews),
  new ConflictResolver(s.db, s.conflicts),
  new ConflictFields(),
  new DriftResolver(s.db),
  new DriftFields(),
  new SiteStatsFields(),
  new JobItemFields(),
  new ClusterCoverageFields(),
  new CannibalizationResolver(s.db),
  new IdeaFields(),
  new WriterResolver(s.db, s.writer, s.jobs, s.estimates),
  new DraftTextResolver(),
  new TaskFields(),
  new ContentFields(),
  new ProvenanceFields(),
  new AiSettingsResolver(s.aiSettings, s.ai),
  new PromptResolver(s.prompts),
  new ConnectionResolver(s.db, s.connectionTests, s.connecting, s.pluginKeys),
  new ImportResolver(s.imports, s.jobs, s.importPreviews),
  new DriftCheckResolver(s.driftChecks, s.jobs),
  new PublishResolver(s.db, s.publishing, s.jobs, s.contentBatches),
  new PublishPlanFields(),
  new UnpublishResolver(s.db, s.unpublishing, s.jobs),
  new PublishAttemptResolver(s.db),
  new PublishAttemptFields(),
  new FailedPublishesFields(),
  new SandboxResolver(s.sandbox),
  new SiteHealthFields(),
  new JobResolver(s.db, s.jobs),
  new UndoResolver(s.undo),
  new WebhookResolver(s.webhooks),
  new WebhookDeliveryResolver(s.db, s.webhooks),
];

/** @throws for an operation that declares no scope, which anybody could call. */
export async function buildApiSchema(services: Services): Promise<GraphQLSchema> {
  const instances = new Map(resolvers(services).map((resolver) => [resolver.constructor, resolver as object]));
  const container: ContainerType = { get: (type) => instances.get(type) };
  const schema = await buildSchema({
    resolvers: [...instances.keys()] as unknown as NonEmptyArray<new () => object>,
    container,
    authChecker: checkScope,
    validateFn: validateInput,
    // Every subscription brings its own source; TypeGraphQL only insists that there is one.
    pubSub: createPubSub(),
    scalarsMap: [{ type: Date, scalar: DateTime }],
  });
  refuseOpenOperations();
  readPlainFieldsDirectly(schema);
  return schema;
}
