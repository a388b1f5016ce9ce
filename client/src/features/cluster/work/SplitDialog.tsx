import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createClusterWorkSplitMutation } from '../../../graphql/generated/features/cluster/work/cluster-work.ts';
import { createSplitDialogPreviewQuery } from '../../../graphql/generated/features/cluster/work/SplitDialog.ts';
import { plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { createSplitParts, type SplitPart } from './split-parts.ts';

export interface SplitDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  cluster: { id: string; name: string };
  onSplit: (words: string, undoToken: string | null) => void;
}

export function SplitDialog(props: SplitDialogProps) {
  return (
    <Dialog title={`Split ${props.cluster.name}`} wide open={props.open} onOpenChange={props.onOpenChange}>
      <Proposed {...props} />
    </Dialog>
  );
}

function Proposed(props: SplitDialogProps) {
  const [preview] = createSplitDialogPreviewQuery({ variables: { id: props.cluster.id }, requestPolicy: 'network-only' });
  const close = () => props.onOpenChange(false);
  const closing = (
    <DialogActions>
      <Button variant="ghost" onClick={close} data-autofocus="">
        Close
      </Button>
    </DialogActions>
  );
  return (
    <Switch
      fallback={
        <>
          <div class="grid gap-3 px-5 pt-3 pb-6" aria-busy="true">
            <p role="status" class="text-ink-2">
              Looking for parts that stand out by themselves
            </p>
            <ProgressBar label="Looking for parts" done={0} total={null} />
          </div>
          {closing}
        </>
      }
    >
      <Match when={preview.error}>
        {(error) => (
          <>
            <div class="px-5 pt-3 pb-5">
              <Notice tone="red">{failureOfOperation(error()).message} Nothing was changed.</Notice>
            </div>
            {closing}
          </>
        )}
      </Match>
      <Match when={preview.data && preview.data.splitPreview.length < 2}>
        <p class="px-5 pt-3 pb-5 text-ink-2">
          Its keywords are all about the same: no part stands out by itself. You can still choose keywords in the list and move them to a
          cluster of their own.
        </p>
        {closing}
      </Match>
      <Match when={preview.data?.splitPreview} keyed>
        {(parts) => <Parts {...props} preview={parts} />}
      </Match>
    </Switch>
  );
}

function Parts(props: SplitDialogProps & { preview: SplitPart[] }) {
  const [done, split] = createClusterWorkSplitMutation();
  const parts = createSplitParts(props.preview);
  const [tried, setTried] = createSignal(false);
  const faults = () => (tried() ? parts.faults() : {});
  const count = () => parts.taken().length;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (done.fetching || count() === 0) return;
    setTried(true);
    const [wrong] = Object.keys(parts.faults());
    if (wrong !== undefined) return (form.elements.namedItem(`part-${wrong}`) as HTMLElement | null)?.focus();
    const { data } = await split({ id: props.cluster.id, parts: parts.input() });
    if (!data) return;
    props.onOpenChange(false);
    props.onSplit(`${props.cluster.name} split into ${plural(data.splitCluster.clusters.length, 'cluster')}`, data.splitCluster.undoToken);
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid max-h-[60vh] gap-4 overflow-y-auto px-5 pt-2 pb-5">
        <Show when={done.error}>{(error) => <Notice tone="red">{failureOfOperation(error()).message} Nothing was split.</Notice>}</Show>
        <p class="text-ink-2">
          {plural(parts.staying(), 'keyword stays', 'keywords stay')} in{' '}
          <b class="font-semibold">{parts.stays?.name ?? props.cluster.name}</b>, with its ideas, tasks and content. Each part that you take
          becomes a cluster of its own.
        </p>
        <ul class="grid gap-3">
          <For each={parts.parts}>
            {(part, at) => (
              <li class="grid gap-2 rounded-card border border-rule p-3" classList={{ 'opacity-60': !part.taken }}>
                <div class="flex items-start gap-3">
                  <span class="pt-8 touch:pt-6">
                    <Checkbox label={`Take ${part.given}`} hideLabel checked={part.taken} onChange={(on) => parts.take(at(), on)} />
                  </span>
                  <div class="min-w-0 flex-1">
                    <TextField
                      label={`Part ${at() + 1}: ${plural(part.keywords.length, 'keyword')}`}
                      name={`part-${at()}`}
                      value={part.name}
                      onChange={(name) => parts.rename(at(), name)}
                      error={faults()[at()]}
                    />
                  </div>
                </div>
                <p class="line-clamp-3 pl-7 text-label text-ink-3" title={part.keywords.map(({ text }) => text).join(', ')}>
                  {part.keywords
                    .slice(0, 40)
                    .map(({ text }) => text)
                    .join(', ')}
                </p>
              </li>
            )}
          </For>
        </ul>
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={done.fetching && 'Splitting…'} disabled={count() === 0}>
          Split off {count()}
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
