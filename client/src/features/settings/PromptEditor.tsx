import { createSignal, For, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createPromptsTabResetMutation, createPromptsTabUpdateMutation } from '../../graphql/generated/features/settings/PromptsTab.ts';
import { formatCount } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PromptPreview } from './PromptPreview.tsx';
import { type Prompt, promptName } from './prompts.ts';

const MOST = 20_000;

/** One prompt: its text, what may stand in it, and what would be sent. */
export function PromptEditor(props: { prompt: Prompt; mayManage: boolean }) {
  const inUse = () => props.prompt.overrideText ?? props.prompt.defaultText;
  const [text, setText] = createSignal(inUse());
  const [failure, setFailure] = createSignal<string>();
  const [saved, setSaved] = createSignal('');
  const [resetting, setResetting] = createSignal(false);
  const [previewing, setPreviewing] = createSignal(false);
  const [updated, update] = createPromptsTabUpdateMutation();
  const [reset, sendReset] = createPromptsTabResetMutation();
  const isChanged = () => text() !== inUse();
  const overtaken = () => props.prompt.overrideText !== null && props.prompt.writtenOver !== props.prompt.version;

  let area!: HTMLTextAreaElement;
  const type = (typed: string) => {
    setText(typed);
    setFailure(undefined);
    setSaved('');
  };
  const insert = (name: string) => {
    area.focus();
    area.setRangeText(`{{${name}}}`, area.selectionStart, area.selectionEnd, 'end');
    type(area.value);
  };
  const save = async () => {
    const { error } = await update({ name: props.prompt.name, text: text() });
    if (error) {
      const refused = failureOfOperation(error);
      setFailure(Object.values(refused.fields).join(' ') || refused.message);
      return area.focus();
    }
    setSaved('Saved. It is used from the next request on.');
  };
  const goBack = async () => {
    const { error } = await sendReset({ name: props.prompt.name });
    if (error) return;
    setResetting(false);
    type(props.prompt.defaultText);
    setSaved('Back to the product’s own text.');
  };

  return (
    <section aria-label={`Prompt: ${promptName(props.prompt.name)}`} class="grid min-w-0 max-w-240 content-start gap-4">
      <div class="grid gap-1">
        <h2 class="serif-title text-title">{promptName(props.prompt.name)}</h2>
        <p class="text-ink-2">
          {props.prompt.description} The facts of each request follow it, whatever it says; what comes back is checked in the same way.
        </p>
      </div>
      <Show when={overtaken()}>
        <Notice tone="ochre">
          The product’s own text has changed since yours was written ({props.prompt.writtenOver}, now {props.prompt.version}). Compare the
          two below: yours is used until you reset it.
        </Notice>
      </Show>
      <div class="grid gap-1.5">
        <div class="flex items-baseline justify-between gap-2">
          <label for="prompt-text" class="font-[550]">
            Instructions
          </label>
          <span class="text-label text-ink-3">
            {props.prompt.overrideText === null ? `The product’s own, ${props.prompt.version}` : 'Your own text'}
          </span>
        </div>
        <textarea
          ref={area}
          id="prompt-text"
          rows={18}
          value={text()}
          readOnly={!props.mayManage}
          spellcheck={false}
          aria-invalid={failure() ? true : undefined}
          aria-describedby="prompt-note"
          onInput={(event) => type(event.currentTarget.value)}
          class="w-full resize-y rounded-control border border-edge bg-raise px-3 py-2.5 font-mono text-label leading-5 text-ink shadow-1 hover:border-ink-3 focus-visible:-outline-offset-1 aria-invalid:border-red read-only:bg-paper"
        />
        <div id="prompt-note" class="flex justify-between gap-3">
          <Show
            when={failure()}
            fallback={<span class="text-label text-ink-3">{props.mayManage ? 'At most 20,000 letters.' : 'An owner changes this.'}</span>}
          >
            {(why) => (
              <span role="alert" class="text-label font-medium text-red">
                {why()}
              </span>
            )}
          </Show>
          <span class="figures shrink-0" classList={{ 'text-red': text().length > MOST, 'text-ink-3': text().length <= MOST }}>
            {formatCount(text().length)}
          </span>
        </div>
      </div>
      <div class="flex flex-wrap items-center gap-2">
        <Show when={props.mayManage}>
          <Button
            variant="primary"
            busy={updated.fetching && 'Saving…'}
            aria-disabled={isChanged() ? undefined : true}
            title={isChanged() ? undefined : 'Nothing was changed'}
            onClick={() => isChanged() && void save()}
          >
            Save
          </Button>
        </Show>
        <Button onClick={() => setPreviewing(true)}>Preview on a task</Button>
        <Show when={props.mayManage && props.prompt.overrideText !== null}>
          <Button variant="danger" onClick={() => setResetting(true)}>
            Reset
          </Button>
        </Show>
        <span role="status" class="text-ink-3">
          {saved()}
        </span>
      </div>
      <div class="grid gap-2 border-t border-rule pt-4">
        <h3 class="font-[550]">Variables</h3>
        <p class="text-ink-2">Filled for each request. One that has no value leaves nothing.</p>
        <ul class="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          <For each={props.prompt.variables}>
            {(variable) => (
              <li class="flex items-baseline gap-2">
                <Show when={props.mayManage} fallback={<code class="figures flex-none">{`{{${variable.name}}}`}</code>}>
                  <button
                    type="button"
                    title="Put it into the text"
                    onClick={() => insert(variable.name)}
                    class="figures min-h-6.5 flex-none rounded-badge border border-rule-2 bg-raise px-1.5 text-ink hover:border-edge touch:min-h-11"
                  >
                    {`{{${variable.name}}}`}
                  </button>
                </Show>
                <span class="min-w-0 text-label text-ink-3">{variable.description}</span>
              </li>
            )}
          </For>
        </ul>
      </div>
      <Show when={props.prompt.overrideText !== null}>
        <details class="border-t border-rule pt-4">
          <summary class="cursor-pointer rounded-[2px] font-[550]">The product’s own text, {props.prompt.version}</summary>
          <pre
            tabindex="0"
            class="mt-2 max-h-96 overflow-auto rounded-control bg-well px-3 py-2.5 font-mono text-label leading-5 whitespace-pre-wrap"
          >
            {props.prompt.defaultText}
          </pre>
        </details>
      </Show>
      <ConfirmDialog
        open={resetting()}
        onOpenChange={setResetting}
        title="Go back to the product’s own text?"
        confirm="Reset"
        danger
        busy={reset.fetching && 'Resetting…'}
        error={reset.error && failureOfOperation(reset.error).message}
        onConfirm={goBack}
      >
        Your text is dropped and cannot be brought back: copy it first if you may want it again. Drafts that were written with it stay.
      </ConfirmDialog>
      <PromptPreview open={previewing()} onOpenChange={setPreviewing} name={props.prompt.name} text={isChanged() ? text() : null} />
    </section>
  );
}
