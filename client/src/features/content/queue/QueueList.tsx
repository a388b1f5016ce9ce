import { createEffect, createSelector, For, type JSX, on, onCleanup, Show } from 'solid-js';
import { plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { Queue, QueueItem } from './create-queue.ts';

export interface QueueListProps<Item extends QueueItem> {
  queue: Queue<Item>;
  /** "Conflicts". */
  label: string;
  maySelect: boolean;
  /** What stands under a title. */
  facts: (item: Item) => JSX.Element;
}

/** What waits, in its order; read on as it comes into sight. */
export function QueueList<Item extends QueueItem>(props: QueueListProps<Item>) {
  const { queue } = props;
  let rows!: HTMLUListElement;
  const isOpen = createSelector(queue.currentId);
  const all = () => queue.selection.size() === queue.items().length && queue.items().length > 0;
  const more = () => queue.list.total() > queue.items().length;

  createEffect(
    on(queue.currentId, (id) => id && rows.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' }), {
      defer: true,
    }),
  );

  /** The foot of the list: in sight, there is more to read. */
  const watchFoot = (foot: HTMLElement) => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && queue.list.see(0, queue.items().length + 1));
    observer.observe(foot);
    onCleanup(() => observer.disconnect());
  };

  return (
    <nav aria-label={props.label} class="flex min-h-0 min-w-0 flex-1 flex-col">
      <div class="flex h-9.5 flex-none items-center gap-2.5 border-b border-rule px-4 text-label text-ink-3 touch:h-11">
        <Show when={props.maySelect}>
          <Checkbox
            label={`Select all ${queue.items().length} that are listed`}
            hideLabel
            checked={all()}
            indeterminate={queue.selection.size() > 0 && !all()}
            onChange={queue.selection.setAll}
          />
        </Show>
        <span>
          {queue.selection.size() > 0 ? `${queue.selection.size()} selected` : `${plural(queue.list.total(), 'waits', 'wait')} for you`}
        </span>
      </div>
      <ul ref={rows} class="min-h-0 flex-1 overflow-y-auto pb-16">
        <For each={queue.items()}>
          {(item) => (
            <li
              data-id={item.id}
              class="flex items-start gap-2.5 border-b border-rule pl-4 transition-colors duration-90"
              classList={{
                'bg-pencil-soft shadow-[inset_3px_0_0_var(--color-pencil)]': isOpen(item.id),
                'hover:bg-hover': !isOpen(item.id),
              }}
            >
              <Show when={props.maySelect}>
                <span class="pt-2.5 touch:pt-0">
                  <Checkbox
                    label={`Select ${item.title}`}
                    hideLabel
                    checked={queue.selection.has(item.id)}
                    onChange={(_on, range) => queue.selection.toggle(item.id, range)}
                  />
                </span>
              </Show>
              <button
                type="button"
                aria-current={isOpen(item.id) ? 'true' : undefined}
                onClick={() => queue.go(item.id)}
                class="grid min-w-0 flex-1 gap-0.5 py-2 pr-4 text-left -outline-offset-2! touch:min-h-14"
              >
                <span class="truncate font-serif text-row font-medium" title={item.title}>
                  {item.title || 'Untitled'}
                </span>
                <span class="min-w-0 text-label text-ink-3">{props.facts(item)}</span>
              </button>
            </li>
          )}
        </For>
        <Show when={queue.list.loaded() && queue.list.failure()}>
          {(failure) => (
            <li class="grid justify-items-start gap-2 px-4 py-3">
              <Notice tone="red">The rest could not be read. {failure().message}</Notice>
              <Button busy={queue.list.fetching() && 'Trying…'} onClick={queue.list.retry}>
                Try again
              </Button>
            </li>
          )}
        </Show>
        <Show when={more() && !queue.list.failure()}>
          <li ref={watchFoot} class="px-4 py-3 text-label text-ink-3">
            {plural(queue.list.total() - queue.items().length, 'more', 'more')}…
          </li>
        </Show>
      </ul>
    </nav>
  );
}
