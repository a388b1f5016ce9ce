import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import Download from 'lucide-solid/icons/download';
import { createSignal, type JSX, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import {
  createConnectionPluginPasteMutation,
  createConnectionPluginRotateMutation,
} from '../../graphql/generated/features/sites/ConnectionPlugin.ts';
import type { ConnectionTab_SiteFragment } from '../../graphql/generated/features/sites/ConnectionTab.ts';
import { createForm } from '../../lib/form.ts';
import { Button, buttonLook } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SettingsSection } from '../../ui/SettingsSection.tsx';
import { TextField } from '../../ui/TextField.tsx';

export interface ConnectionPluginProps {
  site: ConnectionTab_SiteFragment;
  mayManage: boolean;
  /** The key has changed: what it opens has to be looked at anew. */
  onKey: () => void;
}

/** The plugin in WordPress: whether it is there and new enough, and the key that signs in where the host takes passwords away. */
export function ConnectionPlugin(props: ConnectionPluginProps) {
  return (
    <SettingsSection
      title="Plugin"
      about="Without it, posts, pages and terms go through all the same. With it, product attributes too, faster imports, and a publish that can never be doubled."
    >
      <PluginStanding site={props.site} />
      <div>
        <a href="/downloads/igny8.zip" download="" class={buttonLook({ variant: props.site.pluginOutdated ? 'primary' : 'plain' })}>
          <Download size={14} strokeWidth={1.75} /> Download the plugin
        </a>
      </div>
      <p class="text-ink-3">In WordPress: Plugins, Add New, Upload Plugin; then switch it on. Test the connection here afterwards.</p>
      <div class="grid gap-3 border-t border-rule pt-4">
        <h3 class="font-[550]">Key of the plugin</h3>
        <Standing ok={props.site.hasPluginKey}>
          {props.site.hasPluginKey
            ? 'A key is kept. It signs in where the host takes the Authorization header away, or where there is no password.'
            : 'No key is kept. One is needed only where the host takes the Authorization header away; the test says so.'}
        </Standing>
        <Show when={props.mayManage}>
          <PluginKey site={props.site} onKey={props.onKey} />
        </Show>
      </div>
    </SettingsSection>
  );
}

const PluginStanding = (props: { site: ConnectionTab_SiteFragment }) => (
  <Show when={props.site.connectedAt} fallback={<p class="text-ink-2">Not known yet: test the connection.</p>}>
    <Show
      when={!props.site.pluginOutdated}
      fallback={
        <Notice tone="ochre">
          Version {props.site.pluginVersion} is active, and a newer one is out. Install it over the old one; the key and everything else
          stay.
        </Notice>
      }
    >
      <Standing ok={props.site.pluginVersion !== null}>
        {props.site.pluginVersion === null ? 'Not active in WordPress.' : `Version ${props.site.pluginVersion} is active.`}
      </Standing>
    </Show>
  </Show>
);

function PluginKey(props: { site: ConnectionTab_SiteFragment; onKey: () => void }) {
  const [rotated, rotate] = createConnectionPluginRotateMutation();
  const [, paste] = createConnectionPluginPasteMutation();
  const [asking, ask] = createSignal(false);
  const [pasted, setPasted] = createSignal(false);
  const form = createForm({
    initial: { pluginKey: '' },
    required: { pluginKey: 'Paste the key that the plugin showed.' },
    send: async ({ pluginKey }) => {
      const { error } = await paste({ id: props.site.id, key: pluginKey });
      if (error) return failureOfOperation(error);
      form.field('pluginKey').onChange('');
      setPasted(true);
      props.onKey();
    },
  });
  const make = async () => {
    const { data } = await rotate({ siteId: props.site.id });
    if (!data) return;
    ask(false);
    props.onKey();
  };
  const mayMake = () => props.site.active && props.site.pluginVersion !== null && (props.site.hasCredentials || props.site.hasPluginKey);
  return (
    <>
      <form noValidate onSubmit={form.submit} class="grid gap-3">
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <TextField
          {...form.field('pluginKey')}
          kind="password"
          label={props.site.hasPluginKey ? 'Paste another key' : 'Paste a key'}
          description="Made in WordPress under Settings, IGNY8, and shown there once. It is kept encrypted and never shown again."
        />
        <div class="flex flex-wrap items-center gap-2">
          <Button type="submit" busy={form.busy() && 'Keeping…'}>
            Keep this key
          </Button>
          <Show when={mayMake()}>
            <Button variant="ghost" onClick={() => ask(true)}>
              {props.site.hasPluginKey ? 'Make a new key' : 'Let the plugin make one'}
            </Button>
          </Show>
          <span role="status" class="text-ink-3">
            {pasted() && 'Kept.'}
          </span>
        </div>
      </form>
      <ConfirmDialog
        open={asking()}
        onOpenChange={ask}
        title={props.site.hasPluginKey ? 'Make a new key?' : 'Let the plugin make a key?'}
        confirm="Make it"
        busy={rotated.fetching && 'Making…'}
        error={rotated.error && failureOfOperation(rotated.error).message}
        onConfirm={make}
      >
        The plugin makes a key for the user that is connected, and it is kept here at once. Whatever key that site had before ends.
      </ConfirmDialog>
    </>
  );
}

const Standing = (props: { ok: boolean; children: JSX.Element }) => (
  <p class="flex gap-2">
    <Show when={props.ok} fallback={<CircleAlert size={16} strokeWidth={1.75} class="mt-0.5 flex-none text-ink-3" />}>
      <CircleCheck size={16} strokeWidth={1.75} class="mt-0.5 flex-none text-green" />
    </Show>
    <span class={props.ok ? '' : 'text-ink-2'}>{props.children}</span>
  </p>
);
