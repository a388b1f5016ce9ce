import { Match, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createSettingsPageSettingsQuery } from '../../graphql/generated/features/settings/SettingsPage.ts';
import { createUrlState, text } from '../../lib/url-state.ts';
import { Button } from '../../ui/Button.tsx';
import { later } from '../../ui/later.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { ErrorState } from '../../ui/PageState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { AiTab } from './AiTab.tsx';
import { PromptsTab } from './PromptsTab.tsx';

const PeopleTab = later(() => import('./people/PeopleTab.tsx'));

/** Who is here, who writes for this installation, and what it is told. */
export default function SettingsPage() {
  const [url, setUrl] = createUrlState({ tab: text('ai') });
  const [result, load] = createSettingsPageSettingsQuery({ requestPolicy: 'cache-and-network' });
  const mayManage = () => result.data?.viewer.scopes.includes('ADMIN') ?? false;
  const tabs = () => [
    { value: 'ai', label: 'AI provider and defaults' },
    { value: 'prompts', label: 'Prompts' },
    ...(mayManage() ? [{ value: 'people', label: 'People' }] : []),
  ];
  const tab = () => (tabs().some(({ value }) => value === url.tab()) ? url.tab() : 'ai');

  return (
    <>
      <PageHead title="Settings" summary="For every site of this installation" />
      <Tabs label="Settings" value={tab()} onChange={(value) => setUrl({ tab: value })} tabs={tabs()} />
      <div class="px-4 pt-5 pb-10 sm:px-5">
        <Switch
          fallback={
            <div aria-busy="true" class="grid max-w-152 gap-5">
              <Skeleton class="w-2/5" />
              <Skeleton class="w-4/5" />
              <Skeleton class="w-3/5" />
            </div>
          }
        >
          <Match when={result.error && !result.data && result.error}>
            {(error) => (
              <ErrorState
                title="The settings could not be loaded"
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
          <Match when={result.data && tab() === 'prompts'}>
            <PromptsTab mayManage={mayManage()} />
          </Match>
          <Match when={result.data && tab() === 'people'}>
            <PeopleTab />
          </Match>
          <Match when={result.data}>{(data) => <AiTab settings={data().aiSettings} mayManage={mayManage()} />}</Match>
        </Switch>
      </div>
    </>
  );
}
