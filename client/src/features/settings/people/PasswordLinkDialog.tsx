import { createEffect, createSignal, on, Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { createPasswordLinkDialogMakeMutation } from '../../../graphql/generated/features/settings/people/PasswordLinkDialog.ts';
import { formatMoment } from '../../../lib/dates.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyOnce } from '../../../ui/CopyOnce.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { Person } from './PersonList.tsx';

/** Makes a link by which somebody who lost their password sets a new one. */
export function PasswordLinkDialog(props: { person: Person | undefined; onClose: () => void }) {
  const [state, make] = createPasswordLinkDialogMakeMutation();
  const [made, setMade] = createSignal<{ link: string; expiresAt: string }>();
  createEffect(
    on(
      () => props.person?.id,
      () => setMade(undefined),
    ),
  );
  const begin = async () => {
    if (!props.person) return;
    const { data } = await make({ userId: props.person.id });
    if (data) setMade(data.createPasswordLink);
  };
  return (
    <Dialog
      title={`A new password for ${props.person?.name ?? ''}`}
      open={props.person !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Show
        when={made()}
        fallback={
          <>
            <div class="grid gap-4 px-5 pt-4 pb-5 text-ink-2">
              <Show when={state.error}>{(error) => <Notice tone="red">{failureOfOperation(error()).message}</Notice>}</Show>
              <p>
                You get a link to hand to {props.person?.name}. Whoever opens it sets a new password for {props.person?.email}, and is
                signed in. The password until now holds until then.
              </p>
            </div>
            <DialogActions>
              <Button variant="primary" busy={state.fetching && 'Making…'} onClick={begin} data-autofocus="">
                Make the link
              </Button>
              <Button variant="ghost" onClick={props.onClose}>
                Cancel
              </Button>
            </DialogActions>
          </>
        }
      >
        {(link) => (
          <CopyOnce
            label="Link for a new password"
            secret={link().link}
            notice={`Whoever has it gets into this account. It works once, until ${formatMoment(link().expiresAt)}.`}
            onClose={props.onClose}
          >
            Send it in a way that only they read.
          </CopyOnce>
        )}
      </Show>
    </Dialog>
  );
}
