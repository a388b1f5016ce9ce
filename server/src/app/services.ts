/** The whole object graph on one screen: what exists, and what each is given. */
import type { MikroORM } from '@mikro-orm/postgresql';
import { AiProviders, AiRunService, AiSettingsService, PromptService } from '../modules/ai/index.ts';
import {
  AccessKeeper,
  AccountService,
  ApiTokenService,
  AuthenticationService,
  InvitationService,
  SessionCookie,
  SessionService,
  SignInLimitService,
  UserService,
} from '../modules/auth/index.ts';
import {
  ClusterSuggestionService,
  ConflictService,
  ContentBatchService,
  ContentBufferService,
  ContentService,
  contentDependents,
  contentUndone,
  countLinkedContents,
  DriftService,
  IdeaCoverage,
  ImportedContentService,
  KnownPostsService,
  ProposalService,
  PublicationService,
  SavedViewService,
  SearchKeeper,
} from '../modules/content/index.ts';
import { JobRunner, JobService } from '../modules/jobs/index.ts';
import {
  ClusterMapService,
  ClusterMatcher,
  ClusterReviewer,
  ClusterRunService,
  ClusterService,
  ClusterSplitter,
  ClusterWorkService,
  IdeaJudge,
  IdeaService,
  IdeaWriter,
  ideasTemplate,
  KeptEmbeddings,
  KeywordBatchService,
  KeywordClusterer,
  KeywordImportService,
  KeywordService,
  SectorRemovalService,
  SentenceEncoder,
  TaskService,
} from '../modules/planner/index.ts';
import { requireActiveSite, SectorService, SiteService } from '../modules/site/index.ts';
import { ImportedTermService, TermService } from '../modules/taxonomy/index.ts';
import { UndoService } from '../modules/undo/index.ts';
import { UploadsService } from '../modules/uploads/index.ts';
import { WebhookCourier, WebhookService } from '../modules/webhooks/index.ts';
import {
  ConnectionService,
  ConnectionTestService,
  CoreWay,
  DriftCheckService,
  endPassword,
  ImportMarkService,
  ImportPreviewService,
  ImportService,
  PluginKeyService,
  PluginWay,
  PostPublisher,
  PublishAttemptService,
  PublishClaims,
  PublishHistory,
  PublishPlanner,
  PublishService,
  PublishUndoer,
  publishingNow,
  SandboxService,
  SiteConnectingService,
  TermSyncService,
  TermWay,
  UnpublishService,
} from '../modules/wordpress/index.ts';
import { DraftEstimateService, DraftTextService, DraftWriter, draftTemplate, WriterService } from '../modules/writer/index.ts';
import type { Config } from '../platform/config/config.ts';
import { SecretBox } from '../platform/crypto/secret-box.ts';
import { Database } from '../platform/db/database.ts';
import type { Notifications } from '../platform/db/notifications.ts';
import { Replicas } from '../platform/db/replicas.ts';
import { SharedTurns } from '../platform/db/shared-turns.ts';
import { Outgoing } from '../platform/http/outgoing.ts';
import type { JobQueue } from '../platform/jobs/queue.ts';
import type { Logger } from '../platform/logging/logger.ts';
import { Health } from '../platform/telemetry/health.ts';
import type { Metrics } from '../platform/telemetry/metrics.ts';
import { jobContracts } from './jobs.ts';

export interface Parts {
  config: Config;
  orm: MikroORM;
  queue: JobQueue;
  notifications: Notifications;
  log: Logger;
  /** The names of the migrations that this version needs. */
  migrations: readonly string[];
  /** undefined where nobody may read them. */
  metrics: Metrics | undefined;
}

export type Services = ReturnType<typeof createServices>;

export function createServices({ config, orm, queue, notifications, log, migrations, metrics }: Parts) {
  const db = new Database(orm);
  const replicas = new Replicas(orm, config.databaseReplicaUrls, log);
  const health = new Health(db, migrations);
  const box = new SecretBox(config.secretKey);
  const jobs = new JobService(db, queue, notifications, jobContracts, (siteId) => requireActiveSite(db, siteId));
  const runner = new JobRunner(db, queue, jobs, log);

  const aiSettings = new AiSettingsService(db, box, config.ai);
  const ai = new AiProviders(aiSettings);
  const prompts = new PromptService(db, [ideasTemplate(db), draftTemplate(db, aiSettings)]);
  const aiRuns = new AiRunService();

  const uploads = new UploadsService(db);
  const undo = new UndoService(db, contentUndone(publishingNow));

  const outgoing = new Outgoing(config);

  const sessions = new SessionService(db);
  const sessionCookie = new SessionCookie(config.publicUrl);
  const signInLimits = new SignInLimitService(db);
  const authentication = new AuthenticationService(db, sessions, signInLimits, config.adminToken);
  const accessKeeper = new AccessKeeper(db, log);
  const accounts = new AccountService(db, signInLimits);
  const users = new UserService(db);
  const invitations = new InvitationService(db);
  const webhooks = new WebhookService({ db, box, outgoing, allowPrivate: config.allowPrivateSites });
  const webhookCourier = new WebhookCourier({ db, box, outgoing, notifications, log });

  const apiTokens = new ApiTokenService(db);
  const sites = new SiteService(db, box, jobs, {
    linkedContents: (siteId) => countLinkedContents(db, siteId),
    passwordEnded: (ended) =>
      void endPassword(outgoing, ended).catch((error) => log.warn({ err: error }, 'a password that is kept no longer was not revoked')),
  });
  const sectors = new SectorService(db);
  const terms = new TermService(db);
  const keywords = new KeywordService(db);
  const keywordImports = new KeywordImportService(db, jobs, uploads);
  const clusters = new ClusterService(db);
  const encoder = new SentenceEncoder();
  const wordsAlone = (error: unknown) => log.warn({ err: error }, 'the sentence encoder failed; words alone decide');
  const embeddings = new KeptEmbeddings(db, encoder);
  const clusterer = new KeywordClusterer(embeddings, wordsAlone);
  const clusterMatcher = new ClusterMatcher(embeddings, encoder, wordsAlone);
  const clusterRuns = new ClusterRunService(db, jobs, undo);
  const clusterReviewer = new ClusterReviewer(ai);
  const keywordBatches = new KeywordBatchService(db, contentDependents, undo);
  const clusterWork = new ClusterWorkService(db, contentDependents, new ClusterSplitter(clusterer), undo);
  const clusterMaps = new ClusterMapService(db);
  const sectorRemoval = new SectorRemovalService(db, contentDependents, undo);
  const ideaCoverage = new IdeaCoverage(db);
  const ideas = new IdeaService(db, jobs);
  const ideaWriter = new IdeaWriter(ai, prompts);
  const ideaJudge = new IdeaJudge(encoder, ideaCoverage, wordsAlone);
  const tasks = new TaskService(db, ideaCoverage);
  const content = new ContentService(db);
  const savedViews = new SavedViewService(db);
  const conflicts = new ConflictService(db);
  const contentBatches = new ContentBatchService(db, undo, publishingNow, (error) =>
    log.error({ err: error }, 'a part of a batch of content failed unexpectedly'),
  );
  const clusterSuggestions = new ClusterSuggestionService(db, jobs);
  const contentBuffers = new ContentBufferService(db);
  const proposals = new ProposalService(db);
  const writer = new WriterService({
    db,
    jobs,
    contents: content,
    proposals,
    settings: aiSettings,
    writer: new DraftWriter(ai, prompts),
    runs: aiRuns,
  });
  const estimates = new DraftEstimateService(db, aiSettings, prompts);
  const draftTexts = new DraftTextService(db, notifications);

  const importedTerms = new ImportedTermService(db);
  const importedContent = new ImportedContentService(db);
  const searchKeeper = new SearchKeeper(db, log);
  const knownPosts = new KnownPostsService(db);
  const importMarks = new ImportMarkService(db);
  const publication = new PublicationService(db);
  const connections = new ConnectionService(sites, outgoing);
  const connectionTests = new ConnectionTestService(sites, outgoing);
  const connecting = new SiteConnectingService(db, sites, outgoing);
  const pluginKeys = new PluginKeyService(sites, connections, outgoing);
  const imports = new ImportService(db, jobs, sites);
  const importPreviews = new ImportPreviewService(sites, connections, knownPosts, importMarks);
  const drift = new DriftService(db);
  const driftChecks = new DriftCheckService(db, jobs, sites);
  const turns = new SharedTurns(db);
  const termSync = new TermSyncService(importedTerms, turns);
  const attempts = new PublishAttemptService(db);
  const claims = new PublishClaims(attempts);
  const history = new PublishHistory(db);
  const planner = new PublishPlanner(publication, termSync, history);
  const publishing = new PublishService(db, jobs, sites, connections, publication, planner);
  const ways = {
    core: new CoreWay(publication, attempts, history),
    plugin: new PluginWay(publication, attempts, history),
    term: new TermWay(publication, importedTerms, termSync, attempts, history),
  };
  const publisher = new PostPublisher({ turns, publication, attempts, claims, history, termSync, ways });
  const undoer = new PublishUndoer({ db, publication, attempts, claims, history, termSync });
  const unpublishing = new UnpublishService({ db, jobs, sites, connections, publication, history, contentBatches });
  const sandbox = new SandboxService(config.dataDir, sites, connectionTests, outgoing);

  const wordpress = {
    outgoing,
    importedTerms,
    importedContent,
    searchKeeper,
    publication,
    connections,
    connectionTests,
    connecting,
    pluginKeys,
    knownPosts,
    importMarks,
    imports,
    importPreviews,
    drift,
    driftChecks,
    publishing,
    publisher,
    attempts,
    undoer,
    unpublishing,
    sandbox,
  };
  return {
    ...wordpress,
    config,
    log,
    health,
    metrics,
    db,
    replicas,
    queue,
    notifications,
    jobs,
    runner,
    undo,
    uploads,
    webhooks,
    webhookCourier,
    aiSettings,
    ai,
    prompts,
    aiRuns,
    authentication,
    sessions,
    sessionCookie,
    accessKeeper,
    accounts,
    users,
    invitations,
    apiTokens,
    sites,
    sectors,
    terms,
    keywords,
    keywordImports,
    keywordBatches,
    clusters,
    clusterWork,
    clusterMaps,
    sectorRemoval,
    clusterRuns,
    clusterReviewer,
    clusterer,
    clusterMatcher,
    ideas,
    ideaWriter,
    ideaJudge,
    ideaCoverage,
    tasks,
    content,
    contentBatches,
    clusterSuggestions,
    contentBuffers,
    contentDependents,
    savedViews,
    conflicts,
    proposals,
    writer,
    estimates,
    draftTexts,
  };
}
