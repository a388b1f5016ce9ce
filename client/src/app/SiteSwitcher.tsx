import { useLocation } from '@solidjs/router';
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down';
import { createMemo, Show } from 'solid-js';
import { sitesUrl, siteUrl } from '../features/sites/sites.urls.ts';
import { createShellSitesQuery } from '../graphql/generated/app/Shell.ts';
import { hostOf } from '../lib/host.ts';
import { Menu } from '../ui/Menu.tsx';
import type { SiteInShell } from './open-site.ts';

/** The same page of another site. A single thing of this one is not to be found there; its list is. */
export function sectionUrl(pathname: string, siteId: string): string {
  const section = pathname.match(/^\/sites\/[^/]+\/(\w+)/)?.[1];
  return section ? `${siteUrl(siteId)}/${section}` : siteUrl(siteId);
}

/** Which site is open, and the way to another: to the same page of it. */
export function SiteSwitcher(props: { site: SiteInShell; folded: boolean | undefined }) {
  const [sites] = createShellSitesQuery({ requestPolicy: 'cache-and-network' });
  const location = useLocation();
  const items = createMemo(() => [
    ...(sites.data?.sites.nodes ?? []).map(({ id, name, active }) => ({
      label: active ? name : `${name} (inactive)`,
      href: sectionUrl(location.pathname, id),
    })),
    { label: 'All sites', href: sitesUrl() },
  ]);

  return (
    <Menu
      items={items()}
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          title={props.folded ? props.site.name : undefined}
          class="flex flex-none items-center gap-2.5 rounded-control border border-rule bg-sheet text-left shadow-1 transition-colors duration-90 hover:border-rule-2"
          classList={{ 'h-11 w-full px-2': !props.folded, 'size-9 justify-center': props.folded }}
        >
          <span
            aria-hidden="true"
            class="grid size-6.5 flex-none place-items-center rounded-badge font-serif text-[0.875rem] leading-none font-semibold"
            classList={{ 'bg-ink text-paper': props.site.active, 'bg-well text-ink-2': !props.site.active }}
          >
            {[...props.site.name][0]?.toUpperCase()}
          </span>
          <Show when={!props.folded} fallback={<span class="sr-only">{props.site.name}</span>}>
            <span class="grid min-w-0 flex-1">
              <b class="truncate leading-4 font-semibold">{props.site.name}</b>
              <span class="figures truncate leading-3.5 text-ink-3">{hostOf(props.site.url)}</span>
            </span>
            <ChevronsUpDown size={14} strokeWidth={1.75} class="flex-none text-ink-3" />
          </Show>
          <span class="sr-only">: open another site</span>
        </button>
      )}
    />
  );
}
