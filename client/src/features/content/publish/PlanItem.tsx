import CircleX from 'lucide-solid/icons/circle-x';
import FilePlus from 'lucide-solid/icons/file-plus';
import RefreshCw from 'lucide-solid/icons/refresh-cw';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { pathOf } from '../../../lib/content/standing.ts';
import { Button } from '../../../ui/Button.tsx';
import { PlanTitle } from './PlanTitle.tsx';
import { type PublishPlan, taxonomyName } from './publish-plan.ts';

export interface PlanItemProps {
  siteId: string;
  plan: PublishPlan;
  /** Problems that are said already, above the list. */
  said: readonly string[];
  /** Whether its words are shown. */
  isOpen: boolean;
  onOpen: () => void;
}

/** What would become of one content. */
export function PlanItem(props: PlanItemProps) {
  const plan = () => props.plan;
  const icon = () => (plan().canPublish ? (plan().target === 'CREATE' ? FilePlus : RefreshCw) : CircleX);
  const problems = () => plan().problems.filter((problem) => !props.said.includes(problem));
  return (
    <li
      class="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 border-t border-rule py-3"
      classList={{ '-mx-2.5 rounded-control bg-pencil-soft px-2.5': props.isOpen }}
    >
      <Dynamic
        component={icon()}
        size={16}
        strokeWidth={1.75}
        aria-hidden="true"
        class={`mt-0.5 ${plan().canPublish ? 'text-ink-3' : 'text-red'}`}
      />
      <div class="grid min-w-0 gap-1">
        <PlanTitle siteId={props.siteId} contentId={plan().contentId} />
        <p class="flex min-w-0 gap-1.5 text-ink-2">
          <Show when={plan().canPublish} fallback={<span class="font-medium text-red">Cannot be published: left out</span>}>
            <span class="whitespace-nowrap">{plan().target === 'CREATE' ? 'Makes a new post' : 'Changes the post at'}</span>
            <Show when={plan().externalUrl}>
              {(url) => (
                <a
                  href={url()}
                  target="_blank"
                  rel="noreferrer"
                  title={url()}
                  class="figures min-w-0 truncate leading-5 text-pencil-2 hover:underline"
                >
                  {pathOf(url())}
                </a>
              )}
            </Show>
          </Show>
        </p>
        <Show when={plan().canPublish && plan().termsToCreate.length > 0}>
          <p class="text-ink-2">
            Creates{' '}
            <For each={plan().termsToCreate}>
              {(term, place) => (
                <>
                  {place() > 0 && ', '}
                  <b class="font-semibold text-ochre">{term.name}</b> ({taxonomyName(term.taxonomy)})
                </>
              )}
            </For>
          </p>
        </Show>
        <For each={problems()}>{(problem) => <p class="text-red">{problem}</p>}</For>
        <For each={plan().warnings}>
          {(warning) => (
            <p class="flex gap-1.5 text-ochre">
              <TriangleAlert size={14} strokeWidth={1.75} aria-label="Warning" class="mt-0.75 flex-none" /> {warning}
            </p>
          )}
        </For>
        <Button size="small" variant="ghost" class="-ml-2 justify-self-start" aria-pressed={props.isOpen} onClick={props.onOpen}>
          {plan().target === 'CREATE' || !plan().canPublish ? 'See the text' : 'See what changes'}
        </Button>
      </div>
    </li>
  );
}
