import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import {
  createSessionListRevokeMutation,
  createSessionListRevokeOthersMutation,
  createSessionListSessionsQuery,
} from '../../graphql/generated/features/settings/SessionList.ts';
import { ago } from '../../lib/ago.ts';
import { formatDate } from '../../lib/dates.ts';
import { deviceWords } from '../../lib/device.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

/** The browsers in which somebody is signed in, each of which can be signed out: one's own, or another person's. */
export function SessionList(props: { userId?: string }) {
  const [result, load] = createSessionListSessionsQuery({
    variables: () => ({ userId: props.userId ?? null }),
    requestPolicy: 'cache-and-network',
  });
  const [revoked, revoke] = createSessionListRevokeMutation();
  const [allRevoked, revokeOthers] = createSessionListRevokeOthersMutation();
  const [ending, setEnding] = createSignal<string>();
  const sessions = () => result.data?.sessions ?? [];
  const others = () => sessions().filter(({ isCurrent }) => !isCurrent);
  const failure = () => revoked.error ?? allRevoked.error;
  const end = async (id: string) => {
    setEnding(id);
    await revoke({ id });
    setEnding(undefined);
  };

  return (
    <Switch fallback={<For each={[0, 1]}>{() => <Skeleton class="my-2 w-3/5" />}</For>}>
      <Match when={result.error && !result.data && result.error}>
        {(error) => (
          <div role="alert" class="grid justify-items-start gap-2 text-red">
            {failureOfOperation(error()).message}
            <Button size="small" onClick={() => load({ requestPolicy: 'network-only' })}>
              Try again
            </Button>
          </div>
        )}
      </Match>
      <Match when={result.data}>
        <Show when={failure()}>{(error) => <Notice tone="red">{failureOfOperation(error()).message}</Notice>}</Show>
        <Show when={sessions().length > 0} fallback={<p class="text-ink-2">Not signed in anywhere.</p>}>
          <ul aria-label="Sessions" class="rounded-card border border-rule bg-sheet shadow-1">
            <For each={sessions()}>
              {(session) => (
                <li class="flex items-center gap-3 border-rule px-3.5 py-2.5 not-first:border-t">
                  <div class="grid min-w-0 flex-1 gap-0.5">
                    <span class="flex items-baseline gap-2">
                      <b class="min-w-0 truncate font-semibold" title={session.userAgent ?? undefined}>
                        {deviceWords(session.userAgent)}
                      </b>
                      <Show when={session.isCurrent}>
                        <span class="flex-none text-label font-medium text-green">This browser</span>
                      </Show>
                    </span>
                    <span class="text-label text-ink-3">
                      Last used {ago(session.lastUsedAt)}, signed in {formatDate(session.createdAt)}, ends {formatDate(session.expiresAt)}
                    </span>
                  </div>
                  <Show when={!session.isCurrent}>
                    <Button
                      size="small"
                      variant="danger"
                      aria-label={`Sign out ${deviceWords(session.userAgent)}`}
                      busy={ending() === session.id && 'Ending…'}
                      onClick={() => end(session.id)}
                    >
                      Sign out
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.userId === undefined && others().length > 1}>
          <Button class="justify-self-start" busy={allRevoked.fetching && 'Signing out…'} onClick={() => revokeOthers({})}>
            Sign out of the {others().length} others
          </Button>
        </Show>
      </Match>
    </Switch>
  );
}
