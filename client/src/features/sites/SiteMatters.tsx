import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import { For, Show } from 'solid-js';
import type { Matter } from './site-health.ts';

const tones: Record<Matter['tone'], string> = { red: 'text-red', ochre: 'text-ochre', plum: 'text-plum', plain: 'text-ink-2' };

/** What waits for a person at a site, each a link to just those. */
export function SiteMatters(props: { matters: readonly Matter[]; siteName: string }) {
  return (
    <div class="flex gap-1.5">
      <Show
        when={props.matters.length > 0}
        fallback={
          <>
            <CircleCheck size={14} strokeWidth={1.75} class="mt-0.75 flex-none text-ink-3" />
            <span class="text-ink-3">Nothing waits for you</span>
          </>
        }
      >
        <CircleAlert size={14} strokeWidth={1.75} class={`mt-0.75 flex-none ${tones[props.matters[0]?.tone ?? 'plain']}`} />
        <ul aria-label={`What waits at ${props.siteName}`} class="flex min-w-0 flex-wrap gap-x-3">
          <For each={props.matters}>
            {(matter) => (
              <li>
                <a
                  href={matter.href}
                  title={matter.message}
                  class={`relative inline-flex min-h-5 items-center rounded-[2px] font-medium underline-offset-3 hover:underline touch:min-h-11 ${tones[matter.tone]}`}
                >
                  {matter.words}
                </a>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
