import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { Provider } from '@urql/solid';
import { render } from 'solid-js/web';
import { afterEach, expect, it, vi } from 'vitest';
import { type ContentList, createContentList } from './content-list.ts';

vi.mock('../jobs.tsx', () => ({ useJobs: () => ({ running: () => [] }) }));

let dispose = () => {};
afterEach(() => dispose());

/** An API with one list, and the line on which it tells of changes. */
function open() {
  const contents = ['a'];
  let tell = (_ids: string[]) => {};
  const answer = () => ({
    content: {
      nodes: contents.map((id) => ({ id, title: id, deletedAt: null })),
      pageInfo: { hasNextPage: false, endCursor: null },
      totalCount: contents.length,
    },
  });
  const client = new Client({
    url: 'http://api.test/graphql',
    preferGetMethod: false,
    fetch: async () => Response.json({ data: answer() }),
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: () => ({
          subscribe: (sink) => {
            tell = (ids) => sink.next({ data: { contentChanged: { siteId: 's', ids, contents: [] } } });
            return { unsubscribe: () => {} };
          },
        }),
      }),
    ],
  });
  let list: ContentList | undefined;
  const Page = () => {
    // As a page gives it that makes its filter of what it shows: another object each time.
    list = createContentList({ siteId: () => 's', filter: () => ({ clusterIds: ['c'] }), orderBy: () => ({ field: 'UPDATED_AT' }) });
    return null;
  };
  dispose = render(
    () => (
      <Provider value={client}>
        <Page />
      </Provider>
    ),
    document.createElement('div'),
  );
  return { list: list as ContentList, contents, tell: (ids: string[]) => tell(ids) };
}

it('is read again when there are more than before', async () => {
  const { list, contents, tell } = open();
  await vi.waitFor(() => expect(list.total()).toBe(1));
  contents.push('b');
  tell(['b']);
  await vi.waitFor(() => expect(list.nodes().map(({ id }) => id)).toEqual(['a', 'b']), { timeout: 3_000 });
});
