import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { ago } from '../../../../lib/ago.ts';
import { formatMoment } from '../../../../lib/dates.ts';
import { Button } from '../../../../ui/Button.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { Select } from '../../../../ui/Select.tsx';
import { showToast } from '../../../../ui/Toast.tsx';
import { CompareTexts, type Side } from '../compare/CompareTexts.tsx';
import type { Editing } from '../create-editor.ts';
import { WideDialog } from '../WideDialog.tsx';
import { authorOf, type Revision } from './revisions.ts';

/** Stands among the revisions for the text on the desk. */
const DESK = 'desk';

export interface RevisionDialogProps {
  /** Newest first. */
  revisions: Revision[];
  opened: Revision;
  viewerId: string | null;
  editing: Editing;
  readOnly: boolean;
  onOpen: (revisionId: string) => void;
  onClose: () => void;
}

/** Any two versions beside each other: at first one and what was before it. An old one can be restored. */
export function RevisionDialog(props: RevisionDialogProps) {
  const at = () => props.revisions.indexOf(props.opened);
  const before = () => props.revisions[at() + 1];
  // What is compared with is chosen for one version; another one begins with what was before it.
  const [chosen, setChosen] = createSignal<{ of: string; against: string }>();
  const against = () => {
    const choice = chosen();
    return choice?.of === props.opened.id ? choice.against : (before()?.id ?? DESK);
  };
  const older = () => props.revisions.find((revision) => revision.id === against());
  const [restoring, setRestoring] = createSignal(false);

  const sideOf = (revision: Revision | undefined): Side =>
    revision
      ? {
          heading: `Version ${revision.version}, ${authorOf(revision, props.viewerId)}, ${ago(revision.createdAt)}`,
          name: `version ${revision.version}`,
          title: revision.title,
          html: revision.contentHtml,
        }
      : {
          heading: props.editing.isDirty() ? 'In the editor now, not saved' : 'In the editor now',
          name: 'the text in the editor',
          title: props.editing.mine.title,
          html: props.editing.mine.contentHtml,
        };
  // The older one stands on the left, however they were chosen.
  const inOrder = (): [Revision | undefined, Revision | undefined] => {
    const other = older();
    return other && other.version <= props.opened.version ? [other, props.opened] : [props.opened, other];
  };

  const saved = () => props.editing.base().fields;
  const isSaved = () => props.opened.title === saved().title && props.opened.contentHtml === saved().contentHtml;
  const restore = async () => {
    const was = { title: saved().title, contentHtml: saved().contentHtml };
    const { version } = props.opened;
    setRestoring(true);
    const done = await props.editing.replaceText(props.opened);
    setRestoring(false);
    props.onClose();
    // What stood in the way is said on the page, or asked by the next dialog.
    if (done) showToast({ message: `Version ${version} is restored, and saved`, undo: () => void props.editing.replaceText(was) });
  };
  const use = () => {
    const { title, contentHtml } = props.editing.mine;
    props.editing.set({ title: props.opened.title, contentHtml: props.opened.contentHtml });
    props.onClose();
    showToast({
      message: `The text of version ${props.opened.version} is in the editor, not saved yet`,
      undo: () => props.editing.set({ title, contentHtml }),
    });
  };

  const step = (by: 1 | -1) => {
    const next = props.revisions[at() + by];
    if (next) props.onOpen(next.id);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [role=listbox]')) return;
    const by = ({ j: 1, k: -1 } as const)[event.key.toLowerCase() as 'j'];
    if (by) step(by);
  };
  onMount(() => document.addEventListener('keydown', onKey));
  onCleanup(() => document.removeEventListener('keydown', onKey));

  const options = () => [
    { value: DESK, label: 'The editor now' },
    ...props.revisions
      .filter((revision) => revision !== props.opened)
      .map((revision) => ({ value: revision.id, label: `Version ${revision.version}, ${ago(revision.createdAt)}` })),
  ];

  return (
    <WideDialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={`Version ${props.opened.version}`}
      description={
        <>
          {authorOf(props.opened, props.viewerId)}, {formatMoment(props.opened.createdAt)}.
          <Show when={props.opened.note}>{(note) => <> {note()}.</>}</Show>
          <Show when={isSaved()}> This is the text that is saved now.</Show>
        </>
      }
      actions={
        <>
          <Button
            variant="primary"
            disabled={props.readOnly || isSaved()}
            title={isSaved() ? 'This text is the saved one already' : undefined}
            busy={restoring() && 'Restoring…'}
            onClick={restore}
          >
            Restore version {props.opened.version}
          </Button>
          <Button disabled={props.readOnly} onClick={use}>
            Use in the editor
          </Button>
          <Button variant="ghost" data-autofocus onClick={() => props.onClose()}>
            Close
          </Button>
          <span class="mr-auto hidden text-label text-ink-3 lg:inline">
            Restoring saves it as a new version; every version stays. In the editor, nothing changes until you save.
          </span>
        </>
      }
    >
      <CompareTexts
        inOrder
        left={sideOf(inOrder()[0])}
        right={sideOf(inOrder()[1])}
        tools={
          <div class="flex min-w-0 items-center gap-1.5">
            <IconButton name="An older version (J)" aria-keyshortcuts="j" disabled={!props.revisions[at() + 1]} onClick={() => step(1)}>
              <ChevronLeft size={16} strokeWidth={1.75} />
            </IconButton>
            <IconButton name="A newer version (K)" aria-keyshortcuts="k" disabled={at() <= 0} onClick={() => step(-1)}>
              <ChevronRight size={16} strokeWidth={1.75} />
            </IconButton>
            <Select
              label="Compare with"
              hideLabel
              value={against()}
              options={options()}
              onChange={(other) => setChosen({ of: props.opened.id, against: other })}
            />
          </div>
        }
      />
    </WideDialog>
  );
}
