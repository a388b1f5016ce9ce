import { Show } from 'solid-js';

export interface ProgressBarProps {
  label: string;
  done: number;
  failed?: number;
  /** Null while nobody knows how much there is. */
  total: number | null | undefined;
  /** A sliver in pencil after the rest: what is being done now. */
  running?: boolean;
}

/** Split honestly: done in green, failed in red, the current in pencil, the rest to go. */
export function ProgressBar(props: ProgressBarProps) {
  const failed = () => props.failed ?? 0;
  const share = (part: number) => `${props.total ? Math.min(100, (part / props.total) * 100) : 0}%`;
  const settled = () => props.done + failed();
  return (
    <div
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={props.total ?? undefined}
      aria-valuenow={props.total ? Math.min(settled(), props.total) : undefined}
      aria-valuetext={props.total ? `${settled()} of ${props.total}${failed() > 0 ? `, ${failed()} failed` : ''}` : undefined}
      class="relative flex h-1.5 gap-0.5 overflow-hidden rounded-full bg-rule"
    >
      <Show
        when={props.total}
        fallback={<span class="w-1/3 animate-sweep rounded-full bg-pencil motion-reduce:w-full motion-reduce:opacity-45" />}
      >
        <Part look="bg-green" width={share(props.done)} />
        <Part look="bg-red" width={share(failed())} />
        <Show when={props.running && settled() < (props.total ?? 0)}>
          <span class="w-1.5 shrink-0 bg-pencil" />
        </Show>
      </Show>
    </div>
  );
}

const Part = (props: { look: string; width: string }) => (
  <span
    class={`block transition-[width] duration-320 ease-out ${props.look}`}
    style={{ width: props.width }}
    hidden={props.width === '0%'}
  />
);
