/** The normalised cache: what has no id of its own, which lists grow page by page, and what a mutation changes in lists. */
import { type Cache, cacheExchange, type Resolver } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { dropFromLists, writeCluster, writeDeletion } from './cache-writes.ts';

const embedded = () => null;

/** What shows clusters, and what moves along when a person changes which clusters there are. */
const clusterLists = ['clusters', 'clusterMap', 'splitPreview'];
const steeredLists = [...clusterLists, 'keywords', 'ideas', 'tasks', 'content'];

export const createCacheExchange = () =>
  cacheExchange({
    keys: {
      // The token from the environment has no id.
      Viewer: embedded,
      SiteStats: embedded,
      SiteHealth: embedded,
      SiteProblem: embedded,
      ClusterCoverage: embedded,
      ClusterSuggestion: embedded,
      ClusterSuggestionLevel: embedded,
      ClusterSuggestionSummary: embedded,
      JobItem: embedded,
      Provenance: embedded,
      PublishPlan: embedded,
      ContentConflict: embedded,
      ImportPreview: embedded,
      ImportPreviewType: embedded,
      ExcerptPart: embedded,
      BatchPreview: embedded,
      BatchReason: embedded,
      BatchObstacle: embedded,
      PublishPayload: embedded,
      PublishTerm: embedded,
      LivePost: embedded,
      ContentBuffer: embedded,
      UnsavedEdit: embedded,
      ContentChanged: embedded,
      Placement: embedded,
      PlacementReason: embedded,
      ClusterRunLevel: embedded,
      ClusterRunKeyword: embedded,
      ClusterMap: embedded,
      ClusterBubble: embedded,
      SplitPart: embedded,
      KeywordImportPreview: embedded,
      KeywordColumn: embedded,
      KeywordPreviewRow: embedded,
      RejectedRow: embedded,
      DuplicateKeyword: embedded,
      NearDuplicates: embedded,
      Cannibalization: embedded,
      DraftText: embedded,
      DraftEstimate: embedded,
      // There is one for the installation.
      AiSettings: () => 'only',
      AiProviderTest: embedded,
      PromptTemplate: ({ name }) => name as string,
      PromptVariable: embedded,
      PromptPreview: embedded,
      WebhookHeader: embedded,
    },
    resolvers: {
      Query: {
        sites: relayPagination(),
        jobs: relayPagination(),
        site: byId('Site'),
        job: byId('Job'),
        task: byId('Task'),
        cluster: byId('Cluster'),
        clusterRun: byId('ClusterRun'),
        contentItem: byId('Content'),
      },
    },
    updates: {
      Mutation: {
        createSite: (_result, _args, cache) => forgetList(cache, 'sites'),
        beginSiteConnection: (_result, _args, cache) => forgetList(cache, 'sites'),
        deleteSite: (_result, args, cache) => {
          cache.invalidate({ __typename: 'Site', id: args.id as string });
          forgetList(cache, 'sites');
        },
        startSandbox: (_result, _args, cache) => forgetList(cache, 'sites'),
        importSite: (_result, _args, cache) => forgetList(cache, 'jobs'),
        checkDrift: (_result, _args, cache) => forgetList(cache, 'jobs'),
        createSector: (_result, _args, cache) => forgetList(cache, 'sectors'),
        createApiToken: (_result, _args, cache) => forgetList(cache, 'apiTokens'),
        inviteUser: (_result, _args, cache) => forgetList(cache, 'invitations'),
        revokeInvitation: (_result, _args, cache) => forgetList(cache, 'invitations'),
        // A role that goes takes the invitations along that it allowed, and the rights of whoever gives up their own.
        updateUser: (_result, _args, cache) => forgetLists(cache, 'users', 'invitations', 'apiTokens', 'viewer'),
        deleteUser: (_result, _args, cache) => forgetLists(cache, 'users', 'invitations', 'apiTokens'),
        updateViewer: (_result, _args, cache) => forgetLists(cache, 'viewer', 'users'),
        revokeSession: (_result, _args, cache) => forgetList(cache, 'sessions'),
        revokeOtherSessions: (_result, _args, cache) => forgetList(cache, 'sessions'),
        changePassword: (_result, _args, cache) => forgetList(cache, 'sessions'),
        addKeywords: (_result, _args, cache) => forgetList(cache, 'keywords'),
        deleteKeywords: (_result, _args, cache) => forgetLists(cache, 'keywords', ...clusterLists),
        moveKeywords: (_result, _args, cache) => forgetLists(cache, 'keywords', ...clusterLists),
        createCluster: (_result, _args, cache) => forgetLists(cache, ...clusterLists),
        generateClusters: (_result, _args, cache) => forgetList(cache, 'clusterRuns'),
        applyClusterRun: (_result, _args, cache) => forgetLists(cache, 'keywords', 'clusterRuns', ...clusterLists),
        discardClusterRun: (_result, _args, cache) => forgetList(cache, 'clusterRuns'),
        mergeClusters: (_result, args, cache) => {
          for (const id of args.ids as string[]) if (id !== args.intoId) cache.invalidate({ __typename: 'Cluster', id });
          forgetLists(cache, ...steeredLists);
        },
        splitCluster: (_result, _args, cache) => forgetLists(cache, ...steeredLists),
        deleteCluster: (_result, args, cache) => {
          cache.invalidate({ __typename: 'Cluster', id: args.id as string });
          forgetLists(cache, ...steeredLists);
        },
        deleteSector: (_result, _args, cache) => forgetLists(cache, 'sectors', ...steeredLists),
        undo: (_result, _args, cache) => forgetLists(cache, 'cluster', 'clusterRun', 'clusterRuns', 'sectors', ...steeredLists),
        // Its place in a list follows its name.
        updateCluster: (_result, args, cache) =>
          void ((args.input as { name?: string }).name !== undefined && forgetList(cache, 'clusters')),
        createWebhook: (_result, _args, cache) => forgetList(cache, 'webhooks'),
        deleteWebhook: (_result, args, cache) => cache.invalidate({ __typename: 'Webhook', id: args.id as string }),
        testWebhook: (_result, _args, cache) => forgetLists(cache, 'webhooks', 'webhookDeliveries'),
        replayWebhookDelivery: (_result, _args, cache) => forgetLists(cache, 'webhooks', 'webhookDeliveries'),
        dismissIdeas: (_result, _args, cache) => forgetLists(cache, 'ideas', 'clusters'),
        restoreIdeas: (_result, _args, cache) => forgetLists(cache, 'ideas', 'clusters'),
        createTasks: (_result, _args, cache) => forgetLists(cache, 'ideas', 'tasks', 'clusters'),
        assignClusterBatch: (result, args, cache) =>
          writeCluster(cache, result.assignClusterBatch as never, (args.selection as { ids?: string[] }).ids, args.clusterId as string),
        deleteContent: (result, args, cache) =>
          writeDeletion(cache, result.deleteContent as never, args.ids as string[] | null, new Date().toISOString()),
        restoreContent: (result, args, cache) => writeDeletion(cache, result.restoreContent as never, args.ids as string[] | null, null),
        deleteTasks: (_result, args, cache) => {
          dropFromLists(cache, 'tasks', 'Task', args.ids as string[]);
          forgetList(cache, 'ideas');
        },
      },
    },
    optimistic: {
      setSiteActive: ({ id, active }) => ({
        __typename: 'SitePayload',
        site: { __typename: 'Site', id: id as string, active: active as boolean },
      }),
    },
  });

/** One thing by its id may be known already from a list. That there is no such thing is known from its own query alone. */
const byId =
  (typename: string): Resolver =>
  (_parent, args, cache, info) => {
    const asked = cache.resolve(info.parentKey, info.fieldName, args);
    if (asked !== undefined) return asked as never;
    const entity = { __typename: typename, id: args.id as string };
    return cache.resolve(entity, 'id') === undefined ? undefined : (entity as never);
  };

const forgetLists = (cache: Cache, ...names: string[]): void => {
  for (const name of names) forgetList(cache, name);
};

/** A list whose order only the server knows is asked for again by whoever shows it. */
function forgetList(cache: Cache, name: string): void {
  for (const { fieldName, fieldKey } of cache.inspectFields('Query')) {
    if (fieldName === name) cache.invalidate('Query', fieldKey);
  }
}
