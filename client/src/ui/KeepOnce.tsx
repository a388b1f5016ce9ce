import { createMemo, type JSX, Show, Suspense } from 'solid-js';

/** For what is loaded when it is first wanted, as a dialog that few open: from then on it stays, and closes by itself. */
export function KeepOnce(props: { when: boolean; children: JSX.Element }) {
  const wanted = createMemo<boolean>((was) => was || props.when, false);
  return (
    <Show when={wanted()}>
      <Suspense>{props.children}</Suspense>
    </Show>
  );
}
