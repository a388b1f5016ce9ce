import { A } from '@solidjs/router';
import { type JSX, Match, Switch } from 'solid-js';

export interface RowTitleProps {
  title: string;
  /** Where it opens; or what opens it. */
  href?: string | undefined;
  onOpen?: (() => void) | undefined;
  /** Another line stands beneath it in the same row. */
  tight?: boolean;
}

const face = 'serif-title block w-full truncate text-left text-row tracking-[-0.003em] text-ink';

/** The title of a row, in the writer's face; cut where there is no room, and whole in the tooltip. */
export function RowTitle(props: RowTitleProps): JSX.Element {
  const look = () => `${face} ${props.tight ? 'leading-5' : 'leading-5.5'}`;
  return (
    <Switch
      fallback={
        <span class={look()} title={props.title}>
          {props.title}
        </span>
      }
    >
      <Match when={props.href}>
        {(href) => (
          <A href={href()} class={`${look()} rounded-[2px] -outline-offset-1! hover:underline`} title={props.title}>
            {props.title}
          </A>
        )}
      </Match>
      <Match when={props.onOpen}>
        <button
          type="button"
          class={`${look()} rounded-[2px] -outline-offset-1! hover:underline`}
          title={props.title}
          onClick={() => props.onOpen?.()}
        >
          {props.title}
        </button>
      </Match>
    </Switch>
  );
}
