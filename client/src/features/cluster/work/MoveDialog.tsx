import { createSignal, Show } from 'solid-js';
import type { ClusterName } from '../../../lib/keyword-drag.ts';
import { plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { ClusterChoice } from './ClusterChoice.tsx';
import type { KeywordMoving } from './keyword-moving.ts';

export interface MoveDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  /** Where they are now. */
  clusterId: string;
  keywords: { id: string; text: string }[];
  moving: KeywordMoving;
  onMoved: () => void;
}

/** Moves keywords of a cluster by keyboard, to another cluster or out of this one. */
export function MoveDialog(props: MoveDialogProps) {
  return (
    <Dialog
      title={`Move ${plural(props.keywords.length, 'keyword')}`}
      open={props.open && props.keywords.length > 0}
      onOpenChange={props.onOpenChange}
    >
      <MoveForm {...props} />
    </Dialog>
  );
}

function MoveForm(props: MoveDialogProps) {
  const [to, setTo] = createSignal<ClusterName>();
  const [missing, setMissing] = createSignal(false);
  const keywords = [...props.keywords];

  const move = async (target: ClusterName | null) => {
    const done = await props.moving.move(
      keywords.map(({ id }) => id),
      target,
    );
    if (!done) return;
    props.onOpenChange(false);
    props.onMoved();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const target = to();
    if (target) void move(target);
    else setMissing(true);
  };

  return (
    <form noValidate onSubmit={submit}>
      <div class="grid gap-4 px-5 pt-3 pb-5">
        <p class="line-clamp-2 text-ink-2">{keywords.map(({ text }) => text).join(', ')}</p>
        <Show when={props.moving.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <ClusterChoice
          label="To which cluster?"
          siteId={props.siteId}
          except={[props.clusterId]}
          value={to()?.id ?? null}
          onChange={(id, name = '') => {
            setTo(id ? { id, name } : undefined);
            setMissing(false);
          }}
          hint="What you place by hand stays there: no run moves it again."
          error={missing() ? 'Choose a cluster.' : undefined}
        />
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" busy={props.moving.busy() && 'Moving…'}>
          Move {keywords.length}
        </Button>
        <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
          Cancel
        </Button>
        <Button variant="ghost" class="mr-auto -ml-3" onClick={() => void move(null)}>
          Leave unclustered
        </Button>
      </DialogActions>
    </form>
  );
}
