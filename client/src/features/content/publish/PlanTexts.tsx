import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { ago } from '../../../lib/ago.ts';
import { plural } from '../../../lib/numbers.ts';
import { Prose } from '../../../ui/Prose.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { CopyButton } from '../editor/CopyButton.tsx';
import { CompareTexts } from '../editor/compare/CompareTexts.tsx';
import type { FullPlan } from './publish-plan.ts';

/** More of a request than anybody reads; what is copied is all of it. */
const MOST_SHOWN = 200_000;

/** The words of one content: what would change in the live post, exactly what is sent, and what is live. */
export function PlanTexts(props: { plan: FullPlan }) {
  const sent = () => props.plan.payload;
  const live = () => props.plan.live;
  const [chosen, choose] = createSignal('changes');
  const tabs = () => [
    { value: 'changes', label: live() ? 'Changes' : 'The text' },
    ...(sent() ? [{ value: 'sent', label: 'What is sent' }] : []),
    ...(live() ? [{ value: 'live', label: 'Live' }] : []),
  ];
  const view = () => (tabs().some((tab) => tab.value === chosen()) ? chosen() : 'changes');
  return (
    <Tabs label="The words" value={view()} onChange={choose} tabs={tabs()}>
      <div class="min-h-0 flex-1 lg:overflow-y-auto" tabindex="0">
        <Switch>
          <Match when={view() === 'sent' && sent()}>
            {(payload) => (
              <div class="grid gap-3 px-4 py-4 sm:px-5">
                <div class="flex flex-wrap items-center gap-2">
                  <p class="figures min-w-0 flex-1 basis-60 wrap-anywhere">
                    {payload().method} {payload().path}
                  </p>
                  <CopyButton name="the body of the request" text={payload().body} />
                </div>
                <p class="text-ink-3">
                  The body of the request, byte for byte
                  {payload().terms.some((term) => term.isNew) ? ', but for the ids of terms that are still to be made' : ''}.
                </p>
                <pre class="overflow-x-hidden rounded-control border border-rule bg-paper p-3 font-mono text-label leading-5 wrap-anywhere whitespace-pre-wrap">
                  {payload().body.slice(0, MOST_SHOWN)}
                </pre>
                <Show when={payload().body.length > MOST_SHOWN}>
                  <p class="text-ink-3">And {plural(payload().body.length - MOST_SHOWN, 'character')} more. Copy has all of it.</p>
                </Show>
              </div>
            )}
          </Match>
          <Match when={view() === 'live' && live()}>
            {(post) => (
              <Reading title={post().title} html={post().contentHtml}>
                {post().status}
                {post().modifiedAt ? `, changed there ${ago(post().modifiedAt ?? '')}` : ''}
              </Reading>
            )}
          </Match>
          <Match when={live() && sent()}>
            <CompareTexts
              inOrder
              left={{ heading: 'Live in WordPress', name: 'the live post', title: live()?.title ?? '', html: live()?.contentHtml ?? '' }}
              right={{ heading: 'Will be sent', name: 'what will be sent', title: sent()?.title ?? '', html: sent()?.contentHtml ?? '' }}
            />
          </Match>
          <Match when={sent()}>
            {(payload) => (
              <Reading title={payload().title} html={payload().contentHtml}>
                All of it is new: there is no post yet.
              </Reading>
            )}
          </Match>
          <Match when={true}>
            <p class="px-5 py-5 text-ink-3">What would be sent cannot be told as it stands.</p>
          </Match>
        </Switch>
      </div>
    </Tabs>
  );
}

const Reading = (props: { title: string; html: string; children: JSX.Element }) => (
  <div class="mx-auto max-w-179 px-4 py-5 sm:px-6">
    <p class="mb-3 text-label text-ink-3">{props.children}</p>
    <p class="serif-title mb-4 text-title">{props.title}</p>
    <Prose html={props.html} />
  </div>
);
