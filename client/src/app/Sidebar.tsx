import { useLocation } from '@solidjs/router';
import Activity from 'lucide-solid/icons/activity';
import Braces from 'lucide-solid/icons/braces';
import House from 'lucide-solid/icons/house';
import LayoutDashboard from 'lucide-solid/icons/layout-dashboard';
import LogOut from 'lucide-solid/icons/log-out';
import PanelLeft from 'lucide-solid/icons/panel-left';
import PanelLeftOpen from 'lucide-solid/icons/panel-left-open';
import Settings2 from 'lucide-solid/icons/settings-2';
import SlidersHorizontal from 'lucide-solid/icons/sliders-horizontal';
import { type JSX, Show } from 'solid-js';
import { signOut } from '../features/auth/auth.requests.ts';
import { jobsUrl } from '../features/jobs/jobs.urls.ts';
import { accountUrl, settingsUrl } from '../features/settings/settings.urls.ts';
import { siteSettingsUrl, sitesUrl, siteUrl } from '../features/sites/sites.urls.ts';
import { createShellViewerQuery } from '../graphql/generated/app/Shell.ts';
import { useJobs } from '../lib/jobs.tsx';
import { BrandMark } from '../ui/Brand.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Initials } from './Initials.tsx';
import type { OpenSite } from './open-site.ts';
import { SearchButton } from './SearchButton.tsx';
import { SiteSwitcher } from './SiteSwitcher.tsx';
import { Spine } from './Spine.tsx';

export interface SidebarProps {
  open: OpenSite;
  folded?: boolean;
  /** Left out where there is nothing to fold. */
  onFold?: (folded: boolean) => void;
  onSearch: () => void;
}

export function Sidebar(props: SidebarProps) {
  const [viewer] = createShellViewerQuery();
  const jobs = useJobs();
  const location = useLocation();
  const running = () => jobs.running().length;

  return (
    <div class="flex h-full min-h-0 flex-col overflow-x-hidden overflow-y-auto p-2.5" classList={{ 'items-center px-1.5': props.folded }}>
      <div class="mb-2 flex h-8 flex-none items-center gap-2 font-semibold" classList={{ 'px-2': !props.folded }}>
        <Show when={!props.folded}>
          <BrandMark /> <span class="flex-1">IGNY8</span>
        </Show>
        <Show when={props.onFold}>
          {(fold) => (
            <IconButton
              name={props.folded ? 'Show the sidebar' : 'Fold the sidebar'}
              aria-expanded={!props.folded}
              onClick={() => fold()(!props.folded)}
              class={props.folded ? undefined : '-mr-1.5'}
            >
              <Show when={props.folded} fallback={<PanelLeft size={16} strokeWidth={1.75} />}>
                <PanelLeftOpen size={16} strokeWidth={1.75} />
              </Show>
            </IconButton>
          )}
        </Show>
      </div>

      <Show when={props.open.site()}>{(site) => <SiteSwitcher site={site()} folded={props.folded} />}</Show>
      <div class="mt-1.5" classList={{ 'w-full': !props.folded }}>
        <SearchButton onOpen={props.onSearch} folded={props.folded} />
      </div>
      <Show when={props.open.site()}>
        {(site) => (
          <>
            <div class="grid gap-px" classList={{ 'w-full': !props.folded }}>
              <Entry href={siteUrl(site().id)} icon={<House size={16} strokeWidth={1.75} />} folded={props.folded} exact>
                Dashboard
              </Entry>
            </div>
            <Spine site={site()} folded={props.folded} />
          </>
        )}
      </Show>

      <nav aria-label="Main" class="mt-auto grid gap-px pt-4" classList={{ 'w-full': !props.folded }}>
        <Entry href={sitesUrl()} icon={<LayoutDashboard size={16} strokeWidth={1.75} />} folded={props.folded} exact>
          Sites
        </Entry>
        <Show when={props.open.site()}>
          {(site) => (
            <>
              <Entry
                href={jobsUrl(site().id)}
                icon={<Activity size={16} strokeWidth={1.75} class={running() ? 'text-pencil' : undefined} />}
                folded={props.folded}
                note={running() ? `${running()} running` : undefined}
                lively
              >
                Jobs
              </Entry>
              <Entry href={siteSettingsUrl(site().id)} icon={<Settings2 size={16} strokeWidth={1.75} />} folded={props.folded}>
                Site settings
              </Entry>
            </>
          )}
        </Show>
        <Entry href={settingsUrl()} icon={<SlidersHorizontal size={16} strokeWidth={1.75} />} folded={props.folded}>
          Settings
        </Entry>
        <Entry href="/graphiql" external icon={<Braces size={16} strokeWidth={1.75} />} folded={props.folded} note="GraphiQL">
          API
        </Entry>
      </nav>

      <footer class="mt-2 flex items-center gap-1 border-t border-rule pt-2" classList={{ 'w-full flex-col': props.folded }}>
        <Show when={viewer.data?.viewer} fallback={<span class="flex-1" />}>
          {(person) => (
            <a
              href={accountUrl()}
              title={`${person().name}: account and API tokens`}
              aria-current={location.pathname === accountUrl() ? 'page' : undefined}
              class="flex h-8 min-w-0 flex-1 items-center gap-2.5 rounded-control px-2 font-medium transition-colors duration-90 hover:bg-hover touch:h-11"
            >
              <Initials of={person().name} />
              <span class={props.folded ? 'sr-only' : 'min-w-0 truncate'}>{person().name}</span>
            </a>
          )}
        </Show>
        <IconButton name="Sign out" onClick={signOut}>
          <LogOut size={15} strokeWidth={1.75} />
        </IconButton>
      </footer>
    </div>
  );
}

interface EntryProps {
  href: string;
  icon: JSX.Element;
  children: JSX.Element;
  folded: boolean | undefined;
  /** Current at this address alone, not below it. */
  exact?: boolean;
  external?: boolean;
  note?: string | undefined;
  lively?: boolean;
}

function Entry(props: EntryProps) {
  const location = useLocation();
  const current = () => {
    const path = props.href.split('?')[0] as string;
    return location.pathname === path || (!props.exact && location.pathname.startsWith(`${path}/`));
  };
  return (
    <a
      href={props.href}
      target={props.external ? '_self' : undefined}
      rel={props.external ? 'external' : undefined}
      title={props.folded ? [props.children, props.note].filter(Boolean).join(', ') : undefined}
      aria-current={current() ? 'page' : undefined}
      class="flex items-center rounded-control font-medium text-ink-2 transition-colors duration-90 hover:bg-hover aria-[current]:bg-sheet aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-1 aria-[current]:ring-1 aria-[current]:ring-rule"
      classList={{ 'h-7.5 gap-2.5 px-2 touch:h-11': !props.folded, 'size-8 justify-center touch:size-11': props.folded }}
    >
      {props.icon}
      <span class={props.folded ? 'sr-only' : undefined}>{props.children}</span>
      <Show when={props.note && !props.folded}>
        <span class={`ml-auto text-note font-normal ${props.lively ? 'font-mono text-pencil-2' : 'text-ink-3'}`}>{props.note}</span>
      </Show>
    </a>
  );
}
