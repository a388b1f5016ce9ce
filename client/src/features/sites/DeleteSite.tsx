import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createDeleteSiteDeleteMutation } from '../../graphql/generated/features/sites/DeleteSite.ts';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { sitesUrl } from './sites.urls.ts';

interface DeleteSiteProps {
  siteId: string;
  name: string;
  active: boolean;
}

/** The way to be rid of a site: switched off first, and its name typed in. */
export function DeleteSite(props: DeleteSiteProps) {
  const [asking, ask] = createSignal(false);
  return (
    <Show
      when={!props.active}
      fallback={
        <>
          <p class="text-ink-2">Switch the site off first. Then it can be deleted.</p>
          <div>
            <Button variant="danger" disabled>
              Delete site
            </Button>
          </div>
        </>
      }
    >
      <div>
        <Button variant="danger" onClick={() => ask(true)}>
          Delete site
        </Button>
      </div>
      <Dialog title={`Delete ${props.name}?`} open={asking()} onOpenChange={ask}>
        <DeleteForm {...props} onClose={() => ask(false)} />
      </Dialog>
    </Show>
  );
}

function DeleteForm(props: DeleteSiteProps & { onClose: () => void }) {
  const navigate = useNavigate();
  const [, remove] = createDeleteSiteDeleteMutation();
  const form = createForm({
    initial: { name: '' },
    required: { name: `Type ${props.name} to confirm.` },
    send: async ({ name }) => {
      const { error } = await remove({ id: props.siteId, name });
      if (error) return failureOfOperation(error);
      navigate(sitesUrl(), { replace: true });
    },
  });
  return (
    <form noValidate onSubmit={form.submit}>
      <div class="grid gap-4 px-5 pt-4 pb-5">
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <p class="text-ink-2">
          Its keywords, clusters, ideas, tasks, drafts and revisions are deleted here, and cannot be brought back. What is published stays
          in WordPress, untouched.
        </p>
        <TextField {...form.field('name')} label="The name of the site" description={`Type ${props.name} to confirm.`} />
      </div>
      <DialogActions>
        <Button type="submit" variant="danger" busy={form.busy() && 'Deleting…'}>
          Delete this site
        </Button>
        <Button variant="ghost" onClick={props.onClose}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
