import { createSignal, For, Show } from 'solid-js';
import { ago } from '../../../lib/ago.ts';
import { contentStructureLabel, contentTypeLabel } from '../../../lib/labels.ts';
import { Button } from '../../../ui/Button.tsx';
import { CompareTexts, type Side } from './compare/CompareTexts.tsx';
import { createMerge } from './compare/create-merge.ts';
import { MergeActions, MergeBody, type MergeShown } from './compare/MergeParts.tsx';
import type { Conflict, Editing } from './create-editor.ts';
import type { EditorFields, FieldName } from './editor-fields.ts';
import { fieldsOf, settle as settleFields } from './editor-fields.ts';
import type { Names } from './names.ts';
import { WideDialog } from './WideDialog.tsx';

const fieldLabels: Record<FieldName, string> = {
  title: 'Title',
  contentHtml: 'Text',
  clusterId: 'Cluster',
  contentType: 'Type',
  contentStructure: 'Structure',
  primaryKeywordId: 'Primary keyword',
  taxonomyTermIds: 'Terms',
  targetTermId: 'Target term',
};

export interface ConflictDialogProps {
  editing: Editing;
  names: Names;
}

/** Somebody has saved what is being edited here. Shows both, and lets nobody's words go. */
export function ConflictDialog(props: ConflictDialogProps) {
  return <Show when={props.editing.deciding() && props.editing.conflict()}>{(met) => <Deciding {...props} met={met()} />}</Show>;
}

function Deciding(props: ConflictDialogProps & { met: Conflict }) {
  const [busy, setBusy] = createSignal<'mine' | 'theirs' | 'merged'>();
  const [merging, setMerging] = createSignal(false);
  const [shown, setShown] = createSignal<MergeShown>('merge');
  // As it would be saved: what only they have changed is theirs on both sides.
  const kept = () =>
    settleFields(props.editing.base().fields, { ...props.editing.mine }, fieldsOf(props.met.theirs), props.met.stale, 'mine');
  const merge = createMerge(kept, () => props.met.theirs);
  const settle = async (side: 'mine' | 'theirs' | 'merged') => {
    setBusy(side);
    if (side === 'merged') await props.editing.settle('mine', merge.result());
    else await props.editing.settle(side);
    setBusy(undefined);
  };
  const isOfText = () => props.met.stale.some((name) => name === 'title' || name === 'contentHtml');
  const left = (): Side => ({ heading: 'Yours, not saved', name: 'your text', title: kept().title, html: kept().contentHtml });
  const right = (): Side => ({
    heading: `Theirs, version ${props.met.theirs.version}, saved ${ago(props.met.theirs.updatedAt)}`,
    name: 'their text',
    title: props.met.theirs.title,
    html: props.met.theirs.contentHtml,
  });
  return (
    <WideDialog
      title={merging() ? 'Merge the two texts' : 'Somebody saved this while you were editing'}
      open
      // Out of a merge Escape leads back first: what was chosen and written there is not lost by one key.
      onOpenChange={(open) => (merging() ? setMerging(false) : props.editing.setDeciding(open))}
      description={
        merging()
          ? 'Choose at each place that differs. What you do not touch stays yours; theirs stays under Revisions.'
          : `Both have changed: ${props.met.stale.map((name) => fieldLabels[name].toLowerCase()).join(', ')}. Nothing is lost: theirs is saved as version ${props.met.theirs.version}, yours is kept.`
      }
      actions={
        <Show
          when={merging()}
          fallback={
            <>
              <Button variant="primary" busy={busy() === 'mine' && 'Saving…'} onClick={() => settle('mine')}>
                Keep mine
              </Button>
              <Button busy={busy() === 'theirs' && 'Taking…'} onClick={() => settle('theirs')}>
                Take theirs
              </Button>
              <Show when={isOfText()}>
                <Button onClick={() => setMerging(true)}>Merge by hand</Button>
              </Show>
              <Button variant="ghost" data-autofocus onClick={() => props.editing.setDeciding(false)}>
                Decide later
              </Button>
              <span class="mr-auto hidden text-label text-ink-3 lg:inline">
                “Keep mine” saves on top; theirs stays under Revisions. “Take theirs” sets yours aside, to be put back.
              </span>
            </>
          }
        >
          <MergeActions
            merge={merge}
            shown={shown()}
            onShown={setShown}
            busy={busy() === 'merged'}
            onSave={() => settle('merged')}
            onBack={() => setMerging(false)}
          />
        </Show>
      }
    >
      <Show when={isOfText()}>
        <Show when={merging()} fallback={<CompareTexts left={left()} right={right()} />}>
          <MergeBody merge={merge} shown={shown()} left={left()} right={right()} names={{ ours: 'yours', theirs: 'theirs' }} />
        </Show>
      </Show>
      <Show when={!merging()}>
        <Choices conflict={props.met} mine={props.editing.mine} names={props.names} />
      </Show>
    </WideDialog>
  );
}

/** What both have chosen differently. */
function Choices(props: { conflict: Conflict; mine: EditorFields; names: Names }) {
  const theirs = () => fieldsOf(props.conflict.theirs);
  const chosen = () => props.conflict.stale.filter((name) => name !== 'title' && name !== 'contentHtml');
  const words = (name: FieldName, fields: EditorFields) => {
    const value = fields[name];
    if (value === null || value.length === 0) return 'None';
    if (name === 'contentType') return contentTypeLabel(String(value));
    if (name === 'contentStructure') return contentStructureLabel(String(value));
    return [value].flat().map(props.names.of).join(', ');
  };
  return (
    <Show when={chosen().length > 0}>
      <table class="w-full border-t border-rule text-left">
        <thead class="text-label text-ink-3">
          <tr>
            <td class="py-2 pl-5" />
            <th class="py-2 pr-3 font-medium">Yours</th>
            <th class="py-2 pr-5 font-medium">Theirs</th>
          </tr>
        </thead>
        <tbody>
          <For each={chosen()}>
            {(name) => (
              <tr class="border-t border-rule align-top">
                <th class="py-2 pr-3 pl-5 font-[550]">{fieldLabels[name]}</th>
                <td class="py-2 pr-3">{words(name, props.mine)}</td>
                <td class="py-2 pr-5">{words(name, theirs())}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  );
}
