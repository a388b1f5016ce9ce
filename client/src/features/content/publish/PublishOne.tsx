import Check from 'lucide-solid/icons/check';
import { Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createPublishSheetOneQuery } from '../../../graphql/generated/features/content/publish/PublishSheet.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { createPublish } from './create-publish.ts';
import { createLiveToast } from './live-toast.ts';
import { Overwrite } from './Overwrite.tsx';
import { PlanFacts } from './PlanFacts.tsx';
import { PlanTexts } from './PlanTexts.tsx';
import { NotBegun, PublishActions } from './PublishActions.tsx';
import { PublishFrame } from './PublishFrame.tsx';
import { termsToMake } from './publish-plan.ts';
import { TermsToMake } from './TermsToMake.tsx';

/** What publishing one content would do: the live post against exactly what would be sent. */
export function PublishOne(props: { siteId: string; contentId: string; overwrite: boolean; onClose: () => void }) {
  const tellLive = createLiveToast();
  const publish = createPublish({
    overwrite: props.overwrite,
    onBegun: (jobId) => {
      tellLive(jobId, props.siteId, props.contentId);
      props.onClose();
    },
  });
  const [result, load] = createPublishSheetOneQuery({
    variables: () => ({ contentIds: [props.contentId] }),
    requestPolicy: 'network-only',
  });
  const plan = () => result.data?.publishPreview[0];
  const sendable = () => {
    const found = plan();
    return found?.canPublish && (publish.overwrite() || !found.changedInWordPress) ? [props.contentId] : [];
  };
  const terms = () => termsToMake(result.data?.publishPreview ?? [], publish.overwrite());
  return (
    <PublishFrame
      title="Publish preview"
      summary="Nothing has been sent yet."
      onClose={props.onClose}
      aside={
        <Show when={plan()?.live}>
          <span class="inline-flex items-center gap-1.5">
            <Check size={14} strokeWidth={2} aria-hidden="true" class="text-green" /> The live post was read just now
          </span>
        </Show>
      }
      facts={
        <>
          <NotBegun publish={publish} />
          <Switch fallback={<Looking />}>
            <Match when={plan()}>
              {(found) => (
                <>
                  <PlanFacts plan={found()} />
                  <TermsToMake terms={terms()} />
                  <Overwrite publish={publish} count={found().canPublish && found().changedInWordPress ? 1 : 0} />
                </>
              )}
            </Match>
            <Match when={result.error}>
              {(error) => (
                <div class="grid justify-items-start gap-3">
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
        </>
      }
      actions={
        <PublishActions
          label={plan()?.target === 'UPDATE' && terms().length === 0 ? 'Publish changes' : 'Publish'}
          contentIds={sendable}
          terms={terms().length}
          publish={publish}
          onClose={props.onClose}
        />
      }
    >
      <Show when={plan()}>{(found) => <PlanTexts plan={found()} />}</Show>
    </PublishFrame>
  );
}

const Looking = () => (
  <>
    <p role="status" class="text-ink-3">
      Looking here and in WordPress…
    </p>
    <div aria-hidden="true" class="grid animate-late gap-3">
      <Skeleton class="w-2/5" />
      <Skeleton class="w-4/5" />
      <Skeleton class="w-3/5" />
    </div>
  </>
);
