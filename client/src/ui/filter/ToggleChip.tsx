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
  /** Coloured where the count means work for someone. */
  tone?: 'ochre' | 'plum' | undefined;
}

const tones = { ochre: 'text-ochre', plum: 'text-plum' };

export function ToggleChip(props: ToggleChipProps) {
  const calls = () => (props.tone && !props.pressed && (props.count ?? 1) > 0 ? tones[props.tone] : undefined);
  return (
    <button
      type="button"
      aria-pressed={props.pressed}
      onClick={() => props.onChange(!props.pressed)}
      class={`${chip} ${chipTarget} ${props.pressed ? setChip : `border-rule-2 hover:border-edge ${calls() ?? 'text-ink-2 hover:text-ink'}`}`}
    >
      {props.icon}
      {props.label}
      <Show when={props.count !== undefined}>
        <span class="figures text-note">{formatCount(props.count ?? 0)}</span>
      </Show>
    </button>
  );
}
