import { createSignal, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import {
  createDefaultsTabSetActiveMutation,
  createDefaultsTabUpdateMutation,
  type DefaultsTab_SectorFragment,
  type DefaultsTab_SiteFragment,
} from '../../graphql/generated/features/sites/DefaultsTab.ts';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { SettingsSection } from '../../ui/SettingsSection.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DeleteSite } from './DeleteSite.tsx';

export interface DefaultsTabProps {
  site: Masked<DefaultsTab_SiteFragment>;
  sectors: readonly Masked<DefaultsTab_SectorFragment>[];
  mayManage: boolean;
}

export function DefaultsTab(props: DefaultsTabProps) {
  const site = () => unmask<DefaultsTab_SiteFragment>(props.site);
  const [switched, setActive] = createDefaultsTabSetActiveMutation();

  return (
    <Show
      when={props.mayManage}
      fallback={<p class="text-ink-2">Only an owner changes these. You can see them: the site is called {site().name}.</p>}
    >
      <SettingsSection
        title="Name and sector"
        about="What people here call the site, and where new things stand when nobody says otherwise."
      >
        <DefaultsForm site={site()} sectors={props.sectors.map((sector) => unmask<DefaultsTab_SectorFragment>(sector))} />
      </SettingsSection>
      <SettingsSection title="Active" about="An inactive site can be browsed and edited. Nothing is imported from it or published to it.">
        <div class="flex items-center gap-3">
          <Switch
            label={`${site().name} is active`}
            checked={site().active}
            onChange={(active) => void setActive({ id: site().id, active })}
          />
          <span aria-hidden="true">{site().active ? 'Active' : 'Inactive, browse only'}</span>
        </div>
        <Show when={site().active}>
          <p class="text-label text-ink-3">Switching it off stops the jobs that run for it. What they have done stays.</p>
        </Show>
        <Show when={switched.error}>{(error) => <Notice tone="red">{failureOfOperation(error()).message}</Notice>}</Show>
      </SettingsSection>
      <SettingsSection title="Delete site" about="Removes the site and all that belongs to it from IGNY8. WordPress is not touched.">
        <DeleteSite siteId={site().id} name={site().name} active={site().active} />
      </SettingsSection>
    </Show>
  );
}

function DefaultsForm(props: { site: DefaultsTab_SiteFragment; sectors: DefaultsTab_SectorFragment[] }) {
  const [, update] = createDefaultsTabUpdateMutation();
  const [saved, setSaved] = createSignal(false);
  const form = createForm({
    initial: { name: props.site.name, defaultSectorId: props.site.defaultSector?.id ?? '' },
    required: { name: 'Give the site a name.' },
    send: async ({ name, defaultSectorId }) => {
      setSaved(false);
      const { error } = await update({ id: props.site.id, input: { name, defaultSectorId: defaultSectorId || null } });
      if (error) return failureOfOperation(error);
      setSaved(true);
    },
  });
  return (
    <form noValidate onSubmit={form.submit} class="grid gap-4">
      <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
      <TextField {...form.field('name')} label="Name" />
      <Select
        {...form.field('defaultSectorId')}
        label="Default sector"
        options={props.sectors.map(({ id, name, description }) => ({ value: id, label: name, ...(description && { description }) }))}
      />
      <div class="flex items-center gap-3">
        <Button type="submit" variant="primary" busy={form.busy() && 'Saving…'}>
          Save
        </Button>
        <span role="status" class="text-ink-3">
          {saved() && 'Saved.'}
        </span>
      </div>
    </form>
  );
}
