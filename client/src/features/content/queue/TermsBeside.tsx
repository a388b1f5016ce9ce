import { For, Show } from 'solid-js';

export interface TermsBesideProps {
  here: readonly { name: string }[];
  there: readonly { name: string }[];
  /** What the sides are called after "Terms". */
  names?: { here: string; there: string };
}

/** The terms of both sides, with those marked that only one of them has. */
export function TermsBeside(props: TermsBesideProps) {
  const names = () => props.names ?? { here: 'here', there: 'in WordPress' };
  return (
    <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-rule px-4 py-3 sm:px-5">
      <dt class="text-ink-3">Terms {names().here}</dt>
      <Names names={props.here} other={props.there} only={`only ${names().here}`} />
      <dt class="text-ink-3">Terms {names().there}</dt>
      <Names names={props.there} other={props.here} only={`only ${names().there}`} />
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
