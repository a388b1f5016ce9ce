import UserPlus from 'lucide-solid/icons/user-plus';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createPeopleTabDeleteMutation,
  createPeopleTabPeopleQuery,
  createPeopleTabWithdrawMutation,
} from '../../../graphql/generated/features/settings/people/PeopleTab.ts';
import { createUrlState, text } from '../../../lib/url-state.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../../ui/PageState.tsx';
import { SettingsSection } from '../../../ui/SettingsSection.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { InvitationList } from './InvitationList.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { PasswordLinkDialog } from './PasswordLinkDialog.tsx';
import { PersonList } from './PersonList.tsx';
import { PersonSessionsDialog } from './PersonSessionsDialog.tsx';
import { RoleDialog } from './RoleDialog.tsx';

/** Who has an account here and who is invited; what they may do, and how they get in. */
export default function PeopleTab() {
  const [url, setUrl] = createUrlState({ dialog: text(), person: text() });
  const [result, load] = createPeopleTabPeopleQuery({ requestPolicy: 'cache-and-network' });
  const [withdrawn, withdraw] = createPeopleTabWithdrawMutation();
  const [deleted, remove] = createPeopleTabDeleteMutation();
  const people = createMemo(() => result.data?.users ?? []);
  const invitations = () => result.data?.invitations ?? [];
  const person = () => people().find(({ id }) => id === url.person());
  const asked = (dialog: string) => (url.dialog() === dialog ? person() : undefined);
  const open = (dialog: string, id = '') => setUrl({ dialog, person: id }, { push: true });
  const close = () => setUrl({ dialog: '', person: '' });
  const onlyOwner = () => people().filter(({ role }) => role === 'OWNER').length === 1;
  const confirmDelete = async () => {
    const { error } = await remove({ id: url.person() });
    if (!error) close();
  };

  return (
    <Switch fallback={<For each={[0, 1, 2]}>{() => <Skeleton class="my-2 w-3/5" />}</For>}>
      <Match when={result.error && !result.data && result.error}>
        {(error) => (
          <ErrorState
            title="The people could not be loaded"
            actions={
              <Button variant="primary" busy={result.fetching && 'Trying…'} onClick={() => load({ requestPolicy: 'network-only' })}>
                Try again
              </Button>
            }
          >
            {failureOfOperation(error()).message}
          </ErrorState>
        )}
      </Match>
      <Match when={result.data}>
        <SettingsSection
          title="People"
          about="Everybody here reaches every site. An owner manages people; an editor plans, writes and publishes; a viewer changes nothing."
        >
          <PersonList people={people()} onlyOwner={onlyOwner()} onDialog={open} />
          <Button variant="primary" class="justify-self-start" onClick={() => open('invite')}>
            <UserPlus size={14} strokeWidth={2} /> Invite somebody
          </Button>
        </SettingsSection>
        <SettingsSection title="Open invitations" about="Links that somebody can still make an account by. Each works once.">
          <Show when={invitations().length > 0} fallback={<p class="text-ink-2">None is open.</p>}>
            <InvitationList
              invitations={invitations()}
              error={withdrawn.error && failureOfOperation(withdrawn.error).message}
              onWithdraw={async (id) => void (await withdraw({ id }))}
            />
          </Show>
        </SettingsSection>
        <InviteDialog open={url.dialog() === 'invite'} onClose={close} />
        <RoleDialog person={asked('role')} onClose={close} />
        <PasswordLinkDialog person={asked('password')} onClose={close} />
        <PersonSessionsDialog person={asked('sessions')} onClose={close} />
        <ConfirmDialog
          open={asked('delete') !== undefined}
          onOpenChange={(isOpen) => !isOpen && close()}
          title={`Delete the account of ${person()?.name ?? ''}?`}
          confirm={`Delete ${person()?.name ?? ''}`}
          danger
          busy={deleted.fetching && 'Deleting…'}
          error={deleted.error && failureOfOperation(deleted.error).message}
          onConfirm={confirmDelete}
        >
          {person()?.email} is signed out everywhere at once, and the API tokens and invitations that they made end. What they wrote stays,
          under their name. It cannot be undone; they can be invited again.
        </ConfirmDialog>
      </Match>
    </Switch>
  );
}
