import { useParams } from '@solidjs/router';
import Unplug from 'lucide-solid/icons/unplug';
import { createEffect, Match, on, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import {
  createSiteDashboardPageSiteQuery,
  type SiteDashboardPage_SiteQuery,
} from '../../graphql/generated/features/sites/SiteDashboardPage.ts';
import { hostOf } from '../../lib/host.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { withQuery } from '../../lib/query.ts';
import { Button, buttonLook } from '../../ui/Button.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { keywordsUrl } from '../planner/planner.urls.ts';
import { ImportButton } from './ImportButton.tsx';
import { LastDriftCheck } from './LastDriftCheck.tsx';
import { NeedsAttention } from './NeedsAttention.tsx';
import { PipelinePicture } from './PipelinePicture.tsx';
import { RecentJobs } from './RecentJobs.tsx';
import { SiteConnection } from './SiteConnection.tsx';
import { siteSettingsUrl } from './sites.urls.ts';

type Site = NonNullable<SiteDashboardPage_SiteQuery['site']>;

/** How far everything of a site has come, and what waits for a person. */
export default function SiteDashboardPage() {
  const params = useParams<{ siteId: string }>();
  const jobs = useJobs();
  const [result, load] = createSiteDashboardPageSiteQuery({ variables: () => ({ id: params.siteId }), requestPolicy: 'cache-and-network' });
  const site = () => (result.data?.site?.id === params.siteId ? result.data.site : undefined);
  const mayPublish = () => result.data?.viewer.scopes.includes('PUBLISH') ?? false;
  const mayManage = () => result.data?.viewer.scopes.includes('ADMIN') ?? false;
  const reload = () => load({ requestPolicy: 'network-only' });
  createEffect(
    on(
      () => jobs.running().length,
      () => reload(),
      { defer: true },
    ),
  );

  return (
    <>
      <PageHead title={site()?.name ?? 'Dashboard'} summary={site() && hostOf((site() as Site).url)}>
        <Show when={site()}>
          {(found) => (
            <>
              <Show when={mayPublish() && found().active && isConnected(found()) && !isEmpty(found())}>
                <ImportButton siteId={found().id} onSettled={reload}>
                  Import
                </ImportButton>
              </Show>
            </>
          )}
        </Show>
      </PageHead>
      <Switch fallback={<DashboardSkeleton />}>
        <Match when={result.error && !site() && result.error}>
          {(error) => (
            <ErrorState
              title="The dashboard could not be loaded"
              actions={
                <Button variant="primary" busy={result.fetching && 'Trying…'} onClick={reload}>
                  Try again
                </Button>
              }
            >
              {failureOfOperation(error()).message}
            </ErrorState>
          )}
        </Match>
        <Match when={site()}>
          {(found) => (
            <div class="grid gap-3.5 px-4 pt-0.5 pb-7 sm:px-5">
              <Standing site={found()} />
              <Show when={!isEmpty(found())} fallback={<FirstSteps site={found()} mayPublish={mayPublish()} onImported={reload} />}>
                <section aria-label="The pipeline" class="rounded-card border border-rule bg-sheet shadow-1">
                  <PipelinePicture siteId={found().id} stats={found().stats} />
                  <p class="hidden px-4 pb-3 text-note text-ink-3 md:block">From keyword to live page. Heights are logarithmic.</p>
                  <p class="px-3.5 pb-3 text-note text-ink-3 md:hidden">From keyword to live page. Bars are logarithmic.</p>
                </section>
                <div class="grid items-start gap-3.5 lg:grid-cols-[5fr_4fr]">
                  <div class="grid min-w-0 gap-3.5">
                    <NeedsAttention site={found()} />
                    <Connection site={found()} mayManage={mayManage()} />
                  </div>
                  <RecentJobs siteId={found().id} />
                </div>
              </Show>
            </div>
          )}
        </Match>
      </Switch>
    </>
  );
}

const isConnected = ({ hasCredentials, hasPluginKey }: Site) => hasCredentials || hasPluginKey;
const isEmpty = ({ stats }: Site) => stats.keywords === 0 && stats.tasks === 0 && stats.content === 0;

/** Said only where something hinders importing and publishing. */
const Standing = (props: { site: Site }) => (
  <Show when={!props.site.active || !isConnected(props.site)}>
    <p class="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-control bg-ochre-soft px-3 py-1.5">
      <Unplug size={14} strokeWidth={1.75} class="text-ochre" />
      <span>
        {props.site.active
          ? 'Not connected yet: planning and writing work, importing and publishing do not.'
          : 'This site is inactive: it can be browsed, not imported from or published to.'}
      </span>
      <a class="text-link" href={siteSettingsUrl(props.site.id, props.site.active ? 'connection' : 'defaults')}>
        {props.site.active ? 'Connect it' : 'Open its settings'}
      </a>
    </p>
  </Show>
);

const Connection = (props: { site: Site; mayManage: boolean }) => (
  <section aria-labelledby="connection-title" class="min-w-0 rounded-card border border-rule bg-sheet shadow-1">
    <header class="flex h-9.5 items-center border-b border-rule px-3.5">
      <h2 id="connection-title" class="flex-1 font-semibold">
        WordPress
      </h2>
      <a href={siteSettingsUrl(props.site.id, 'connection')} class="text-link text-label">
        Connection
      </a>
    </header>
    <div class="px-3.5 py-2.5">
      <SiteConnection site={props.site} mayManage={props.mayManage} />
      <LastDriftCheck siteId={props.site.id} job={props.site.lastDriftCheck} />
    </div>
  </section>
);

const FirstSteps = (props: { site: Site; mayPublish: boolean; onImported: () => void }) => (
  <EmptyState
    title="Where do you want to begin?"
    actions={
      <>
        <a href={withQuery(keywordsUrl(props.site.id), { dialog: 'add' })} class={buttonLook({ variant: 'primary' })}>
          Add keywords
        </a>
        <Show when={props.mayPublish && props.site.active && isConnected(props.site)}>
          <ImportButton siteId={props.site.id} onSettled={props.onImported}>
            Import from WordPress
          </ImportButton>
        </Show>
      </>
    }
  >
    Paste the keywords you want to be found for: they become clusters, ideas, tasks and drafts. Or bring in what {hostOf(props.site.url)}{' '}
    has already; importing changes nothing there.
  </EmptyState>
);

const DashboardSkeleton = () => (
  <div aria-busy="true" class="grid animate-late gap-3.5 px-4 sm:px-5">
    <div class="h-58 rounded-card border border-rule p-5">
      <Skeleton class="w-1/3" />
    </div>
    <div class="grid gap-3.5 lg:grid-cols-[5fr_4fr]">
      <div class="h-60 rounded-card border border-rule p-5">
        <Skeleton class="w-2/5" />
      </div>
      <div class="h-60 rounded-card border border-rule p-5">
        <Skeleton class="w-2/5" />
      </div>
    </div>
  </div>
);
