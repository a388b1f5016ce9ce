import { For } from 'solid-js';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { clusterCount, type Level, levelNames, levels, type RunLevel } from './proposal.ts';

export interface LevelSliderProps {
  value: Level;
  counts: readonly RunLevel[];
  onChange: (level: Level) => void;
  disabled?: boolean;
}

/** How finely keywords are grouped: three stops, each with the clusters that it makes. */
export function LevelSlider(props: LevelSliderProps) {
  const at = () => levels.indexOf(props.value);
  const countAt = (level: Level) => clusterCount(props.counts.find((each) => each.level === level));
  return (
    <div class="grid w-full max-w-84 gap-1" classList={{ 'opacity-60': props.disabled }}>
      <div class="relative mx-[16.667%] h-5 rounded-full has-focus-visible:outline-2 has-focus-visible:outline-offset-3 has-focus-visible:outline-pencil">
        <span class="absolute inset-x-0 top-2 h-1 rounded-full bg-rule-2" />
        <span
          class="absolute left-0 top-2 h-1 rounded-full bg-pencil transition-[width] duration-180 ease-out motion-reduce:transition-none"
          style={{ width: `${at() * 50}%` }}
        />
        <For each={levels}>
          {(_level, index) => (
            <span
              class="absolute top-1 size-3 -translate-x-1/2 rounded-full border-2"
              classList={{ 'border-pencil bg-pencil': index() <= at(), 'border-edge bg-sheet': index() > at() }}
              style={{ left: `${index() * 50}%` }}
            />
          )}
        </For>
        <span
          class="pointer-events-none absolute top-0 size-5 -translate-x-1/2 rounded-full border-[1.5px] border-pencil bg-raise shadow-1 transition-[left] duration-180 ease-out motion-reduce:transition-none"
          style={{ left: `${at() * 50}%` }}
        />
        <input
          type="range"
          min={0}
          max={2}
          step={1}
          value={at()}
          disabled={props.disabled}
          aria-label="How finely the keywords are grouped"
          aria-valuetext={`${levelNames[props.value]}: ${plural(countAt(props.value), 'cluster')}`}
          onInput={(event) => props.onChange(levels[Number(event.currentTarget.value)] ?? 'STANDARD')}
          class="absolute -inset-x-3 -inset-y-1.5 m-0 w-[calc(100%+1.5rem)] cursor-pointer opacity-0 disabled:cursor-default touch:-inset-y-3"
        />
      </div>
      <div class="grid grid-cols-3 text-center" aria-hidden="true">
        <For each={levels}>
          {(level) => (
            <button
              type="button"
              tabindex={-1}
              disabled={props.disabled}
              onClick={() => props.onChange(level)}
              class="grid min-h-8 content-start rounded-control text-label touch:min-h-11"
              classList={{
                'font-semibold text-ink': level === props.value,
                'text-ink-3 not-disabled:hover:text-ink': level !== props.value,
              }}
            >
              {levelNames[level]}
              <span class="figures font-normal">{formatCount(countAt(level))}</span>
            </button>
          )}
        </For>
      </div>
    </div>
  );
}
