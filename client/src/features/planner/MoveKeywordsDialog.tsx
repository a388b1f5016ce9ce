import { createSignal, Show } from 'solid-js';
import { createClusterOptions } from '../../lib/cluster-options.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { type ClusterName, countOfMoved, type Moved, type MoveKeywords } from './move-keywords.ts';

export interface MoveKeywordsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  moved: Moved;
  /** Some of them, to be recognised by. */
  names: string[];
  /** Some of them are in a cluster. */
  clustered: boolean;
  moving: MoveKeywords;
  onMoved: () => void;
}

const NEW = 'new';

export default function MoveKeywordsDialog(props: MoveKeywordsDialogProps) {
  return (
    <Dialog
      title={`Move ${plural(countOfMoved(props.moved), 'keyword')}`}
      open={props.open && countOfMoved(props.moved) > 0}
      onOpenChange={props.onOpenChange}
    >
      <MoveKeywordsForm {...props} />
    </Dialog>
  );
}

function MoveKeywordsForm(props: MoveKeywordsDialogProps) {
  const [target, setTarget] = createSignal<string | null>(null);
  const clusters = createClusterOptions(
    () => props.siteId,
    () => [target()].filter((id) => id !== null && id !== NEW) as string[],
  );
  const [newName, setNewName] = createSignal('');
  const [missing, setMissing] = createSignal(false);
  const options = () => [...(newName() ? [{ value: NEW, label: newName(), hint: 'New cluster' }] : []), ...clusters.options()];
  props.moving.forget();

  const moveTo = async (to: ClusterName | null) => {
    if (!(await props.moving.move(props.moved, to))) return;
    props.onMoved();
    props.onOpenChange(false);
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (props.moving.busy()) return;
    const wanted = target();
    if (!wanted) return setMissing(true);
    if (wanted !== NEW) return moveTo({ id: wanted, name: options().find(({ value }) => value === wanted)?.label ?? 'the cluster' });
    const made = await props.moving.createCluster(newName());
    if (!made) return;
    // Should the move fail, the cluster is there, and is not made a second time.
    setTarget(made.id);
    await moveTo(made);
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <p class="line-clamp-2 text-ink-2">
          {'matching' in props.moved ? `All that match the filters: ${props.names.join(', ')}, …` : props.names.join(', ')}
        </p>
        <Show when={props.moving.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
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
        <Button type="submit" variant="primary" busy={props.moving.busy() && 'Moving…'}>
          Move {formatCount(countOfMoved(props.moved))}
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
          Cancel
        </Button>
        <Show when={props.clustered}>
          <Button variant="ghost" class="mr-auto -ml-3" onClick={() => moveTo(null)}>
            Leave unclustered
          </Button>
        </Show>
      </DialogActions>
    </form>
  );
}
