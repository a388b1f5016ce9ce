import CircleCheck from 'lucide-solid/icons/circle-check';
import CirclePause from 'lucide-solid/icons/circle-pause';
import KeyRound from 'lucide-solid/icons/key-round';
import Plug from 'lucide-solid/icons/plug';
import UserRound from 'lucide-solid/icons/user-round';
import { createSignal, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createSiteCardSetActiveMutation, type SiteCard_SiteFragment } from '../../graphql/generated/features/sites/SiteCard.ts';
import { ago } from '../../lib/ago.ts';
import { hostOf } from '../../lib/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { ConnectSiteDialog } from './ConnectSiteDialog.tsx';
import { type Connection, connectionOf } from './site-connection.ts';

const looks: Record<Connection['state'], { Icon: typeof CircleCheck; tone: string }> = {
  connected: { Icon: CircleCheck, tone: 'font-medium text-green' },
  untested: { Icon: Plug, tone: 'font-medium text-ochre' },
  'without-password': { Icon: KeyRound, tone: 'font-medium text-ochre' },
  inactive: { Icon: CirclePause, tone: 'text-ink-2' },
};

export function SiteCard(props: { site: Masked<SiteCard_SiteFragment>; mayManage: boolean }) {
  const site = () => unmask<SiteCard_SiteFragment>(props.site);
  const connection = () => connectionOf(site());
  const look = () => looks[connection().state];
  const [connecting, setConnecting] = createSignal(false);
  const [switched, setActive] = createSiteCardSetActiveMutation();

  return (
    <article
      role="listitem"
      aria-label={site().name}
      class="grid content-start gap-3 rounded-card border border-rule p-3.5 transition-colors duration-180"
      classList={{ 'bg-sheet shadow-1': site().active, 'bg-paper': !site().active }}
    >
      <header class="flex items-center gap-2.5">
        <Initial of={site().name} active={site().active} />
        <div class="min-w-0 flex-1">
          <h2 class="truncate text-row leading-[1.1875rem] font-semibold" title={site().name}>
            {site().name}
          </h2>
          <a href={site().url} target="_blank" rel="noreferrer" title={site().url} class="figures block truncate text-pencil-2 hover:underline">
            {hostOf(site().url)}
          </a>
        </div>
        <Switch
          label={`${site().name} is active`}
          checked={site().active}
          disabled={!props.mayManage}
          onChange={(active) => setActive({ id: site().id, active })}
        />
      </header>
      <ul class="grid gap-1">
        <li class="flex min-h-6.5 items-center gap-1.5">
          <span class={`flex min-w-0 flex-1 items-center gap-1.5 ${look().tone}`}>
            <Dynamic component={look().Icon} size={14} strokeWidth={1.75} class="flex-none" />
            <span class="min-w-0 truncate">{connection().words}</span>
          </span>
          <Show when={props.mayManage && connection().state === 'without-password'}>
            <Button size="small" onClick={() => setConnecting(true)}>
              Connect
            </Button>
          </Show>
        </li>
        <Show when={site().wpUsername}>
          {(user) => (
            <li class="flex items-center gap-1.5 text-ink-3">
              <UserRound size={14} strokeWidth={1.75} class="flex-none" />
              <span class="min-w-0 truncate">
                Acts as {user()}
                <Show when={site().connectedAt}>{(moment) => <>, tested {ago(moment())}</>}</Show>
              </span>
            </li>
          )}
        </Show>
      </ul>
      <Show when={switched.error}>
        {(error) => <Notice tone="red">{failureOfOperation(error()).message}</Notice>}
      </Show>
      <ConnectSiteDialog site={site()} open={connecting()} onOpenChange={setConnecting} />
    </article>
  );
}

const Initial = (props: { of: string; active: boolean }) => (
  <span
    aria-hidden="true"
    class="grid size-6.5 flex-none place-items-center rounded-badge font-serif text-[0.875rem] leading-none font-semibold"
    classList={{ 'bg-ink text-paper': props.active, 'bg-well text-ink-2': !props.active }}
  >
    {[...props.of][0]?.toUpperCase()}
  </span>
);
