import ArrowLeft from 'lucide-solid/icons/arrow-left';
import { Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createPublishSheetOneQuery } from '../../../graphql/generated/features/content/publish/PublishSheet.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { PlanTexts } from './PlanTexts.tsx';

/** The words of one of many, looked up when it is opened. */
export function PlanPreview(props: { contentId: string; onBack: (() => void) | undefined }) {
  const [result] = createPublishSheetOneQuery({
    variables: () => ({ contentIds: [props.contentId] }),
    requestPolicy: 'cache-and-network',
  });
  const plan = () => result.data?.publishPreview.find(({ contentId }) => contentId === props.contentId);
  return (
    <>
      <Show when={props.onBack}>
        {(back) => (
          <Button variant="ghost" class="m-2 self-start" onClick={back()}>
            <ArrowLeft size={15} strokeWidth={1.75} /> Close the text
          </Button>
        )}
      </Show>
      <Switch
        fallback={
          <div aria-busy="true" class="grid animate-late gap-3 p-5">
            <Skeleton class="w-2/5" />
            <Skeleton class="w-4/5" />
            <Skeleton class="w-3/5" />
          </div>
        }
      >
        <Match when={plan()}>{(found) => <PlanTexts plan={found()} />}</Match>
        <Match when={result.error}>
          {(error) => (
            <div class="p-5">
              <Notice tone="red">{failureOfOperation(error()).message}</Notice>
            </div>
          )}
        </Match>
      </Switch>
    </>
  );
}
