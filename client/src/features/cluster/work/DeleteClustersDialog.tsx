import { useClient } from '@urql/solid';
import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { ClusterWork_DeleteDocument } from '../../../graphql/generated/features/cluster/work/cluster-work.ts';
import { plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { ClusterRow } from '../list/ClusterActions.tsx';
import { ClusterChoice } from './ClusterChoice.tsx';
import { partsInWords, partsOf } from './counts.ts';

export interface DeleteClustersDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  clusters: ClusterRow[];
  onDeleted: (words: string, undoTokens: (string | null)[]) => void;
}

const nameOf = (clusters: readonly ClusterRow[]) =>
  clusters.length === 1 ? (clusters[0]?.name ?? '') : plural(clusters.length, 'cluster');

export function DeleteClustersDialog(props: DeleteClustersDialogProps) {
  return (
    <Dialog
      title={`Delete ${nameOf(props.clusters)}?`}
      role="alertdialog"
      open={props.open && props.clusters.length > 0}
      onOpenChange={props.onOpenChange}
    >
      <DeleteForm {...props} />
    </Dialog>
  );
}

/** Tasks and content are never left without a cluster: where some stand on it, somebody says where they go. */
function DeleteForm(props: DeleteClustersDialogProps) {
  const client = useClient();
  const clusters = [...props.clusters];
  const parts = partsOf(clusters);
  const standing = parts.tasks + parts.content > 0;
  const [moveToId, setMoveToId] = createSignal<string | null>(null);
  const [missing, setMissing] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  /** Set when the server knows of tasks or content that were not counted here. */
  const [refused, setRefused] = createSignal(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    if (standing && !moveToId()) return setMissing(true);
    setBusy(true);
    setFailure(undefined);
    const tokens: (string | null)[] = [];
    for (const { id, name } of clusters) {
      const { data, error } = await client.mutation(ClusterWork_DeleteDocument, { id, moveToId: moveToId() });
      if (data) tokens.push(data.deleteCluster.undoToken);
      if (!error) continue;
      const { message, code } = failureOfOperation(error);
      setRefused(code === 'CONFLICT');
      setFailure(
        `${name} was not deleted. ${message}${tokens.length > 0 ? ` ${plural(tokens.length, 'cluster')} before it were deleted.` : ''}`,
      );
      break;
    }
    setBusy(false);
    if (tokens.length > 0) {
      if (!failure()) props.onOpenChange(false);
      props.onDeleted(`${tokens.length === clusters.length ? nameOf(clusters) : plural(tokens.length, 'cluster')} deleted`, tokens);
    } else if (!failure()) props.onOpenChange(false);
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid gap-3.5 px-5 pt-2 pb-5">
        <Show when={failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <div class="grid gap-1.5 text-ink-2">
          <Show when={parts.keywords > 0}>
            <p>{partsInWords({ keywords: parts.keywords })} become unclustered and stay on the Keywords page.</p>
          </Show>
          <Show when={parts.ideas > 0}>
            <p>
              {partsInWords({ ideas: parts.ideas })} for {clusters.length === 1 ? 'it' : 'them'} are deleted
              {parts.tasks > 0 ? ', but for those that became tasks' : ''}.
            </p>
          </Show>
          <Show when={parts.keywords + parts.ideas === 0}>
            <p>No keywords and no ideas are in {clusters.length === 1 ? 'it' : 'them'}.</p>
          </Show>
        </div>
        <Show when={standing || refused()}>
          <ClusterChoice
            label={`Where do ${parts.tasks + parts.content > 0 ? partsInWords({ tasks: parts.tasks, content: parts.content }) : 'its tasks and content'} go?`}
            siteId={props.siteId}
            except={clusters.map(({ id }) => id)}
            value={moveToId()}
            onChange={(id) => {
              setMoveToId(id);
              setMissing(false);
            }}
            hint="Tasks and content always belong to a cluster. WordPress is left alone."
            error={missing() ? 'Choose the cluster that takes them.' : undefined}
          />
        </Show>
      </div>
      <DialogActions>
        <Button type="submit" variant="danger" busy={busy() && 'Deleting…'}>
          {clusters.length === 1 ? 'Delete cluster' : `Delete ${clusters.length}`}
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)} data-autofocus={standing ? undefined : ''}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
