import { For } from 'solid-js';
import { formatCount } from '../../../lib/numbers.ts';

export interface Figure {
  value: number;
  label: string;
  /** Where a count above none means something. */
  tone?: 'pencil' | 'red' | 'green' | undefined;
}

const tones = { pencil: 'text-pencil-2', red: 'text-red', green: 'text-green' };

/** A few counts side by side. */
export const Figures = (props: { label: string; figures: Figure[] }) => (
  <dl
    aria-label={props.label}
    class="grid auto-cols-fr grid-flow-col divide-x divide-rule rounded-card border border-rule max-sm:grid-flow-row max-sm:grid-cols-2 max-sm:divide-x-0"
  >
    <For each={props.figures}>
      {({ value, label, tone }) => (
        <div class="grid justify-items-start gap-0.5 px-3.5 py-2.5">
          <dt class="order-2 text-label text-ink-3">{label}</dt>
          <dd class={`serif-title text-title ${tone && value > 0 ? tones[tone] : ''}`} classList={{ 'text-ink-3': value === 0 }}>
            {formatCount(value)}
          </dd>
        </div>
      )}
    </For>
  </dl>
);
