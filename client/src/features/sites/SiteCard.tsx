import { For, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import { createSiteCardSetActiveMutation, type SiteCard_SiteFragment } from '../../graphql/generated/features/sites/SiteCard.ts';
import { hostOf } from '../../lib/host.ts';
import { buttonLook } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { contentUrl } from '../content/content.urls.ts';
import { SiteConnection } from './SiteConnection.tsx';
import { SiteMatters } from './SiteMatters.tsx';
import { mattersOf, waiting } from './site-health.ts';
import { siteSettingsUrl, siteUrl } from './sites.urls.ts';

export interface SiteCardProps {
  site: Masked<SiteCard_SiteFragment>;
  mayManage: boolean;
  /** For a site that was added a moment ago. */
  testAtOnce: boolean;
}

export function SiteCard(props: SiteCardProps) {
  const site = () => unmask<SiteCard_SiteFragment>(props.site);
  const [switched, setActive] = createSiteCardSetActiveMutation();

  return (
    <article
      aria-label={site().name}
      class="flex flex-col gap-3 rounded-card border border-rule p-3.5 transition-colors duration-180"
      classList={{ 'bg-sheet shadow-1': site().active, 'bg-paper': !site().active }}
    >
      <header class="flex items-center gap-2.5">
        <Initial of={site().name} active={site().active} />
        <div class="min-w-0 flex-1">
          <h2 class="truncate text-row leading-[1.1875rem] font-semibold" title={site().name}>
            {site().name}
          </h2>
          <a
            href={site().url}
            target="_blank"
            rel="noreferrer"
            title={site().url}
            class="figures block truncate text-pencil-2 hover:underline"
          >
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
      <div class="grid gap-1">
        <SiteConnection site={site()} mayManage={props.mayManage} testAtOnce={props.testAtOnce} />
        <SiteMatters matters={waiting(mattersOf(site().id, site().health.problems))} siteName={site().name} />
      </div>
      <Show when={switched.error}>{(error) => <Notice tone="red">{failureOfOperation(error()).message}</Notice>}</Show>
      <footer class="mt-auto flex flex-wrap gap-1.5">
        <For each={ways(site().id)}>
          {({ name, href }) => (
            <a href={href} aria-label={`${name} of ${site().name}`} class={`${buttonLook({ size: 'small' })} flex-1`}>
              {name}
            </a>
          )}
        </For>
      </footer>
    </article>
  );
}

const ways = (siteId: string) => [
  { name: 'Dashboard', href: siteUrl(siteId) },
  { name: 'Content', href: contentUrl(siteId) },
  { name: 'Settings', href: siteSettingsUrl(siteId) },
];

const Initial = (props: { of: string; active: boolean }) => (
  <span
    aria-hidden="true"
    class="grid size-6.5 flex-none place-items-center rounded-badge font-serif text-[0.875rem] leading-none font-semibold"
    classList={{ 'bg-ink text-paper': props.active, 'bg-well text-ink-2': !props.active }}
  >
    {[...props.of][0]?.toUpperCase()}
  </span>
);
