import { cleanup, fireEvent, render } from '@solidjs/testing-library';
import { createSignal, Show } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import { liveKeys, makeModShortcut, makeShortcut } from './shortcut.ts';

afterEach(cleanup);

const press = (key: string, on: Element = document.body, more = {}) => fireEvent.keyDown(on, { key, bubbles: true, ...more });

function Page(props: { act: () => void; disabled?: boolean | undefined }) {
  makeShortcut(
    () => (props.disabled ? undefined : 'c'),
    () => props.act(),
    () => ({ label: 'Assign cluster', group: 'With the selected rows' }),
  );
  return (
    <>
      <input aria-label="Name" />
      <input type="checkbox" aria-label="Row" />
    </>
  );
}

it('acts on the key alone: not with a modifier, not while someone types, not under a dialog', () => {
  const act = vi.fn();
  const { getByLabelText } = render(() => <Page act={act} />);
  press('c');
  press('C', getByLabelText('Row'));
  expect(act).toHaveBeenCalledTimes(2);
  press('c', document.body, { ctrlKey: true });
  press('c', getByLabelText('Name'));
  const { unmount } = render(() => <div role="dialog" />);
  press('c');
  expect(act).toHaveBeenCalledTimes(2);
  unmount();
  press('c');
  expect(act).toHaveBeenCalledTimes(3);
});

it('lists a key while it works, once, under its group', () => {
  const [disabled, disable] = createSignal(false);
  const [there, setThere] = createSignal(true);
  render(() => (
    <Show when={there()}>
      <Page act={() => undefined} disabled={disabled()} />
      <Page act={() => undefined} disabled={disabled()} />
    </Show>
  ));
  expect(liveKeys()).toEqual([{ keys: ['C'], label: 'Assign cluster', group: 'With the selected rows' }]);
  disable(true);
  expect(liveKeys()).toEqual([]);
  disable(false);
  setThere(false);
  expect(liveKeys()).toEqual([]);
});

it('with ⌘ or Ctrl a letter acts while someone types too, and leaves a key that was taken', () => {
  const act = vi.fn();
  const Everywhere = () => {
    makeModShortcut('k', act, () => ({ label: 'Search', group: 'Everywhere' }));
    return (
      <>
        <input aria-label="Name" />
        <input aria-label="Link" on:keydown={(event) => event.preventDefault()} />
      </>
    );
  };
  const { getByLabelText } = render(() => <Everywhere />);
  press('k', getByLabelText('Name'), { ctrlKey: true });
  expect(act).toHaveBeenCalledTimes(1);
  press('k', getByLabelText('Link'), { ctrlKey: true });
  press('k', getByLabelText('Name'));
  press('k', document.body, { ctrlKey: true, shiftKey: true });
  expect(act).toHaveBeenCalledTimes(1);
});
