import { useParams } from '@solidjs/router';
import { lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createSiteSettingsPageSiteQuery } from '../../graphql/generated/features/sites/SiteSettingsPage.ts';
import { createUrlState, text } from '../../lib/url-state.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { ErrorState } from '../../ui/PageState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { ConnectionTab } from './ConnectionTab.tsx';
import { DefaultsTab } from './DefaultsTab.tsx';
import { SectorsTab } from './SectorsTab.tsx';

const WebhooksTab = lazy(() => import('./webhooks/WebhooksTab.tsx'));

const tabs = ['connection', 'sectors', 'defaults', 'webhooks'];

export default function SiteSettingsPage() {
  const params = useParams<{ siteId: string }>();
  const [url, setUrl] = createUrlState({ tab: text('connection') });
  const [result, load] = createSiteSettingsPageSiteQuery({
    variables: () => ({ id: params.siteId }),
    requestPolicy: 'cache-and-network',
  });
  const tab = () => (tabs.includes(url.tab()) ? url.tab() : 'connection');
  const site = () => (result.data?.site?.id === params.siteId ? result.data.site : undefined);
  const may = (scope: 'ADMIN' | 'WRITE' | 'PUBLISH') => result.data?.viewer.scopes.includes(scope) ?? false;
  const reload = () => load({ requestPolicy: 'network-only' });

  return (
    <>
      <PageHead title="Site settings" summary={site()?.name} />
      <Switch
        fallback={
          <div aria-busy="true" class="grid max-w-152 gap-5 px-4 py-5 sm:px-5">
            <Skeleton class="w-2/5" />
            <Skeleton class="w-4/5" />
            <Skeleton class="w-3/5" />
          </div>
        }
      >
        <Match when={result.error && !site() && result.error}>
          {(error) => (
            <ErrorState
              title="The settings could not be loaded"
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
            <>
              <Tabs
                label="Settings"
                value={tab()}
                onChange={(value) => setUrl({ tab: value })}
                tabs={[
                  { value: 'connection', label: 'Connection' },
                  { value: 'sectors', label: 'Sectors', count: result.data?.sectors.length },
                  { value: 'defaults', label: 'Defaults' },
                  { value: 'webhooks', label: 'Webhooks' },
                ]}
              />
              <div class="px-4 pt-5 pb-10 sm:px-5">
                {/* Made anew for another site: what is typed belongs to this one. */}
                <Show when={found().id} keyed>
                  <Switch>
                    <Match when={tab() === 'connection'}>
                      <ConnectionTab site={found()} mayManage={may('ADMIN')} mayImport={may('PUBLISH')} onImported={reload} />
                    </Match>
                    <Match when={tab() === 'sectors'}>
                      <SectorsTab
                        defaultSectorId={found().defaultSector?.id}
                        siteId={found().id}
                        sectors={result.data?.sectors ?? []}
                        mayWrite={may('WRITE')}
                      />
                    </Match>
                    <Match when={tab() === 'defaults'}>
                      <DefaultsTab site={found()} sectors={result.data?.sectors ?? []} mayManage={may('ADMIN')} />
                    </Match>
                    <Match when={tab() === 'webhooks'}>
                      <Suspense fallback={<Skeleton class="w-3/5" />}>
                        <WebhooksTab siteId={found().id} mayManage={may('ADMIN')} />
                      </Suspense>
                    </Match>
                  </Switch>
                </Show>
              </div>
            </>
          )}
        </Match>
      </Switch>
    </>
  );
}
