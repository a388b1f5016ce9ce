/** Where a thing stands: icon, colour and text, always all three. Plain when well, tinted when someone must act. */
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleDashed from 'lucide-solid/icons/circle-dashed';
import CircleX from 'lucide-solid/icons/circle-x';
import Clock from 'lucide-solid/icons/clock-3';
import FilePen from 'lucide-solid/icons/file-pen-line';
import GitCompare from 'lucide-solid/icons/git-compare-arrows';
import LoaderCircle from 'lucide-solid/icons/loader-circle';
import Unlink from 'lucide-solid/icons/unlink';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';

const tinted = '-ml-1.25 max-w-[calc(100%+0.3125rem)] h-5.5 rounded-badge pr-1.75 pl-1.25 text-label font-[550]';

const looks = {
  draft: { label: 'Draft', Icon: CircleDashed, look: 'text-ink-2' },
  published: { label: 'Published', Icon: CircleCheck, look: 'text-green' },
  publishing: { label: 'Publishing…', Icon: LoaderCircle, look: 'text-pencil-2' },
  waiting: { label: 'Waiting to publish', Icon: Clock, look: 'text-ink-3' },
  unpublished: { label: 'Unpublished changes', Icon: FilePen, look: `${tinted} bg-ochre-soft text-ochre` },
  failed: { label: 'Publish failed', Icon: CircleX, look: `${tinted} bg-red-soft text-red` },
  conflict: { label: 'Conflict', Icon: GitCompare, look: `${tinted} bg-plum-soft text-plum` },
  missing: { label: 'Missing in WordPress', Icon: Unlink, look: `${tinted} text-ink-2 inset-ring inset-ring-edge` },
  queued: { label: 'Queued', Icon: Clock, look: 'text-ink-2' },
  completed: { label: 'Completed', Icon: CircleCheck, look: 'text-green' },
  writing: { label: 'Writing…', Icon: LoaderCircle, look: 'text-pencil-2' },
  taskFailed: { label: 'Queued, last try failed', Icon: CircleX, look: `${tinted} bg-red-soft text-red` },
} as const;

export type StatusKind = keyof typeof looks;

export interface StatusProps {
  kind: StatusKind;
  /** Why, on a second line inside the same row. */
  reason?: string | null | undefined;
  /** Says something else than the status is usually called. */
  label?: string;
}

export const statusLabel = (kind: StatusKind): string => looks[kind].label;

export function Status(props: StatusProps) {
  const label = () => props.label ?? looks[props.kind].label;
  const moves = () => props.kind === 'publishing' || props.kind === 'writing';
  return (
    <span class="inline-grid max-w-full min-w-0 align-middle">
      <span
        class={`inline-flex min-w-0 items-center gap-1.5 justify-self-start font-medium whitespace-nowrap ${looks[props.kind].look}`}
        classList={{ '!h-4.5': Boolean(props.reason) }}
      >
        <Dynamic component={looks[props.kind].Icon} size={14} strokeWidth={1.9} aria-hidden="true" class={moves() ? 'animate-turn' : ''} />
        <span class="truncate" title={label()}>
          {label()}
        </span>
      </span>
      <Show when={props.reason}>
        {(reason) => (
          <span class="mt-px truncate text-note text-ink-3" title={reason()}>
            {reason()}
          </span>
        )}
      </Show>
    </span>
  );
}
