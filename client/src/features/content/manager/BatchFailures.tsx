import { For, Show } from 'solid-js';
import { plural } from '../../../lib/numbers.ts';
import { Notice } from '../../../ui/Notice.tsx';

export interface FailedItem {
  id: string;
  message: string;
}

/** What of a batch did not go through. The rest did, and stays. */
export function BatchFailures(props: { failed: readonly FailedItem[] }) {
  const reasons = () => {
    const counts = new Map<string, number>();
    for (const { message } of props.failed) counts.set(message, (counts.get(message) ?? 0) + 1);
    return [...counts];
  };
  return (
    <Show when={props.failed.length > 0}>
      <Notice tone="red">
        {plural(props.failed.length, 'item')} could not be changed; the others were.
        <ul>
          <For each={reasons()}>
            {([message, count]) => (
              <li>
                {message} {count > 1 ? `(${count})` : ''}
              </li>
            )}
          </For>
        </ul>
      </Notice>
    </Show>
  );
}
