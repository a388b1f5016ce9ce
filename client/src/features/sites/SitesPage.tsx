import { useSearchParams } from '@solidjs/router';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, type JSX, lazy, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createSitesPageListQuery } from '../../graphql/generated/features/sites/SitesPage.ts';
import { Button } from '../../ui/Button.tsx';
import { KeepOnce } from '../../ui/KeepOnce.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { ConnectionOutcome } from './ConnectionOutcome.tsx';
import { SiteCard } from './SiteCard.tsx';
import { SiteCardSkeleton } from './SiteCardSkeleton.tsx';
import { TrySandbox } from './TrySandbox.tsx';

const AddSiteDialog = lazy(() => import('./AddSiteDialog.tsx').then((module) => ({ default: module.AddSiteDialog })));

export default function SitesPage() {
  const [search, setSearch] = useSearchParams<{ dialog?: string; connection?: string }>();
  const [after, setAfter] = createSignal<string | null>(null);
  const [result, load] = createSitesPageListQuery({ variables: () => ({ after: after() }), requestPolicy: 'cache-and-network' });

  const [untested, setUntested] = createSignal<string>();
  const sites = () => result.data?.sites;
  const mayManage = () => result.data?.viewer.scopes.includes('ADMIN') ?? false;
  const openAdd = () => setSearch({ dialog: 'add', connection: undefined });
  const closeAdd = () => setSearch({ dialog: undefined });

  const summary = () => {
    const list = sites();
    if (!list || list.totalCount === 0) return undefined;
    const count = `${list.totalCount} ${list.totalCount === 1 ? 'site' : 'sites'}`;
    return list.pageInfo.hasNextPage ? count : `${count}, ${list.nodes.filter((site) => site.active).length} active`;
  };

  return (
    <>
      <PageHead title="Sites" summary={summary()}>
        <Show when={mayManage() && sites()?.totalCount}>
          <Button variant="primary" onClick={openAdd}>
            <Plus size={14} strokeWidth={2} /> Add site
          </Button>
        </Show>
      </PageHead>
      <Show when={search.connection}>
        {(outcome) => (
          <div class="px-4 pb-3.5 sm:px-5">
            <ConnectionOutcome outcome={outcome()} />
          </div>
        )}
      </Show>
      <Switch
        fallback={
          <Grid busy>
            <For each={[0, 1, 2]}>{() => <SiteCardSkeleton />}</For>
          </Grid>
        }
      >
        <Match when={result.error && !sites() && result.error}>
          {(error) => (
            <ErrorState
              title="Your sites could not be loaded"
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
        <Match when={sites()?.totalCount === 0}>
          <EmptyState
            title="No sites yet"
            actions={
              <Show when={mayManage()}>
                <Button variant="primary" onClick={openAdd}>
                  <Plus size={14} strokeWidth={2} /> Add site
                </Button>
              </Show>
            }
          >
            {mayManage()
              ? 'A site is a WordPress that you plan, write and publish for. Adding one sends nothing to it.'
              : 'A site is a WordPress that you plan, write and publish for. An owner has to add the first.'}
          </EmptyState>
          <Show when={mayManage()}>
            <TrySandbox />
          </Show>
        </Match>
        <Match when={sites()}>
          {(list) => (
            <>
              <Grid>
                <For each={list().nodes}>
                  {(site) => <SiteCard site={site} mayManage={mayManage()} testAtOnce={site.id === untested()} />}
                </For>
              </Grid>
              <Show when={list().pageInfo.hasNextPage}>
                <div class="px-4 pb-7 sm:px-5">
                  <Button busy={result.fetching && 'Loading…'} onClick={() => setAfter(list().pageInfo.endCursor)}>
                    Show more
                  </Button>
                </div>
              </Show>
            </>
          )}
        </Match>
      </Switch>
      <KeepOnce when={search.dialog === 'add' && mayManage()}>
        <AddSiteDialog
          open={search.dialog === 'add' && mayManage()}
          onOpenChange={(open) => (open ? openAdd() : closeAdd())}
          onAdded={(site) => site.hasCredentials && setUntested(site.id)}
        />
      </KeepOnce>
    </>
  );
}

const Grid = (props: { children: JSX.Element; busy?: boolean }) => (
  <div class="grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-3.5 px-4 pt-0.5 pb-5 sm:px-5" aria-busy={props.busy}>
    {props.children}
  </div>
);
