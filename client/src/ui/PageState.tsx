/** What a page shows instead of its things: that there are none yet, or that they could not be had. */
import Unplug from 'lucide-solid/icons/unplug';
import { type JSX, Show } from 'solid-js';

interface PageStateProps {
  title: string;
  /** Two sentences: why it is so, and what to do next. */
  children: JSX.Element;
  /** One primary, and at most one beside it. */
  actions?: JSX.Element;
}

const Frame = (props: PageStateProps & { mark: JSX.Element; role?: 'alert' }) => (
  <section role={props.role} class="grid max-w-110 justify-items-start gap-3 px-5 py-10 sm:px-12 sm:py-16">
    {props.mark}
    <h2 class="serif-title text-title">{props.title}</h2>
    <div class="text-ink-2">{props.children}</div>
    <Show when={props.actions}>
      <div class="mt-1 flex flex-wrap gap-2">{props.actions}</div>
    </Show>
  </section>
);

export function EmptyState(props: PageStateProps) {
  return <Frame {...props} mark={<PipelineMark />} />;
}

export function ErrorState(props: PageStateProps) {
  return (
    <Frame
      {...props}
      role="alert"
      mark={
        <span class="flex items-center gap-2 font-semibold text-red">
          <Unplug size={16} strokeWidth={1.75} /> Not loaded
        </span>
      }
    />
  );
}

/** The pipeline, with nothing in it yet. */
const PipelineMark = () => (
  <svg width="96" height="36" viewBox="0 0 96 36" fill="none" stroke-width="1.5" class="stroke-rule-2" aria-hidden="true">
    <path d="M2 18h92" stroke-dasharray="2 5" stroke-linecap="round" />
    <circle cx="14" cy="18" r="6" class="fill-paper" />
    <circle cx="37" cy="18" r="6" class="fill-paper" />
    <circle cx="60" cy="18" r="6" class="fill-paper" />
    <rect x="76" y="10" width="16" height="16" rx="3" class="fill-pencil-soft stroke-pencil" />
  </svg>
);
