import { createMemo, createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createClusterWorkMergeMutation } from '../../../graphql/generated/features/cluster/work/cluster-work.ts';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { RadioList } from '../../../ui/RadioList.tsx';
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
          <div class="-m-1 max-h-80 overflow-y-auto p-1">
            <RadioList
              label="Which one stays?"
              value={into()?.id ?? ''}
              options={clusters.map(({ id, name, keywordCount, volume }) => ({
                value: id,
                label: name,
                description: `${plural(keywordCount, 'keyword')}, ${formatCount(volume)} searches a month`,
              }))}
              onChange={(id) => setInto(clusters.find((cluster) => cluster.id === id))}
            />
          </div>
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
