/** What every dialog shows that lets a person merge two texts: the places or the result of them, and what leads on from there. */
import { Show } from 'solid-js';
import { Button } from '../../../../ui/Button.tsx';
import { titleFaultOf } from '../editor-fields.ts';
import type { Side } from './CompareTexts.tsx';
import type { Merge } from './create-merge.ts';
import { MergeResult, MergeTexts } from './MergeTexts.tsx';

export type MergeShown = 'merge' | 'result';

export interface MergeBodyProps {
  merge: Merge;
  shown: MergeShown;
  left: Side;
  right: Side;
  names: { ours: string; theirs: string };
}

export const MergeBody = (props: MergeBodyProps) => (
  <Show
    when={props.shown === 'result'}
    fallback={<MergeTexts merge={props.merge} left={props.left} right={props.right} names={props.names} />}
  >
    <MergeResult merge={props.merge} />
  </Show>
);

export interface MergeActionsProps {
  merge: Merge;
  shown: MergeShown;
  onShown: (shown: MergeShown) => void;
  busy: boolean;
  /** Why nothing can be saved now, beside a title that cannot be. */
  obstacle?: string | undefined;
  onSave: () => void;
  onBack: () => void;
}

export function MergeActions(props: MergeActionsProps) {
  const obstacle = () => props.obstacle ?? titleFaultOf(props.merge.title());
  return (
    <>
      <Button
        variant="primary"
        disabled={obstacle() !== undefined}
        title={obstacle()}
        busy={props.busy && 'Saving…'}
        onClick={() => props.onSave()}
      >
        Save the merged text
      </Button>
      <Button onClick={() => props.onShown(props.shown === 'merge' ? 'result' : 'merge')}>
        {props.shown === 'merge' ? 'See the result' : 'Back to the places'}
      </Button>
      <Button variant="ghost" onClick={() => props.onBack()}>
        Back
      </Button>
    </>
  );
}
