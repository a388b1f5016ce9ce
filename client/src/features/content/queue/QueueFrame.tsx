import ArrowLeft from 'lucide-solid/icons/arrow-left';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { Button } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/PageState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { Queue, QueueItem } from './create-queue.ts';

export interface QueueFrameProps<Item extends QueueItem> {
  queue: Queue<Item>;
  /** "The conflicts". */
  what: string;
  list: JSX.Element;
  /** The one that is open. */
  desk: JSX.Element;
  empty: JSX.Element;
  /** "All conflicts": the way back, where one has all the room. */
  back: string;
}

/** What waits on the left, the open one on the right; one at a time where there is little room. */
export function QueueFrame<Item extends QueueItem>(props: QueueFrameProps<Item>) {
  const { queue } = props;
  return (
    <Switch fallback={<QueueSkeleton />}>
      <Match when={!queue.list.loaded() && queue.list.failure()}>
        {(failure) => (
          <ErrorState
            title={`${props.what} could not be loaded`}
            actions={
              <Button variant="primary" busy={queue.list.fetching() && 'Trying…'} onClick={queue.list.retry}>
                Try again
              </Button>
            }
          >
            {failure().message}
          </ErrorState>
        )}
      </Match>
      <Match when={queue.list.loaded() && queue.list.total() === 0 && !queue.isOpen()}>{props.empty}</Match>
      <Match when={queue.list.loaded()}>
        <div class="flex min-h-0 flex-1 border-t border-rule">
          <Show when={queue.isWide() || !queue.isOpen()}>
            <div class="flex min-h-0 min-w-0 flex-1 flex-col bg-paper lg:w-88 lg:flex-none lg:border-r lg:border-rule">{props.list}</div>
          </Show>
          <Show when={queue.currentId()}>
            <section aria-label="The open one" class="flex min-h-0 min-w-0 flex-1 flex-col bg-sheet">
              <Show when={!queue.isWide()}>
                <Button variant="ghost" class="m-1 self-start" onClick={queue.close}>
                  <ArrowLeft size={15} strokeWidth={1.75} /> {props.back}
                </Button>
              </Show>
              {props.desk}
            </section>
          </Show>
        </div>
      </Match>
    </Switch>
  );
}

const QueueSkeleton = () => (
  <div aria-busy="true" class="flex min-h-0 flex-1 animate-late border-t border-rule">
    <div class="grid flex-1 content-start gap-6 px-4 py-5 lg:w-88 lg:flex-none lg:border-r lg:border-rule">
      <Skeleton class="w-3/5" />
      <Skeleton class="w-4/5" />
      <Skeleton class="w-2/5" />
    </div>
    <div class="grid flex-1 content-start gap-5 px-5 py-6 max-lg:hidden">
      <Skeleton class="w-2/5" />
      <Skeleton class="w-3/4" />
      <Skeleton class="w-2/3" />
    </div>
  </div>
);
