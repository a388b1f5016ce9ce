import { type JSX, Show } from 'solid-js';
import { formatCount } from '../../lib/numbers.ts';
import { chip, chipTarget, setChip } from './chip.ts';

export interface ToggleChipProps {
  label: string;
  /** How many it would leave. */
  count?: number | undefined;
  pressed: boolean;
  onChange: (pressed: boolean) => void;
  icon?: JSX.Element;
  /** Ochre where the count means work for someone. */
  tone?: 'ochre' | undefined;
}

export function ToggleChip(props: ToggleChipProps) {
  const calls = () => props.tone === 'ochre' && (props.count ?? 1) > 0;
  return (
    <button
      type="button"
      aria-pressed={props.pressed}
      onClick={() => props.onChange(!props.pressed)}
      class={`${chip} ${chipTarget} ${props.pressed ? setChip : 'border-rule-2 hover:border-edge'}`}
      classList={{ 'text-ink-2 hover:text-ink': !props.pressed && !calls(), 'text-ochre': !props.pressed && calls() }}
    >
      {props.icon}
      {props.label}
      <Show when={props.count !== undefined}>
        <span class="figures text-note">{formatCount(props.count ?? 0)}</span>
      </Show>
    </button>
  );
}
