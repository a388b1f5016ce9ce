import { createComputed, createRoot, createSignal } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { expect, it } from 'vitest';
import { createPagedList } from './paged-list.ts';

interface Data {
  list: { nodes: { id: string }[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const open = (letters: string[]) => createRoot(() => openHere(letters));

/** A server with letters, two on a page, whose answers come when they are let through. */
function openHere(letters: string[]) {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const [prefix, setPrefix] = createSignal('');

  const list = createPagedList({
    variables: () => ({ prefix: prefix() }),
    open: ({ variables, pause }) => {
      const [result, setResult] = createStore<{ data?: Data; fetching: boolean; stale: boolean }>({ fetching: false, stale: false });
      const load = () => {
        const { prefix, after } = variables();
        asked.push(`${prefix}>${after ?? ''}`);
        setResult('fetching', true);
        waiting.push(() => {
          const all = letters.filter((letter) => letter.startsWith(prefix) && letter > (after ?? ''));
          const nodes = all.slice(0, 2).map((id) => ({ id }));
          const data = {
            list: { nodes, totalCount: all.length, pageInfo: { hasNextPage: all.length > 2, endCursor: nodes.at(-1)?.id ?? null } },
          };
          setResult('data', reconcile(data));
          setResult('fetching', false);
        });
      };
      createComputed(() => !pause() && load());
      return [result, load] as const;
    },
    connection: (data: Data) => data.list,
  });
  const answer = () => {
    for (const each of waiting.splice(0)) each();
  };
  return {
    list,
    asked,
    answer,
    setPrefix,
    ids: () =>
      list
        .nodes()
        .map(({ id }) => id)
        .join(''),
  };
}

it('the next page follows the first, as far as there is one', () => {
  const { list, answer, ids } = open([...'abc']);
  expect(list.loaded()).toBe(false);
  answer();
  expect([ids(), list.more()]).toEqual(['ab', expect.objectContaining({ hasMore: true, shown: 2, total: 3 })]);
  list.more().onMore();
  answer();
  expect([ids(), list.more().hasMore]).toEqual(['abc', false]);
});

it('when a row of the first page goes, the second begins where the first now ends', () => {
  const letters = [...'abcd'];
  const { list, answer, asked, ids } = open(letters);
  answer();
  list.more().onMore();
  answer();
  letters.splice(0, 1);
  list.reload();
  answer();
  expect(ids()).toBe('bcd');
  answer();
  expect([ids(), asked.at(-1)]).toEqual(['bcd', '>c']);
});

it('other variables make another list, of its first page alone; until it comes, the old rows stay and are busy', () => {
  const { list, answer, asked, setPrefix, ids } = open(['aa', 'ab', 'ac', 'b']);
  answer();
  list.more().onMore();
  answer();
  setPrefix('b');
  expect([ids(), list.busy()]).toEqual(['aaab', true]);
  answer();
  expect([ids(), list.busy(), asked]).toEqual(['b', false, ['>', '>ab', 'b>']]);
});
