import { createSignal, For, Show } from 'solid-js';
import type { PeopleTab_PeopleQuery } from '../../../graphql/generated/features/settings/people/PeopleTab.ts';
import { formatDate } from '../../../lib/dates.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { roleLabel } from '../roles.ts';

type Invitation = PeopleTab_PeopleQuery['invitations'][number];

export interface InvitationListProps {
  invitations: Invitation[];
  error: string | undefined;
  onWithdraw: (id: string) => Promise<void>;
}

export function InvitationList(props: InvitationListProps) {
  const [withdrawing, setWithdrawing] = createSignal<string>();
  const withdraw = async (id: string) => {
    setWithdrawing(id);
    await props.onWithdraw(id);
    setWithdrawing(undefined);
  };
  const whom = ({ email }: Invitation) => email ?? 'Whoever has the link';
  return (
    <>
      <Show when={props.error}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <ul aria-label="Open invitations" class="rounded-card border border-rule bg-sheet shadow-1">
        <For each={props.invitations}>
          {(invitation) => (
            <li class="flex items-center gap-3 border-rule px-3.5 py-2.5 not-first:border-t">
              <div class="grid min-w-0 flex-1 gap-0.5">
                <b class="truncate font-semibold" title={whom(invitation)}>
                  {whom(invitation)}
                </b>
                <span class="text-label text-ink-3">
                  {invitation.invitedBy ? `Invited by ${invitation.invitedBy}` : 'Invited'} {formatDate(invitation.createdAt)}, ends{' '}
                  {formatDate(invitation.expiresAt)}
                </span>
              </div>
              <span class="flex-none font-medium text-ink-2">{roleLabel(invitation.role)}</span>
              <Button
                size="small"
                aria-label={`Withdraw the invitation for ${whom(invitation)}`}
                busy={withdrawing() === invitation.id && 'Ending…'}
                onClick={() => withdraw(invitation.id)}
              >
                Withdraw
              </Button>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}
