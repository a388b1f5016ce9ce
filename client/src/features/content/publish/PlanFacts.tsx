import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { createMemo, For, type JSX, Show } from 'solid-js';
import { pathOf } from '../../../lib/content/standing.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { wordChange } from '../editor/compare/word-change.ts';
import { changeWords, type FullPlan, statusWords, targetOf, termWords } from './publish-plan.ts';

/** What publishing one content would do, in facts. */
export function PlanFacts(props: { plan: FullPlan }) {
  const plan = () => props.plan;
  const sent = () => plan().payload;
  const keptTerms = () => sent()?.terms.filter((term) => !term.isNew) ?? [];
  const newTerms = () => sent()?.terms.filter((term) => term.isNew) ?? [];
  const goneTerms = () => {
    const stays = new Set(sent()?.terms.map((term) => `${term.taxonomy} ${term.name}`));
    return plan().live?.terms.filter((term) => !stays.has(`${term.taxonomy} ${term.name}`)) ?? [];
  };
  const words = createMemo(() => {
    const { live, payload } = plan();
    return live && payload ? wordChange(live, payload) : undefined;
  });
  return (
    <>
      <For each={plan().problems}>{(problem) => <Notice tone="red">{problem}</Notice>}</For>
      <dl class="grid gap-1.5 lg:gap-3">
        <Fact name="Target">{plan().canPublish ? targetOf(plan()) : 'Nothing: it cannot be published'}</Fact>
        <Show when={sent()}>
          {(payload) => (
            <Fact name="Request">
              <span class="figures wrap-anywhere">
                {payload().method} {payload().path}
              </span>
            </Fact>
          )}
        </Show>
        <Fact name="Address">
          <Show
            when={plan().externalUrl}
            fallback={
              <Show when={sent()?.slug} fallback="WordPress makes it of the title">
                {(slug) => <span class="figures wrap-anywhere">/{slug()}/</span>}
              </Show>
            }
          >
            {(url) => (
              <a href={url()} target="_blank" rel="noreferrer" title={url()} class="figures block truncate text-pencil-2 hover:underline">
                {pathOf(url())}
              </a>
            )}
          </Show>
        </Fact>
        <Show when={sent()}>{(payload) => <Fact name="Status">{statusWords(payload().status, plan().live?.status)}</Fact>}</Show>
        <Show when={keptTerms().length > 0}>
          <Fact name="Terms">
            {keptTerms()
              .map((term) => term.name)
              .join(', ')}
          </Fact>
        </Show>
        <Show when={newTerms().length > 0}>
          <Fact name={newTerms().length === 1 ? 'Term to create' : 'Terms to create'}>
            <b class="font-semibold text-ochre">{newTerms().map(termWords).join(', ')}</b>
          </Fact>
        </Show>
        <Show when={goneTerms().length > 0}>
          <Fact name="Taken off">
            <span class="text-red line-through">{goneTerms().map(termWords).join(', ')}</span>
          </Fact>
        </Show>
        <Show when={plan().live && plan().canPublish}>
          <Fact name="Change">
            <Show when={words()}>
              {(change) => (
                <>
                  <Show when={change().added > 0}>
                    <span class="text-green tabular-nums">+{formatCount(change().added)}</span>{' '}
                  </Show>
                  <Show when={change().removed > 0}>
                    <span class="text-red tabular-nums">−{formatCount(change().removed)}</span>{' '}
                  </Show>
                  {change().added + change().removed > 0 && 'words, '}
                </>
              )}
            </Show>
            {changeWords(plan().changes)}
          </Fact>
        </Show>
      </dl>
      <Show when={plan().warnings.length > 0}>
        <div role="status" class="grid gap-1.5 rounded-control bg-ochre-soft px-3 py-2.5">
          <For each={plan().warnings}>
            {(warning) => (
              <p class="flex gap-2">
                <TriangleAlert size={14} strokeWidth={1.75} aria-label="Warning" class="mt-0.75 flex-none text-ochre" />
                <span class="min-w-0">{warning}</span>
              </p>
            )}
          </For>
        </div>
      </Show>
    </>
  );
}

const Fact = (props: { name: string; children: JSX.Element }) => (
  <div class="min-w-0 max-lg:grid max-lg:grid-cols-[6.5rem_minmax(0,1fr)] max-lg:items-baseline">
    <dt class="text-label text-ink-3">{props.name}</dt>
    <dd class="min-w-0">{props.children}</dd>
  </div>
);
