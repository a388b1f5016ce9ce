import { Show } from 'solid-js';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import type { Missing } from './create-missing.ts';

/** Asks before a post is made again, or forgotten. */
export function MissingDialog(props: { missing: Missing }) {
  const { missing } = props;
  const count = () => missing.asked()?.contentIds.length ?? 0;
  const many = () => (count() === 1 ? '' : ` ${formatCount(count())}`);
  const them = () => (count() === 1 ? 'this' : plural(count(), 'item'));
  const close = (open: boolean) => !open && missing.close();
  return (
    <>
      <Show when={missing.asked()?.deed === 'recreate'}>
        <ConfirmDialog
          open
          onOpenChange={close}
          title={`Recreate ${them()} in WordPress?`}
          confirm={`Recreate${many()}`}
          busy={missing.busy() && 'Beginning…'}
          error={missing.refused()}
          onConfirm={() => void missing.confirm()}
        >
          {count() === 1 ? 'A post that lies' : 'Posts that lie'} in the trash of WordPress {count() === 1 ? 'is' : 'are'} taken out of it;
          where one was deleted, a new one is made, at a new address if the old one was taken since. Then what is here is published to it.
        </ConfirmDialog>
      </Show>
      <Show when={missing.asked()?.deed === 'unlink'}>
        <ConfirmDialog
          open
          onOpenChange={close}
          title={`Unlink ${them()} from WordPress?`}
          confirm={`Unlink${many()}`}
          busy={missing.busy() && 'Unlinking…'}
          error={missing.refused()}
          onConfirm={() => void missing.confirm()}
        >
          {count() === 1 ? 'Its post is' : 'Their posts are'} forgotten here, and WordPress is left as it is. The text stays here as a
          draft: published again, it becomes a new post. It can be undone.
        </ConfirmDialog>
      </Show>
    </>
  );
}
