import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import {
  createMoveKeywordsDialogCreateClusterMutation,
  createMoveKeywordsDialogMoveMutation,
} from '../../graphql/generated/features/planner/MoveKeywordsDialog.ts';
import { createClusterOptions } from '../../lib/cluster-options.ts';
import { plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { showToast } from '../../ui/Toast.tsx';

export interface MoveKeywordsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  keywords: { id: string; text: string; cluster: { id: string } | null }[];
  onMoved: () => void;
}

const NEW = 'new';

export function MoveKeywordsDialog(props: MoveKeywordsDialogProps) {
  return (
    <Dialog
      title={`Move ${plural(props.keywords.length, 'keyword')}`}
      open={props.open && props.keywords.length > 0}
      onOpenChange={props.onOpenChange}
    >
      <MoveKeywordsForm {...props} />
    </Dialog>
  );
}

function MoveKeywordsForm(props: MoveKeywordsDialogProps) {
  const [created, create] = createMoveKeywordsDialogCreateClusterMutation();
  const [moved, move] = createMoveKeywordsDialogMoveMutation();
  const [target, setTarget] = createSignal<string | null>(null);
  const clusters = createClusterOptions(
    () => props.siteId,
    () => [target()].filter((id) => id !== null && id !== NEW) as string[],
  );
  const [newName, setNewName] = createSignal('');
  const [missing, setMissing] = createSignal(false);

  const options = () => [...(newName() ? [{ value: NEW, label: newName(), hint: 'New cluster' }] : []), ...clusters.options()];
  const busy = () => created.fetching || moved.fetching;
  const failure = () => {
    const error = created.error ?? moved.error;
    return error && `${failureOfOperation(error).message} No keyword was moved.`;
  };

  const moveTo = async (clusterId: string | null, name?: string) => {
    const before = Map.groupBy(props.keywords, ({ cluster }) => cluster?.id ?? null);
    const { data } = await move({ keywordIds: props.keywords.map(({ id }) => id), clusterId });
    if (!data) return;
    const words = plural(data.moveKeywords.keywords.length, 'keyword');
    props.onMoved();
    props.onOpenChange(false);
    showToast({
      message: name ? `${words} moved to ${name}` : `${words} taken out of their cluster`,
      undo: () => {
        for (const [old, keywords] of before) void move({ keywordIds: keywords.map(({ id }) => id), clusterId: old });
      },
    });
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    const wanted = target();
    if (!wanted) return setMissing(true);
    if (wanted !== NEW) return moveTo(wanted, options().find(({ value }) => value === wanted)?.label ?? 'the cluster');
    const { data } = await create({ siteId: props.siteId, input: { name: newName() } });
    if (!data) return;
    // Should the move fail, the cluster is there, and is not made a second time.
    const { id, name } = data.createCluster.cluster;
    setTarget(id);
    await moveTo(id, name);
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <p class="line-clamp-2 text-ink-2">{props.keywords.map(({ text }) => text).join(', ')}</p>
        <Show when={failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <Combobox
          label="Cluster"
          name="cluster"
          value={target()}
          options={options()}
          onSearch={clusters.onSearch}
          onChange={(value) => {
            setTarget(value);
            setMissing(false);
          }}
          create={(name) => {
            setNewName(name);
            setTarget(NEW);
            setMissing(false);
          }}
          placeholder="Find a cluster, or name a new one"
          hint="What you place by hand stays there: no run moves it again."
          error={missing() ? 'Choose a cluster, or type a name to make one.' : undefined}
        />
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={busy() && 'Moving…'}>
          Move {props.keywords.length}
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
          Cancel
        </Button>
        <Show when={props.keywords.some(({ cluster }) => cluster)}>
          <Button variant="ghost" class="mr-auto -ml-3" onClick={() => moveTo(null)}>
            Leave unclustered
          </Button>
        </Show>
      </DialogActions>
    </form>
  );
}
