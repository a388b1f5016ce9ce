import CirclePlus from 'lucide-solid/icons/circle-plus';
import CircleX from 'lucide-solid/icons/circle-x';
import Download from 'lucide-solid/icons/download';
import FilePen from 'lucide-solid/icons/file-pen-line';
import GitCompare from 'lucide-solid/icons/git-compare-arrows';
import Unlink from 'lucide-solid/icons/unlink';
import Unplug from 'lucide-solid/icons/unplug';
import { For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { type Masked, unmask } from '../../graphql/fragment.ts';
import type { NeedsAttention_SiteFragment } from '../../graphql/generated/features/sites/NeedsAttention.ts';
import { formatCount } from '../../lib/numbers.ts';
import { buttonLook } from '../../ui/Button.tsx';
import { type Matter, mattersOf } from './site-health.ts';

const icons: Record<Matter['code'], typeof Unlink> = {
  CONNECTION_FAILED: Unplug,
  NOT_CONNECTED: Unplug,
  IMPORT_FAILED: CircleX,
  NEVER_IMPORTED: Download,
  PUBLISH_FAILED: CircleX,
  CONFLICT: GitCompare,
  MISSING_IN_WORDPRESS: Unlink,
  UNPUBLISHED_CHANGES: FilePen,
  NEEDS_CLUSTER: CirclePlus,
  FAILED_TASKS: CircleX,
};

const tones: Record<Matter['tone'], string> = {
  red: 'bg-red-soft text-red',
  ochre: 'bg-ochre-soft text-ochre',
  plum: 'bg-plum-soft text-plum',
  plain: 'text-ink-2 inset-ring inset-ring-edge',
};

/** What does not go on without a person: the health of the site, worst first, each with the way to where it is seen to. */
export function NeedsAttention(props: { site: Masked<NeedsAttention_SiteFragment> }) {
  const site = () => unmask<NeedsAttention_SiteFragment>(props.site);
  const matters = () => mattersOf(site().id, site().health.problems);
  return (
    <section aria-labelledby="attention-title" class="min-w-0 rounded-card border border-rule bg-sheet shadow-1">
      <header class="flex h-9.5 items-center border-b border-rule px-3.5">
        <h2 id="attention-title" class="flex-1 font-semibold">
          Needs attention
        </h2>
      </header>
      <Show
        when={matters().length > 0}
        fallback={
          <p class="px-3.5 py-4 text-ink-2">Nothing. What failed, went missing or was changed after publishing would stand here.</p>
        }
      >
        <ul>
          <For each={matters()}>{(matter) => <Row matter={matter} />}</For>
        </ul>
      </Show>
    </section>
  );
}

const Row = (props: { matter: Matter }) => (
  <li class="grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 border-rule px-3.5 py-2 not-first:border-t">
    <div class="grid min-w-0 justify-items-start gap-0.5">
      <span
        class={`inline-flex h-5.5 max-w-full items-center gap-1.5 rounded-badge pr-1.75 pl-1.25 text-label font-[550] ${tones[props.matter.tone]}`}
      >
        <Dynamic component={icons[props.matter.code]} size={14} strokeWidth={1.9} aria-hidden="true" class="flex-none" />
        <span class="truncate">{props.matter.label}</span>
        <Show when={props.matter.count !== null}>
          <span class="figures text-[0.6875rem]">{formatCount(props.matter.count ?? 0)}</span>
        </Show>
      </span>
      <p class="text-ink-2">{props.matter.message}</p>
    </div>
    <a href={props.matter.href} aria-label={`${props.matter.act}: ${props.matter.words}`} class={buttonLook({ size: 'small' })}>
      {props.matter.act}
    </a>
  </li>
);
