import CornerDownRight from 'lucide-solid/icons/corner-down-right';
import { Show } from 'solid-js';
import type { RunGroup_GroupFragment } from '../../../graphql/generated/features/cluster/run/RunGroups.ts';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';

export interface RunGroupRowProps {
  group: RunGroup_GroupFragment;
  /** Left out, it stays as it is. */
  included: boolean;
  onToggle: () => void;
  /** False where nothing can be decided any more. */
  open: boolean;
  current: boolean;
  onSelect: () => void;
}

/** px. */
export const GROUP_HEIGHT = 52;

export function RunGroupRow(props: RunGroupRowProps) {
  const group = () => props.group;
  return (
    <div
      class="flex h-full items-center gap-3 border-b border-rule/65 px-4 transition-colors duration-90 hover:not-data-current:bg-hover data-current:bg-pencil-soft data-current:shadow-[inset_3px_0_0_var(--color-pencil)] sm:px-5"
      data-current={props.current ? '' : undefined}
    >
      <Show when={props.open}>
        <Checkbox label={`Include ${group().name}`} hideLabel checked={props.included} onChange={props.onToggle} />
      </Show>
      <button
        type="button"
        aria-current={props.current ? 'true' : undefined}
        onClick={() => props.onSelect()}
        class="flex h-full min-w-0 flex-1 items-center gap-3 rounded-control text-left -outline-offset-2!"
      >
        <span class="grid min-w-0 flex-1">
          <span class="flex min-w-0 items-center gap-2">
            <span
              class="truncate"
              classList={{ 'font-semibold': props.included, 'text-ink-3 line-through': !props.included }}
              title={group().name}
            >
              {group().name}
            </span>
            <Show when={group().joins}>
              <span class="inline-flex flex-none items-center gap-1 text-label text-green">
                <CornerDownRight size={12} strokeWidth={2} aria-hidden="true" />
                <span class="max-sm:sr-only">added to this cluster</span>
              </span>
            </Show>
          </span>
          <span class="truncate text-label text-ink-3" title={group().description ?? undefined}>
            {group().description ?? '\u00a0'}
          </span>
        </span>
        <span class="grid flex-none justify-items-end text-label text-ink-3">
          <span class="text-ink-2">{plural(group().keywordCount, 'keyword')}</span>
          <span>
            <span class="figures">{formatCount(group().volume)}</span> a month
          </span>
        </span>
      </button>
    </div>
  );
}
