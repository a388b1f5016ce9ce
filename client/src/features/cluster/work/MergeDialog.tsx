import { createMemo, createSignal, For, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createClusterWorkMergeMutation } from '../../../graphql/generated/features/cluster/work/cluster-work.ts';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { ClusterRow } from '../list/ClusterActions.tsx';
import { ClusterChoice } from './ClusterChoice.tsx';
import { partsInWords, partsOf } from './counts.ts';

export interface MergeDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  /** Those to make one of; a single one asks which other it goes into. */
  clusters: ClusterRow[];
  onMerged: (into: { id: string; name: string }, undoToken: string | null, words: string) => void;
}

export function MergeDialog(props: MergeDialogProps) {
  const title = () => (props.clusters.length === 1 ? `Merge ${props.clusters[0]?.name}` : `Merge ${props.clusters.length} clusters`);
  return (
    <Dialog title={title()} open={props.open && props.clusters.length > 0} onOpenChange={props.onOpenChange}>
      <MergeForm {...props} />
    </Dialog>
  );
}

function MergeForm(props: MergeDialogProps) {
  const [merged, merge] = createClusterWorkMergeMutation();
  // What was chosen when the dialog opened; the list behind it may change while it is open.
  const clusters = [...props.clusters].sort((one, other) => other.keywordCount - one.keywordCount);
  const several = clusters.length > 1;
  const [into, setInto] = createSignal<{ id: string; name: string } | undefined>(several ? clusters[0] : undefined);
  const [missing, setMissing] = createSignal(false);
  const going = createMemo(() => clusters.filter(({ id }) => id !== into()?.id));
  const parts = createMemo(() => partsInWords(partsOf(going())));
  const goers = () => (going().length === 1 ? (going()[0]?.name ?? '') : plural(going().length, 'other cluster'));

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (merged.fetching) return;
    const target = into();
    if (!target) return setMissing(true);
    const ids = going().map(({ id }) => id);
    const { data } = await merge({ ids, intoId: target.id });
    if (!data) return;
    props.onOpenChange(false);
    props.onMerged(target, data.mergeClusters.undoToken, `${goers()} merged into ${target.name}`);
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <Show when={merged.error}>{(error) => <Notice tone="red">{failureOfOperation(error()).message} Nothing was merged.</Notice>}</Show>
        <Show
          when={several}
          fallback={
            <ClusterChoice
              label="Merge it into"
              siteId={props.siteId}
              except={clusters.map(({ id }) => id)}
              value={into()?.id ?? null}
              onChange={(id, name = '') => {
                setInto(id ? { id, name } : undefined);
                setMissing(false);
              }}
              error={missing() ? 'Choose the cluster that stays.' : undefined}
            />
          }
        >
          <fieldset>
            <legend class="pb-1.5 font-[550]">Which one stays?</legend>
            <ul class="max-h-72 overflow-y-auto rounded-control border border-rule">
              <For each={clusters}>
                {(cluster) => (
                  <li class="border-rule not-first:border-t">
                    <label class="flex min-h-9 cursor-pointer items-center gap-2.5 px-3 py-1.5 hover:bg-hover has-checked:bg-pencil-soft touch:min-h-11">
                      <input
                        type="radio"
                        name="into"
                        class="size-4 flex-none rounded-full accent-pencil"
                        checked={into()?.id === cluster.id}
                        onChange={() => setInto(cluster)}
                        data-autofocus={into()?.id === cluster.id ? '' : undefined}
                      />
                      <span class="min-w-0 flex-1 truncate" classList={{ 'font-semibold': into()?.id === cluster.id }} title={cluster.name}>
                        {cluster.name}
                      </span>
                      <span class="flex-none text-label text-ink-3">
                        {plural(cluster.keywordCount, 'keyword')}, {formatCount(cluster.volume)} a month
                      </span>
                    </label>
                  </li>
                )}
              </For>
            </ul>
          </fieldset>
        </Show>
        <Show when={into()}>
          {(target) => (
            <p class="text-ink-2" aria-live="polite">
              <b class="font-semibold">{target().name}</b> keeps its name and takes in {parts()} of {goers()}
              {going().length === 1 ? ', which is gone afterwards.' : ', which are gone afterwards.'}
            </p>
          )}
        </Show>
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={merged.fetching && 'Merging…'}>
          {several ? `Merge ${clusters.length}` : 'Merge'}
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
