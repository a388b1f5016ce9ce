import { createEffect, createMemo, For, Match, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createPublishSheetPlansQuery } from '../../../graphql/generated/features/content/publish/PublishSheet.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { PlanItem } from './PlanItem.tsx';
import { inOrder, type PublishPlan } from './publish-plan.ts';

export interface PlanPageProps {
  siteId: string;
  contentIds: string[];
  /** Problems that are said already, above the list. */
  said: readonly string[];
  opened: string | undefined;
  onOpen: (contentId: string) => void;
  onLooked: (plans: PublishPlan[]) => void;
}

/** As many as are looked at in WordPress at once, with what would become of each. */
export function PlanPage(props: PlanPageProps) {
  const [result, load] = createPublishSheetPlansQuery({
    variables: () => ({ contentIds: props.contentIds }),
    requestPolicy: 'network-only',
  });
  const plans = createMemo(() => inOrder(result.data?.publishPreview ?? []));
  createEffect(() => plans().length > 0 && props.onLooked(plans()));
  return (
    <Switch
      fallback={
        <div aria-busy="true" class="grid animate-late">
          <For each={props.contentIds.slice(0, 6)}>
            {() => (
              <div class="grid gap-2.5 border-t border-rule py-3">
                <Skeleton class="w-3/5" />
                <Skeleton class="w-2/5" />
              </div>
            )}
          </For>
        </div>
      }
    >
      <Match when={result.data}>
        <ul>
          <For each={plans()}>
            {(plan) => (
              <PlanItem
                siteId={props.siteId}
                plan={plan}
                said={props.said}
                isOpen={plan.contentId === props.opened}
                onOpen={() => props.onOpen(plan.contentId)}
              />
            )}
          </For>
        </ul>
      </Match>
      <Match when={result.error}>
        {(error) => (
          <div class="grid justify-items-start gap-3 py-3">
            <Notice tone="red">
              <b class="font-semibold">What would be sent could not be looked up.</b> {failureOfOperation(error()).message}
            </Notice>
            <Button busy={result.fetching && 'Trying…'} onClick={() => load({ requestPolicy: 'network-only' })}>
              Try again
            </Button>
          </div>
        )}
      </Match>
    </Switch>
  );
}
