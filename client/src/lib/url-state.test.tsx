import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { createRoot } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, expect, it, vi } from 'vitest';
import { createUrlState, flag, list, text } from './url-state.ts';

const params = { search: text(), status: list(), needsCluster: flag(), sort: text('-updated') };
type State = ReturnType<typeof createUrlState<typeof params>>;

let dispose = () => {};
afterEach(() => dispose());

function openAt(address: string) {
  const history = createMemoryHistory();
  history.set({ value: address });
  let state: State | undefined;
  const Page = () => {
    state = createUrlState(params);
    return null;
  };
  dispose = createRoot((end) => {
    const unmount = render(
      () => (
        <MemoryRouter history={history}>
          <Route path="/" component={Page} />
        </MemoryRouter>
      ),
      document.createElement('div'),
    );
    return () => {
      unmount();
      end();
    };
  });
  if (!state) throw new Error('The page was not shown');
  return { history, state: state[0], setState: state[1] };
}

it('reads what the address says, and defaults for the rest', () => {
  const { state } = openAt('/?search=kettle&status=DRAFT&status=PUBLISHED&needsCluster=1');
  expect(state.search()).toBe('kettle');
  expect(state.status()).toEqual(['DRAFT', 'PUBLISHED']);
  expect(state.needsCluster()).toBe(true);
  expect(state.sort()).toBe('-updated');
});

it('changes what it is given and leaves the rest, strangers too', async () => {
  const { history, state, setState } = openAt('/?search=kettle&other=7');
  setState({ status: ['DRAFT'], needsCluster: true });
  await vi.waitFor(() => expect(state.status()).toEqual(['DRAFT']));
  expect(history.get()).toBe('/?search=kettle&other=7&status=DRAFT&needsCluster=1');
});

it('leaves no trace of what goes without saying', async () => {
  const { history, state, setState } = openAt('/?search=kettle&status=DRAFT&sort=title&needsCluster=1');
  setState({ search: '', status: [], sort: '-updated', needsCluster: false });
  await vi.waitFor(() => expect(state.search()).toBe(''));
  expect(history.get()).toBe('/');
});

it('is a step back only when asked to be', async () => {
  const { history, state, setState } = openAt('/');
  setState({ search: 'a' }, { push: true });
  await vi.waitFor(() => expect(state.search()).toBe('a'));
  setState({ search: 'b' });
  await vi.waitFor(() => expect(state.search()).toBe('b'));
  history.back();
  await vi.waitFor(() => expect(state.search()).toBe(''));
});
