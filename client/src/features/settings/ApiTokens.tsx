import Plus from 'lucide-solid/icons/plus';
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import {
  type ApiTokens_ListQuery,
  createApiTokensListQuery,
  createApiTokensRevokeMutation,
} from '../../graphql/generated/features/settings/ApiTokens.ts';
import { ago } from '../../lib/ago.ts';
import { formatDate } from '../../lib/dates.ts';
import { createUrlState, text } from '../../lib/url-state.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { SettingsSection } from '../../ui/SettingsSection.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { CreateTokenDialog } from './CreateTokenDialog.tsx';
import { scopeList } from './scopes.ts';
import { tokenState } from './token-state.ts';

type Token = ApiTokens_ListQuery['apiTokens'][number];

/** The keys for programs: which there are, making one, ending one. */
export function ApiTokens() {
  const [url, setUrl] = createUrlState({ dialog: text(), token: text() });
  const [result, load] = createApiTokensListQuery({ requestPolicy: 'cache-and-network' });
  const [revoked, revoke] = createApiTokensRevokeMutation();
  const [showEnded, setShowEnded] = createSignal(false);
  const tokens = createMemo(() => result.data?.apiTokens ?? []);
  const alive = () => tokens().filter((token) => tokenState(token) === 'alive');
  const ended = () => tokens().filter((token) => tokenState(token) !== 'alive');
  const asked = () => alive().find(({ id }) => id === url.token());
  const siteNames = (token: Token) => {
    if (!token.siteIds) return 'All sites';
    const names = token.siteIds.map((id) => result.data?.sites.nodes.find((site) => site.id === id)?.name ?? 'a site that is gone');
    return names.join(', ');
  };
  const end = async () => {
    const token = asked();
    if (!token) return;
    const { error } = await revoke({ id: token.id });
    if (!error) setUrl({ token: '' });
  };

  return (
    <SettingsSection
      title="API tokens"
      about={
        <>
          Keys for programs that use the API, such as scripts and agents.{' '}
          <a href="/graphiql" target="_self" rel="external" class="text-link">
            Try the API in GraphiQL
          </a>
          .
        </>
      }
    >
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
          <Show when={alive().length > 0} fallback={<p class="text-ink-2">No token is alive. Without one, programs cannot use the API.</p>}>
            <TokenList tokens={alive()} siteNames={siteNames} onRevoke={(token) => setUrl({ token: token.id }, { push: true })} />
          </Show>
          <div class="flex flex-wrap items-center gap-2">
            <Button variant="primary" onClick={() => setUrl({ dialog: 'token' }, { push: true })}>
              <Plus size={14} strokeWidth={2} /> Make a token
            </Button>
            <Show when={ended().length > 0}>
              <Button variant="ghost" aria-expanded={showEnded()} onClick={() => setShowEnded(!showEnded())}>
                {showEnded() ? 'Hide' : 'Show'} {ended().length} ended
              </Button>
            </Show>
          </div>
          <Show when={showEnded() && ended().length > 0}>
            <TokenList tokens={ended()} siteNames={siteNames} />
          </Show>
        </Match>
      </Switch>
      <CreateTokenDialog open={url.dialog() === 'token'} sites={result.data?.sites.nodes ?? []} onClose={() => setUrl({ dialog: '' })} />
      <ConfirmDialog
        open={asked() !== undefined}
        onOpenChange={(open) => !open && setUrl({ token: '' })}
        title={`End the token ${asked()?.name ?? ''}?`}
        confirm="End it now"
        danger
        busy={revoked.fetching && 'Ending…'}
        error={revoked.error && failureOfOperation(revoked.error).message}
        onConfirm={end}
      >
        Whatever uses it is refused from its next request on. What it has done stays. A new token can be made at any time.
      </ConfirmDialog>
    </SettingsSection>
  );
}

function TokenList(props: { tokens: Token[]; siteNames: (token: Token) => string; onRevoke?: (token: Token) => void }) {
  return (
    <ul class="rounded-card border border-rule bg-sheet shadow-1">
      <For each={props.tokens}>
        {(token) => (
          <li class="flex items-center gap-3 border-rule px-3.5 py-2.5 not-first:border-t">
            <div class="grid min-w-0 flex-1 gap-0.5">
              <span class="flex items-baseline gap-2">
                <b class="min-w-0 truncate font-semibold" title={token.name}>
                  {token.name}
                </b>
                <span class="figures flex-none text-ink-3" title="Its last four characters">
                  …{token.hint}
                </span>
              </span>
              <span class="text-ink-2">
                {scopeList(token.scopes)} · <span title={props.siteNames(token)}>{props.siteNames(token)}</span>
              </span>
              <Show when={props.onRevoke && token.effectiveScopes.length < token.scopes.length}>
                <span class="text-ochre">
                  {token.effectiveScopes.length > 0 ? `Now only ${scopeList(token.effectiveScopes).toLowerCase()}` : 'May do nothing now'}:{' '}
                  {token.createdBy} may do no more.
                </span>
              </Show>
              <span class="text-label text-ink-3">{lifeOf(token)}</span>
            </div>
            <Show when={props.onRevoke}>
              {(onRevoke) => (
                <Button size="small" variant="danger" aria-label={`End the token ${token.name}`} onClick={() => onRevoke()(token)}>
                  End
                </Button>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}

function lifeOf(token: Token): string {
  const parts = [
    `Made ${formatDate(token.createdAt)}${token.createdBy ? ` by ${token.createdBy}` : ''}`,
    token.lastUsedAt ? `last used ${ago(token.lastUsedAt)}` : 'never used',
  ];
  if (token.revokedAt) parts.push(`ended ${formatDate(token.revokedAt)}`);
  else if (token.expiresAt) parts.push(`${tokenState(token) === 'expired' ? 'expired' : 'expires'} ${formatDate(token.expiresAt)}`);
  else parts.push('no expiry');
  return parts.join(', ');
}
