import { type Client, Provider } from '@urql/solid';
import { createSignal, Show } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, expect, it, vi } from 'vitest';
import { BatchForm } from './BatchForm.tsx';
import type { BatchResult } from './batch-steps.ts';

let dispose = () => {};
afterEach(() => dispose());

it('tells elsewhere what failed after its dialog was closed, and closes no other', async () => {
  const [open, setOpen] = createSignal(true);
  const [onDone, onClose, onMissed] = [vi.fn(), vi.fn(), vi.fn()];
  let finish = (_: BatchResult) => {};
  const client = { query: () => new Promise(() => {}) } as unknown as Client;
  const box = document.createElement('div');
  document.body.append(box);
  const unmount = render(
    () => (
      <Provider value={client}>
        <Show when={open()}>
          <BatchForm
            target={{ siteId: 's', ids: ['a', 'b', 'c'], count: 3, rows: [] }}
            action={{ kind: 'DELETE' }}
            verb="Deletes"
            act="Delete"
            acting="Deleting…"
            missing={() => {}}
            run={() => new Promise((resolve) => (finish = resolve))}
            onDone={onDone}
            onClose={onClose}
            onMissed={onMissed}
            note=""
          />
        </Show>
      </Provider>
    ),
    box,
  );
  dispose = () => {
    unmount();
    box.remove();
  };
  box.querySelector('form')?.requestSubmit();
  setOpen(false);
  finish({ updated: 2, failed: [{ id: 'c', message: 'It is being published.' }], tokens: ['t'] });
  await vi.waitFor(() => expect(onMissed).toHaveBeenCalledWith('1 item could not be changed; 2 were.'));
  expect([onDone.mock.calls.length, onClose.mock.calls.length]).toEqual([1, 0]);
});
