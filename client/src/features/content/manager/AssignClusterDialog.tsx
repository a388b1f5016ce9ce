import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createAssignClusterDialogAssignMutation } from '../../../graphql/generated/features/content/manager/AssignClusterDialog.ts';
import { createClusterOptions } from '../../../lib/cluster-options.ts';
import { plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Combobox } from '../../../ui/Combobox.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { showToast } from '../../../ui/Toast.tsx';
import { BatchFailures, type FailedItem } from './BatchFailures.tsx';
import type { Target } from './targets.ts';

export interface AssignClusterDialogProps {
  siteId: string;
  target: Target | undefined;
  /** The title, where the target is one row. */
  title: string | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: () => void;
}

export function AssignClusterDialog(props: AssignClusterDialogProps) {
  return (
    <Dialog
      title={`Assign a cluster to ${props.title ? 'this content' : plural(props.target?.count ?? 0, 'item')}`}
      open={props.open && props.target !== undefined}
      onOpenChange={props.onOpenChange}
    >
      <AssignClusterForm {...props} />
    </Dialog>
  );
}

function AssignClusterForm(props: AssignClusterDialogProps) {
  const [clusterId, setClusterId] = createSignal<string | null>(null);
  const clusters = createClusterOptions(
    () => props.siteId,
    () => [clusterId() ?? []].flat(),
  );
  const [assigning, assign] = createAssignClusterDialogAssignMutation();
  const [missing, setMissing] = createSignal(false);
  const [failed, setFailed] = createSignal<FailedItem[]>([]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const id = clusterId();
    if (!props.target || assigning.fetching) return;
    if (!id) return setMissing(true);
    const { data } = await assign({ selection: props.target.selection, clusterId: id });
    if (!data) return;
    const { updated, failed } = data.assignClusterBatch;
    props.onDone();
    if (failed.length > 0) return setFailed(failed);
    showToast({ message: updated === 0 ? 'That cluster was set already' : `Cluster set on ${plural(updated, 'item')}` });
    props.onOpenChange(false);
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <Show when={props.title}>
          {(title) => (
            <p class="truncate font-serif text-row text-ink-2" title={title()}>
              {title()}
            </p>
          )}
        </Show>
        <Show when={assigning.error}>{(error) => <Notice tone="red">{failureOfOperation(error()).message}</Notice>}</Show>
        <BatchFailures failed={failed()} />
        <Combobox
          label="Cluster"
          value={clusterId()}
          options={clusters.options()}
          onSearch={clusters.onSearch}
          onChange={(value) => {
            setClusterId(value);
            setMissing(false);
          }}
          placeholder="Type to find a cluster"
          error={missing() ? 'Choose a cluster.' : undefined}
        />
        <p class="text-label text-ink-3">Nothing is sent to WordPress by this.</p>
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={assigning.fetching && 'Assigning…'}>
          Assign cluster
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
          {failed().length > 0 ? 'Close' : 'Cancel'}
        </Button>
      </DialogActions>
    </form>
  );
}
