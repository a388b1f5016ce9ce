import { Show } from 'solid-js';
import { formatCount } from '../../lib/numbers.ts';
import { type CoverageFacts, coverageOf } from './cluster-coverage.ts';

/** A bar and its words: how much of what is planned is written. */
export const Coverage = (props: { of: CoverageFacts; keywords: number }) => {
  const coverage = () => coverageOf(props.of);
  return (
    <Show
      when={coverage().planned > 0}
      fallback={<span class="font-sans text-ochre">{props.keywords > 0 ? 'No ideas yet' : 'No keywords yet'}</span>}
    >
      <span class="flex items-center gap-2.5">
        <span aria-hidden="true" class="h-1.25 min-w-10 flex-1 overflow-hidden rounded-full bg-rule max-sm:hidden">
          <span
            class="block h-full rounded-full bg-pencil transition-[width] duration-320 ease-out"
            style={{ width: `${coverage().share * 100}%` }}
          />
        </span>
        <span class="flex-none sm:w-21 text-label text-ink-3">
          {formatCount(coverage().written)} of {formatCount(coverage().planned)} written
        </span>
      </span>
    </Show>
  );
};
