import { For, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { unmask } from '../../graphql/fragment.ts';
import { createPromptsTabListQuery, type PromptsTab_PromptFragment } from '../../graphql/generated/features/settings/PromptsTab.ts';
import { createUrlState, text } from '../../lib/url-state.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/PageState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PromptEditor } from './PromptEditor.tsx';
import { promptName } from './prompts.ts';

/** Every prompt, one open at a time. */
export function PromptsTab(props: { mayManage: boolean }) {
  const [url, setUrl] = createUrlState({ prompt: text() });
  const [result, load] = createPromptsTabListQuery({ requestPolicy: 'cache-and-network' });
  const prompts = () => result.data?.promptTemplates.map((prompt) => unmask<PromptsTab_PromptFragment>(prompt)) ?? [];
  const open = () => prompts().find(({ name }) => name === url.prompt()) ?? prompts()[0];
  return (
    <Switch
      fallback={
        <div aria-busy="true" class="grid max-w-152 gap-5">
          <Skeleton class="w-2/5" />
          <Skeleton class="w-4/5" />
        </div>
      }
    >
      <Match when={result.error && !result.data && result.error}>
        {(error) => (
          <ErrorState
            title="The prompts could not be loaded"
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
      <Match when={open()}>
        {(chosen) => (
          <div class="grid gap-x-8 gap-y-5 lg:grid-cols-[13rem_minmax(0,1fr)]">
            <nav aria-label="Prompts">
              <ul class="grid gap-px max-lg:grid-cols-2">
                <For each={prompts()}>
                  {(prompt) => (
                    <li>
                      <button
                        type="button"
                        aria-current={prompt.name === chosen().name ? 'true' : undefined}
                        onClick={() => setUrl({ prompt: prompt.name })}
                        class="grid w-full gap-0.5 rounded-control px-2.5 py-1.5 text-left transition-colors duration-90 hover:bg-hover aria-[current]:bg-pencil-soft touch:min-h-11"
                      >
                        <span class="font-semibold">{promptName(prompt.name)}</span>
                        <span class="text-label text-ink-3">
                          {prompt.overrideText === null ? prompt.version : `Your own text, over ${prompt.writtenOver}`}
                        </span>
                      </button>
                    </li>
                  )}
                </For>
              </ul>
            </nav>
            {/* Made anew for another prompt: what is typed belongs to this one. */}
            <Show when={chosen().name} keyed>
              <PromptEditor prompt={chosen()} mayManage={props.mayManage} />
            </Show>
          </div>
        )}
      </Match>
    </Switch>
  );
}
