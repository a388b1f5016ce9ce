import { Show } from 'solid-js';
import { Prose } from '../../../../ui/Prose.tsx';
import { Segments } from '../../../../ui/Segments.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { CompareTexts, type Side } from './CompareTexts.tsx';
import type { Merge } from './create-merge.ts';
import type { Choice } from './merge.ts';

export interface MergeTextsProps {
  merge: Merge;
  left: Side;
  right: Side;
  /** What the sides are called on their buttons: "Yours", "Theirs". */
  names: { ours: string; theirs: string };
}

/** Two texts beside each other, and under each place that differs what becomes of it. */
export function MergeTexts(props: MergeTextsProps) {
  const options = (row: number): { value: Choice; label: string }[] => {
    const sides = props.merge.sides(row);
    const leftOut = { value: sides === 'ours' ? 'theirs' : 'ours', label: 'Leave out' } as const;
    if (sides === 'ours') return [{ value: 'ours', label: `Keep ${props.names.ours}` }, leftOut, byHand];
    if (sides === 'theirs') return [leftOut, { value: 'theirs', label: `Take ${props.names.theirs}` }, byHand];
    return [
      { value: 'ours', label: `Keep ${props.names.ours}` },
      { value: 'theirs', label: `Take ${props.names.theirs}` },
      { value: 'both', label: 'Both' },
      byHand,
    ];
  };
  return (
    <CompareTexts
      left={props.left}
      right={props.right}
      underTitle={
        <div class="mx-4 mb-3 flex flex-wrap items-end gap-2 rounded-control bg-well px-3 py-2.5 sm:mx-5">
          <div class="min-w-0 flex-1 basis-72">
            <TextField label="Title of the merged text" name="merged-title" value={props.merge.title()} onChange={props.merge.setTitle} />
          </div>
          <Segments
            label="Which title"
            value={props.merge.title() === props.left.title ? 'ours' : props.merge.title() === props.right.title ? 'theirs' : 'hand'}
            options={[
              { value: 'ours', label: `Keep ${props.names.ours}` },
              { value: 'theirs', label: `Take ${props.names.theirs}` },
            ]}
            onChange={(side) => props.merge.setTitle(side === 'theirs' ? props.right.title : props.left.title)}
          />
        </div>
      }
      under={(row) => (
        <div class="mx-4 mt-1 mb-3 grid gap-2 rounded-control bg-well px-3 py-2 sm:mx-5">
          <div class="flex overflow-x-auto">
            <Segments
              label="What becomes of this place"
              value={props.merge.choice(row)}
              options={options(row)}
              onChange={(choice) => props.merge.choose(row, choice)}
            />
          </div>
          <Show when={props.merge.choice(row) === 'hand'}>
            <TextArea
              label="In other words, as HTML"
              name={`merged-${row}`}
              value={props.merge.textAt(row)}
              onChange={(text) => props.merge.write(row, text)}
              rows={5}
            />
          </Show>
        </div>
      )}
    />
  );
}

const byHand = { value: 'hand', label: 'By hand' } as const;

/** The merged text, as it will be read. */
export const MergeResult = (props: { merge: Merge }) => (
  <div class="mx-auto max-w-179 px-5 py-5">
    <p class="serif-title mb-4 text-title">{props.merge.title()}</p>
    <Prose html={props.merge.result().contentHtml} />
  </div>
);
