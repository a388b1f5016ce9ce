import { createSignal, For, Show } from 'solid-js';
import { ago } from '../../../lib/ago.ts';
import { contentStructureLabel, contentTypeLabel } from '../../../lib/labels.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Conflict, Editing } from './create-editor.ts';
import type { EditorFields, FieldName } from './editor-fields.ts';
import { fieldsOf, settle as settleFields } from './editor-fields.ts';
import type { Names } from './names.ts';
import { SideBySide } from './SideBySide.tsx';
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
  const [busy, setBusy] = createSignal<'mine' | 'theirs'>();
  const settle = async (side: 'mine' | 'theirs') => {
    setBusy(side);
    await props.editing.settle(side);
    setBusy(undefined);
  };
  // As it would be saved: what only they have changed is theirs on both sides.
  const kept = ({ theirs, stale }: Conflict) =>
    settleFields(props.editing.base().fields, { ...props.editing.mine }, fieldsOf(theirs), stale, 'mine');
  return (
    <Show when={props.editing.conflict()}>
      {(met) => (
        <WideDialog
          title="Somebody saved this while you were editing"
          open={props.editing.deciding()}
          onOpenChange={props.editing.setDeciding}
          description={`Both have changed: ${met()
            .stale.map((name) => fieldLabels[name].toLowerCase())
            .join(', ')}. Nothing is lost: theirs is saved as version ${met().theirs.version}, yours is in this browser.`}
          actions={
            <>
              <Button variant="primary" busy={busy() === 'mine' && 'Saving…'} onClick={() => settle('mine')}>
                Keep mine
              </Button>
              <Button onClick={() => settle('theirs')}>Take theirs</Button>
              <Button variant="ghost" data-autofocus onClick={() => props.editing.setDeciding(false)}>
                Decide later
              </Button>
              <span class="mr-auto hidden text-label text-ink-3 md:inline">
                “Keep mine” saves on top; theirs stays under Revisions. “Take theirs” sets yours aside, to be put back.
              </span>
            </>
          }
        >
          <Show when={met().stale.some((name) => name === 'title' || name === 'contentHtml')}>
            <SideBySide
              left={{
                heading: 'Yours, not saved',
                name: 'your text',
                title: kept(met()).title,
                html: kept(met()).contentHtml,
              }}
              right={{
                heading: `Theirs, version ${met().theirs.version}, saved ${ago(met().theirs.updatedAt)}`,
                name: 'their text',
                title: met().theirs.title,
                html: met().theirs.contentHtml,
              }}
            />
          </Show>
          <Choices conflict={met()} mine={props.editing.mine} names={props.names} />
        </WideDialog>
      )}
    </Show>
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
