import { For, Show } from 'solid-js';
import { formatCount, plural } from '../../lib/numbers.ts';
import type { RejectedLine } from './keyword-lines.ts';

const SHOWN = 50;

/** Lines of a pasted list that cannot be used, each with its reason. */
export const RejectedLines = (props: { lines: RejectedLine[]; lead: string }) => (
  <Show when={props.lines.length > 0}>
    <section aria-label={props.lead} class="overflow-hidden rounded-control border border-rule bg-paper">
      <h3 class="border-b border-rule px-3 py-1.5 text-label font-medium text-red">{props.lead}</h3>
      <ul class="max-h-36 divide-y divide-rule/65 overflow-y-auto" tabindex={0}>
        <For each={props.lines.slice(0, SHOWN)}>
          {({ line, text, reason }) => (
            <li class="flex gap-3 px-3 py-1.5 text-label">
              <span class="figures w-10 flex-none text-ink-3">
                <span class="sr-only">Line </span>
                {formatCount(line)}
              </span>
              <span class="min-w-0 flex-1">
                <span class="block truncate" title={text}>
                  {text || 'Nothing'}
                </span>
                <span class="block text-ink-3">{reason}</span>
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.lines.length > SHOWN}>
        <p class="border-t border-rule px-3 py-1.5 text-label text-ink-3">
          and {plural(props.lines.length - SHOWN, 'more line', 'more lines')}
        </p>
      </Show>
    </section>
  </Show>
);
