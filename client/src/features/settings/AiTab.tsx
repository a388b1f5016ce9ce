import { createEffect, createSignal, on, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import {
  type AiTab_SettingsFragment,
  createAiTabTestMutation,
  createAiTabUpdateMutation,
} from '../../graphql/generated/features/settings/AiTab.ts';
import { languageName, languageOptions, providerName } from '../../lib/ai-words.ts';
import { createForm } from '../../lib/form.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { SettingsSection } from '../../ui/SettingsSection.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type AiSettings, BUILT_IN, changeOf, fieldsOf, type KeyChoice, keepsKey, providers } from './ai-form.ts';

export interface AiTabProps {
  settings: Masked<AiTab_SettingsFragment>;
  mayManage: boolean;
}

export function AiTab(props: AiTabProps) {
  const settings = () => unmask<AiTab_SettingsFragment>(props.settings);
  return (
    <Show when={props.mayManage} fallback={<AiFacts settings={settings()} />}>
      <AiForm settings={settings()} />
    </Show>
  );
}

function AiForm(props: { settings: AiSettings }) {
  const [, update] = createAiTabUpdateMutation();
  const [testing, test] = createAiTabTestMutation();
  const [key, setKey] = createSignal<KeyChoice>('keep');
  const [saved, setSaved] = createSignal(false);
  const [outcome, setOutcome] = createSignal<{ ok: boolean; words: string }>();
  const form = createForm({
    initial: fieldsOf(props.settings),
    required: {},
    send: async (fields) => {
      setSaved(false);
      const { input, wrong } = changeOf(props.settings, fields, key());
      if (Object.keys(wrong).length > 0) return { code: 'BAD_USER_INPUT', message: '', fields: wrong };
      const { error } = await update({ input });
      if (error) return failureOfOperation(error);
      form.field('apiKey').onChange('');
      setKey('keep');
      setSaved(true);
    },
  });
  const fixed = () => props.settings.environment.length > 0;
  const vendor = () => providers.find(({ value }) => value === form.values.provider) ?? providers[0];
  const isBuiltIn = () => form.values.provider === BUILT_IN;
  const hasKey = () => key() === 'keep' && keepsKey(props.settings, form.values);
  createEffect(
    on(
      () => JSON.stringify(form.values) + key(),
      () => {
        setSaved((before) => (form.busy() ? before : false));
        setOutcome(undefined);
      },
      { defer: true },
    ),
  );

  const tryOut = async () => {
    const { input, wrong } = changeOf(props.settings, form.values, key());
    const words = Object.values(wrong);
    if (words.length > 0) return setOutcome({ ok: false, words: words.join(' ') });
    const { data, error } = await test({ input });
    if (error) {
      const failure = failureOfOperation(error);
      return setOutcome({ ok: false, words: Object.values(failure.fields).join(' ') || failure.message });
    }
    if (!data) return;
    const { ok, message, model } = data.testAiProvider;
    setOutcome({ ok, words: ok && model ? `${message} Drafts can be written with ${model}.` : message });
  };
  const language = form.field('language');

  return (
    <form noValidate onSubmit={form.submit}>
      <SettingsSection
        title="Who writes"
        about="Drafts and ideas come from this provider. What is sent: the task, its brief, its keywords, and titles of the cluster's content."
      >
        <Show when={form.failure()}>{(words) => <Notice tone="red">{words()}</Notice>}</Show>
        <Show when={fixed()}>
          <Notice tone="ochre">
            <b class="font-semibold">The environment decides.</b> {props.settings.environment.join(', ')}{' '}
            {props.settings.environment.length === 1 ? 'is' : 'are'} set where the server runs, and win over what is chosen here. Unset{' '}
            {props.settings.environment.length === 1 ? 'it' : 'them'} and start the server again to choose here.
          </Notice>
          <ConnectionFacts settings={props.settings} />
        </Show>
        <Show when={!fixed()}>
          <Select
            {...form.field('provider')}
            label="Provider"
            options={providers.map(({ value, label, description }) => ({ value, label, description }))}
            onChange={(chosen) => {
              form.field('provider').onChange(chosen);
              const back = chosen === props.settings.provider;
              form
                .field('baseUrl')
                .onChange(back ? (props.settings.baseUrl ?? '') : (providers.find(({ value }) => value === chosen)?.address ?? ''));
              form.field('model').onChange(back ? (props.settings.model ?? '') : '');
              form.field('embeddingModel').onChange(back ? (props.settings.embeddingModel ?? '') : '');
            }}
          />
          <Show when={isBuiltIn()}>
            <p class="text-ink-2">
              The built-in writer makes an outline for each structure from the cluster's own keywords: headings, questions, tables and a
              checklist. Every gap that wants a person is marked. It writes in English.
            </p>
          </Show>
          <Show when={!isBuiltIn()}>
            <Show
              when={hasKey()}
              fallback={
                <div class="grid gap-1.5">
                  <TextField
                    {...form.field('apiKey')}
                    label="API key"
                    kind="password"
                    optional={vendor()?.needsKey !== true}
                    autocomplete="new-password"
                    description={
                      key() === 'remove'
                        ? 'The stored key is removed when you save.'
                        : 'Stored sealed on the server, and never shown again.'
                    }
                  />
                  <Show when={key() !== 'keep'}>
                    <Button size="small" variant="ghost" class="justify-self-start" onClick={() => setKey('keep')}>
                      Keep the stored key
                    </Button>
                  </Show>
                </div>
              }
            >
              <div class="grid gap-1.5">
                <span class="font-[550]">API key</span>
                <div class="flex min-h-8.5 flex-wrap items-center gap-2 rounded-control border border-rule bg-paper px-2.5 py-1">
                  <span class="min-w-0 flex-1 text-ink-2">A key is stored. It is not shown again.</span>
                  <Button size="small" onClick={() => setKey('replace')}>
                    Replace
                  </Button>
                  <Button size="small" variant="danger" onClick={() => setKey('remove')}>
                    Remove
                  </Button>
                </div>
              </div>
            </Show>
            <TextField
              {...form.field('baseUrl')}
              label="Address"
              kind="address"
              optional={vendor()?.address !== null}
              placeholder={vendor()?.address ?? 'http://localhost:11434/v1'}
              description={vendor()?.address ? 'The provider’s own, unless you use a gateway.' : 'It usually ends in /v1.'}
            />
            <TextField {...form.field('model')} label="Model" kind="address" placeholder={vendor()?.modelLike ?? ''} />
          </Show>
        </Show>
        <Show when={fixed() ? props.settings.provider !== 'ANTHROPIC' : vendor()?.embeds}>
          <TextField
            {...form.field('embeddingModel')}
            label="Embedding model"
            kind="address"
            optional
            description="Compares keywords by meaning. Without it, the model that comes with IGNY8 does, on this machine."
          />
        </Show>
        <Show when={!isBuiltIn() || fixed()}>
          <div class="grid gap-2">
            <div>
              <Button busy={testing.fetching && 'Asking…'} onClick={tryOut}>
                Test the provider
              </Button>
            </div>
            <Show when={outcome()}>{(came) => <Notice tone={came().ok ? 'green' : 'red'}>{came().words}</Notice>}</Show>
          </div>
        </Show>
      </SettingsSection>

      <SettingsSection title="Defaults of a draft" about="For every task that says nothing else.">
        <Combobox
          name="language"
          label="Language"
          optional
          value={language.value || null}
          error={language.error}
          onChange={(value) => language.onChange(value ?? '')}
          options={languageOptions}
          placeholder="That of the keywords"
        />
        <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <TextField {...form.field('words')} label="Length in words" optional placeholder="Usual for each structure" />
          <TextField
            {...form.field('temperature')}
            label="Temperature"
            optional
            placeholder="As the provider has it"
            description="0 keeps to the likely, 2 wanders."
          />
          <TextField {...form.field('maxConcurrency')} label="Drafts at once" description="Requests to the provider, from each process." />
        </div>
        <div class="flex items-center gap-3 pt-1">
          <Button type="submit" variant="primary" busy={form.busy() && 'Saving…'}>
            Save
          </Button>
          <span role="status" class="text-ink-3">
            {saved() && 'Saved. It holds from the next draft on.'}
          </span>
        </div>
      </SettingsSection>
    </form>
  );
}

/** For those who may look and not change. */
function AiFacts(props: { settings: AiSettings }) {
  return (
    <>
      <SettingsSection title="Who writes" about="An owner changes this.">
        <ConnectionFacts settings={props.settings} />
      </SettingsSection>
      <SettingsSection title="Defaults of a draft" about="For every task that says nothing else.">
        <dl class="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          <dt class="text-ink-3">Language</dt>
          <dd>{props.settings.language ? languageName(props.settings.language) : 'That of the keywords'}</dd>
          <dt class="text-ink-3">Length</dt>
          <dd>{props.settings.words ? `${props.settings.words} words` : 'Usual for each structure'}</dd>
          <dt class="text-ink-3">Temperature</dt>
          <dd>{props.settings.temperature ?? 'As the provider has it'}</dd>
        </dl>
      </SettingsSection>
    </>
  );
}

const ConnectionFacts = (props: { settings: AiSettings }) => (
  <dl class="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-1.5">
    <dt class="text-ink-3">Provider</dt>
    <dd>{providerName(props.settings.provider ?? 'built-in')}</dd>
    <Show when={props.settings.provider}>
      <dt class="text-ink-3">Address</dt>
      <dd class="figures leading-5 break-all">{props.settings.baseUrl}</dd>
      <dt class="text-ink-3">API key</dt>
      <dd>{props.settings.hasKey ? 'There is one' : 'None'}</dd>
      <dt class="text-ink-3">Model</dt>
      <dd class="figures leading-5">{props.settings.model}</dd>
    </Show>
  </dl>
);
