/** The normalised cache: what has no id of its own, which lists grow page by page, and what a mutation changes in lists. */
import { type Cache, cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

const embedded = () => null;

export const createCacheExchange = () =>
  cacheExchange({
    keys: {
      // The token from the environment has no id.
      Viewer: embedded,
    },
    resolvers: {
      Query: { sites: relayPagination() },
    },
    updates: {
      Mutation: {
        createSite: (_result, _args, cache) => forgetList(cache, 'sites'),
        deleteSite: (_result, args, cache) => {
          cache.invalidate({ __typename: 'Site', id: args.id as string });
          forgetList(cache, 'sites');
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

/** A list whose order only the server knows is asked for again by whoever shows it. */
function forgetList(cache: Cache, name: string): void {
  for (const { fieldName, fieldKey } of cache.inspectFields('Query')) {
    if (fieldName === name) cache.invalidate('Query', fieldKey);
  }
}
