import { onMount, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import { type ConnectionTab_SiteFragment, createConnectionTabTestMutation } from '../../graphql/generated/features/sites/ConnectionTab.ts';
import { ago } from '../../lib/ago.ts';
import { hostOf } from '../../lib/host.ts';
import { createUrlState, text } from '../../lib/url-state.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SettingsSection } from '../../ui/SettingsSection.tsx';
import { ConnectByHand } from './ConnectByHand.tsx';
import { ConnectionForm } from './ConnectionForm.tsx';
import { ConnectionOutcome } from './ConnectionOutcome.tsx';
import { ConnectionPlugin } from './ConnectionPlugin.tsx';
import { ConnectionSteps } from './ConnectionSteps.tsx';
import { ConnectWithWordPress } from './ConnectWithWordPress.tsx';
import { ImportButton } from './ImportButton.tsx';

export interface ConnectionTabProps {
  site: Masked<ConnectionTab_SiteFragment>;
  mayManage: boolean;
  mayImport: boolean;
  onImported: () => void;
}

/** How the site's WordPress is reached, whether it can be, and what came in from it. */
export function ConnectionTab(props: ConnectionTabProps) {
  const site = () => unmask<ConnectionTab_SiteFragment>(props.site);
  const [tested, runTest] = createConnectionTabTestMutation();
  const test = () => void runTest({ siteId: site().id });
  const result = () => (tested.fetching ? undefined : tested.data?.testSiteConnection);
  const isConnected = () => site().hasCredentials || site().hasPluginKey;
  const mayImport = () => props.mayImport && site().active && isConnected();

  // How WordPress sent us back is told once: a reload is no second return.
  const [url, setUrl] = createUrlState({ connection: text() });
  const outcome = url.connection();
  onMount(() => {
    if (outcome === '') return;
    setUrl({ connection: '' });
    if (outcome === 'approved') test();
  });

  return (
    <>
      <SettingsSection
        title="WordPress"
        about={`IGNY8 reads from and writes to ${hostOf(site().url)} as a user of it, with a password made for this alone.`}
      >
        <ConnectionOutcome outcome={outcome} />
        <Who site={site()} />
        <Show when={props.mayManage} fallback={<p class="text-ink-2">Only an owner changes the connection.</p>}>
          <ConnectWithWordPress siteId={site().id} again={isConnected()} />
          <ConnectByHand>
            <ConnectionForm site={site()} onSaved={test} />
          </ConnectByHand>
        </Show>
      </SettingsSection>

      <SettingsSection
        title="Test"
        about="Looks step by step whether importing and publishing can work. It makes a draft in WordPress and deletes it again."
      >
        <Facts site={site()} />
        <Show when={props.mayManage}>
          <div>
            <Button onClick={test} busy={tested.fetching && 'Testing…'}>
              Test connection
            </Button>
          </div>
          <Show when={tested.error}>{(error) => <Notice tone="red">{failureOfOperation(error()).message}</Notice>}</Show>
          <ConnectionSteps testing={tested.fetching} steps={result()?.steps} />
          <Show when={result()?.ok && !site().lastImport && mayImport()}>
            <Notice tone="green">
              <p>Connected. Next, bring in what {hostOf(site().url)} has; importing changes nothing there.</p>
              <div class="mt-2 flex flex-wrap gap-2">
                <ImportButton siteId={site().id} variant="primary" onSettled={props.onImported}>
                  Import now
                </ImportButton>
              </div>
            </Notice>
          </Show>
        </Show>
      </SettingsSection>

      <ConnectionPlugin site={site()} mayManage={props.mayManage} onKey={test} />

      <SettingsSection
        title="Import"
        about="Brings in terms, posts, pages and products. Run again it takes what changed there, and never overwrites what was changed here."
      >
        <LastImport site={site()} />
        <Show when={props.mayImport}>
          <div class="flex flex-wrap gap-2">
            <Show
              when={site().active && isConnected()}
              fallback={
                <p class="text-ink-2">
                  {site().active ? 'Connect the site above, then import.' : 'The site is inactive. Switch it on under Defaults to import.'}
                </p>
              }
            >
              <ImportButton siteId={site().id} onSettled={props.onImported}>
                Import now
              </ImportButton>
            </Show>
          </div>
        </Show>
      </SettingsSection>
    </>
  );
}

const Who = (props: { site: ConnectionTab_SiteFragment }) => (
  <p class="text-ink-2">
    <Show
      when={props.site.hasCredentials && props.site.wpUsername}
      fallback={props.site.hasPluginKey ? 'It signs in by the key of the plugin.' : 'It is not connected yet.'}
    >
      {(user) => (
        <>
          It acts as <strong class="font-[550] text-ink">{user()}</strong>.
        </>
      )}
    </Show>
  </p>
);

const Facts = (props: { site: ConnectionTab_SiteFragment }) => (
  <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
    <dt class="text-ink-3">Last good test</dt>
    <dd>{props.site.connectedAt ? ago(props.site.connectedAt) : 'None yet'}</dd>
    <dt class="text-ink-3">WordPress</dt>
    <dd>{props.site.wordpressVersion ?? (props.site.connectedAt ? 'It hides its version' : 'Not known yet')}</dd>
  </dl>
);

const LastImport = (props: { site: ConnectionTab_SiteFragment }) => (
  <Show when={props.site.lastImport} fallback={<p class="text-ink-2">Nothing was imported yet.</p>}>
    {(job) => (
      <p class="text-ink-2">
        {job().finishedAt ? `Last import ${ago(job().finishedAt as string)}.` : 'An import is at work.'}
        <Show when={job().finishedAt && job().message}> {job().message}</Show>
      </p>
    )}
  </Show>
);
