import { For, Show } from 'solid-js';

export interface TermsBesideProps {
  here: readonly { name: string }[];
  there: readonly { name: string }[];
}

/** The terms of both sides, with those marked that only one of them has. */
export function TermsBeside(props: TermsBesideProps) {
  return (
    <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-rule px-4 py-3 sm:px-5">
      <dt class="text-ink-3">Terms here</dt>
      <Names names={props.here} other={props.there} only="only here" />
      <dt class="text-ink-3">Terms in WordPress</dt>
      <Names names={props.there} other={props.here} only="only in WordPress" />
    </dl>
  );
}

const Names = (props: { names: readonly { name: string }[]; other: readonly { name: string }[]; only: string }) => (
  <dd>
    <For each={props.names} fallback="None">
      {({ name }, at) => (
        <>
          {at() > 0 && ', '}
          <Show when={!props.other.some((term) => term.name === name)} fallback={name}>
            <mark class="rounded-[2px] bg-plum-soft text-plum underline decoration-dotted decoration-1 underline-offset-2">
              {name}
              <span class="sr-only"> ({props.only})</span>
            </mark>
          </Show>
        </>
      )}
    </For>
  </dd>
);
