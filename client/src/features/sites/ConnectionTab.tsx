import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import {
  type ConnectionTab_SiteFragment,
  createConnectionTabTestMutation,
  createConnectionTabUpdateMutation,
} from '../../graphql/generated/features/sites/ConnectionTab.ts';
import { ago } from '../../lib/ago.ts';
import { createForm } from '../../lib/form.ts';
import { hostOf } from '../../lib/host.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SettingsSection } from '../../ui/SettingsSection.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ConnectionSteps } from './ConnectionSteps.tsx';
import { CredentialFields } from './CredentialFields.tsx';
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

  return (
    <>
      <SettingsSection
        title="WordPress"
        about={`IGNY8 reads from and writes to ${hostOf(site().url)} as a user of it, with a password made for this alone.`}
      >
        <Show when={props.mayManage} fallback={<p class="text-ink-2">Only an owner changes the connection.</p>}>
          <ConnectionForm site={site()} onSaved={test} />
        </Show>
      </SettingsSection>

      <SettingsSection title="Test" about="Looks step by step whether importing and publishing can work. It only reads.">
        <Facts site={site()} />
        <Show when={props.mayManage}>
          <div>
            <Button onClick={test} busy={tested.fetching && 'Testing…'}>
              Test connection
            </Button>
          </div>
          <Show when={tested.error}>{(error) => <Notice tone="red">{failureOfOperation(error()).message}</Notice>}</Show>
          <ConnectionSteps testing={tested.fetching} steps={tested.data?.testSiteConnection.steps} />
        </Show>
      </SettingsSection>

      <SettingsSection
        title="Import"
        about="Brings in terms, posts, pages and products. Run again it takes what changed there, and never overwrites what was changed here."
      >
        <LastImport site={site()} />
        <Show when={props.mayImport}>
          <div class="flex flex-wrap gap-2">
            <Show
              when={site().active && site().hasCredentials}
              fallback={
                <p class="text-ink-2">
                  {site().active
                    ? 'Give an application password above, then import.'
                    : 'The site is inactive. Switch it on under Defaults to import.'}
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

function ConnectionForm(props: { site: ConnectionTab_SiteFragment; onSaved: () => void }) {
  const [, update] = createConnectionTabUpdateMutation();
  const [saved, setSaved] = createSignal(false);
  const form = createForm({
    initial: { url: props.site.url, wpUsername: props.site.wpUsername ?? '', wpApplicationPassword: '' },
    required: { url: 'Give its address, as in https://example.com.', wpUsername: 'Give the WordPress user to act as.' },
    send: async ({ wpApplicationPassword, ...connection }) => {
      setSaved(false);
      const input = { ...connection, wpApplicationPassword: wpApplicationPassword || null };
      const { error } = await update({ id: props.site.id, input });
      if (error) return failureOfOperation(error);
      form.field('wpApplicationPassword').onChange('');
      setSaved(true);
      props.onSaved();
    },
  });

  return (
    <form noValidate onSubmit={form.submit} class="grid gap-4">
      <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <TextField {...form.field('url')} kind="address" label="Address" />
      <CredentialFields
        username={form.field('wpUsername')}
        password={form.field('wpApplicationPassword')}
        url={form.values.url}
        kept={props.site.hasCredentials}
      />
      <div class="flex items-center gap-3">
        <Button type="submit" variant="primary" busy={form.busy() && 'Saving…'}>
          Save and test
        </Button>
        <span role="status" class="text-ink-3">
          {saved() && 'Saved.'}
        </span>
      </div>
    </form>
  );
}

const Facts = (props: { site: ConnectionTab_SiteFragment }) => (
  <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
    <dt class="text-ink-3">Last good test</dt>
    <dd>{props.site.connectedAt ? ago(props.site.connectedAt) : 'None yet'}</dd>
    <dt class="text-ink-3">WordPress</dt>
    <dd>{props.site.wordpressVersion ?? (props.site.connectedAt ? 'It hides its version' : 'Not known yet')}</dd>
    <dt class="text-ink-3">IGNY8 plugin</dt>
    <dd>
      {props.site.pluginVersion ??
        (props.site.connectedAt ? 'Not active there. Importing and publishing work without it; attribute terms do not.' : 'Not known yet')}
    </dd>
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
