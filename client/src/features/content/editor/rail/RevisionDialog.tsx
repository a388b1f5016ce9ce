import { ago } from '../../../../lib/ago.ts';
import { Button } from '../../../../ui/Button.tsx';
import { showToast } from '../../../../ui/Toast.tsx';
import type { Editing } from '../create-editor.ts';
import { SideBySide } from '../SideBySide.tsx';
import { WideDialog } from '../WideDialog.tsx';
import type { Revision } from './revisions.ts';

export interface RevisionDialogProps {
  revision: Revision;
  author: string;
  editing: Editing;
  readOnly: boolean;
  onClose: () => void;
}

export function RevisionDialog(props: RevisionDialogProps) {
  const mine = () => props.editing.mine;
  const same = () => props.revision.title === mine().title && props.revision.contentHtml === mine().contentHtml;
  const use = () => {
    const before = { title: mine().title, contentHtml: mine().contentHtml };
    props.editing.set({ title: props.revision.title, contentHtml: props.revision.contentHtml });
    props.onClose();
    showToast({
      message: `The text of version ${props.revision.version} is in the editor, not saved yet`,
      undo: () => props.editing.set(before),
    });
  };
  return (
    <WideDialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={`Version ${props.revision.version}`}
      description={`${props.author}, ${ago(props.revision.createdAt)}. ${
        same() ? 'It says the same as the editor does.' : 'Lines that only one of the two has are tinted.'
      }`}
      actions={
        <>
          <Button variant="primary" disabled={props.readOnly || same()} onClick={use}>
            Use this text
          </Button>
          <Button variant="ghost" data-autofocus onClick={() => props.onClose()}>
            Close
          </Button>
          <span class="mr-auto hidden text-label text-ink-3 md:inline">It goes into the editor; nothing changes until you save.</span>
        </>
      }
    >
      <SideBySide
        inOrder
        left={{
          heading: `Version ${props.revision.version}`,
          name: `the text of version ${props.revision.version}`,
          title: props.revision.title,
          html: props.revision.contentHtml,
        }}
        right={{ heading: 'In the editor now', name: 'the text in the editor', title: mine().title, html: mine().contentHtml }}
      />
    </WideDialog>
  );
}
