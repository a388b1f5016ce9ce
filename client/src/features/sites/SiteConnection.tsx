import CircleCheck from 'lucide-solid/icons/circle-check';
import CirclePause from 'lucide-solid/icons/circle-pause';
import KeyRound from 'lucide-solid/icons/key-round';
import LoaderCircle from 'lucide-solid/icons/loader-circle';
import Plug from 'lucide-solid/icons/plug';
import Unplug from 'lucide-solid/icons/unplug';
import UserRound from 'lucide-solid/icons/user-round';
import { createSignal, lazy, Match, onMount, Show, Switch } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { failureOfOperation } from '../../graphql/failure.ts';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import {
  createSiteConnectionTestMutation,
  type SiteConnection_SiteFragment,
} from '../../graphql/generated/features/sites/SiteConnection.ts';
import { ago } from '../../lib/ago.ts';
import { Button } from '../../ui/Button.tsx';
import { KeepOnce } from '../../ui/KeepOnce.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { LastImport } from './LastImport.tsx';
import { type Connection, connectionOf } from './site-connection.ts';
import { faultOf } from './site-health.ts';

const ConnectSiteDialog = lazy(() => import('./ConnectSiteDialog.tsx').then((module) => ({ default: module.ConnectSiteDialog })));

const looks: Record<Connection['state'], { Icon: typeof Plug; tone: string; turns?: boolean }> = {
  connected: { Icon: CircleCheck, tone: 'font-medium text-green' },
  testing: { Icon: LoaderCircle, tone: 'font-medium text-pencil-2', turns: true },
  failed: { Icon: Unplug, tone: 'font-medium text-red' },
  untested: { Icon: Plug, tone: 'font-medium text-ochre' },
  'without-password': { Icon: KeyRound, tone: 'font-medium text-ochre' },
  inactive: { Icon: CirclePause, tone: 'text-ink-2' },
};

export interface SiteConnectionProps {
  site: Masked<SiteConnection_SiteFragment>;
  mayManage: boolean;
  /** For a site that was added a moment ago. */
  testAtOnce?: boolean;
}

/** How a site stands to its WordPress, what came in from it last, and what puts it right. */
export function SiteConnection(props: SiteConnectionProps) {
  const site = () => unmask<SiteConnection_SiteFragment>(props.site);
  const [connecting, setConnecting] = createSignal(false);
  const [tested, runTest] = createSiteConnectionTestMutation();
  const test = () => void runTest({ siteId: site().id });
  onMount(() => props.testAtOnce && test());

  const connection = () => connectionOf(site(), tested.fetching);
  const state = () => connection().state;
  const look = () => looks[state()];

  return (
    <div class="grid gap-1">
      <div class="flex min-h-6.5 items-center gap-1.5">
        <span role="status" class={`flex min-w-0 flex-1 items-center gap-1.5 ${look().tone}`}>
          <Dynamic component={look().Icon} size={14} strokeWidth={1.75} class={`flex-none ${look().turns ? 'animate-turn' : ''}`} />
          <span class="min-w-0 truncate" title={connection().words}>
            {connection().words}
          </span>
        </span>
        <Show when={props.mayManage}>
          <Switch>
            <Match when={state() === 'without-password'}>
              <Button size="small" onClick={() => setConnecting(true)}>
                Connect
              </Button>
            </Match>
            <Match when={state() === 'untested' || state() === 'connected' || state() === 'testing'}>
              <Button size="small" busy={tested.fetching && 'Testing…'} onClick={test} title={`Test the connection to ${site().url}`}>
                Test connection
              </Button>
            </Match>
          </Switch>
        </Show>
      </div>
      <Show when={site().wpUsername}>
        {(user) => (
          <div class="flex min-h-5 items-center gap-1.5 text-ink-3">
            <UserRound size={14} strokeWidth={1.75} class="flex-none" />
            <span class="min-w-0 truncate">
              Acts as {user()}
              <Show when={site().health.checkedAt}>{(moment) => <>, tested {ago(moment())}</>}</Show>
            </span>
          </div>
        )}
      </Show>
      <LastImport siteId={site().id} job={site().lastImport} mayStop={props.mayManage} />
      <Show when={state() === 'failed' || (tested.error && state() !== 'testing')}>
        <div class="mt-1.5 grid gap-2.5">
          <Notice tone="red">{tested.error ? failureOfOperation(tested.error).message : faultOf(site().health.problems)}</Notice>
          <Show when={props.mayManage}>
            <div class="flex flex-wrap gap-1.5">
              <Button size="small" onClick={() => setConnecting(true)}>
                Change the connection
              </Button>
              <Button size="small" variant="ghost" onClick={test}>
                Test again
              </Button>
            </div>
          </Show>
        </div>
      </Show>
      <KeepOnce when={connecting()}>
        <ConnectSiteDialog site={site()} open={connecting()} onOpenChange={setConnecting} onSaved={test} />
      </KeepOnce>
    </div>
  );
}
