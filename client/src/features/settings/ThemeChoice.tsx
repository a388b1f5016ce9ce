import Monitor from 'lucide-solid/icons/monitor';
import Moon from 'lucide-solid/icons/moon';
import Sun from 'lucide-solid/icons/sun';
import { For } from 'solid-js';
import { setTheme, type Theme, theme } from '../../lib/theme.ts';

const choices = [
  { value: 'light', name: 'Light', Icon: Sun },
  { value: 'dark', name: 'Dark', Icon: Moon },
  { value: 'system', name: 'As the system', Icon: Monitor },
] as const satisfies { value: Theme; name: string; Icon: unknown }[];

export function ThemeChoice() {
  return (
    <fieldset class="flex gap-px rounded-control border border-rule bg-paper p-px">
      <legend class="sr-only">Theme</legend>
      <For each={choices}>
        {({ value, name, Icon }) => (
          <label class="flex h-7 items-center gap-1.5 rounded-[5px] px-2.5 text-ink-2 transition-colors duration-90 hover:text-ink has-checked:bg-raise has-checked:text-ink has-checked:shadow-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-pencil touch:h-11">
            <input type="radio" name="theme" value={value} checked={theme() === value} onChange={() => setTheme(value)} class="sr-only" />
            <Icon size={14} strokeWidth={1.75} />
            {name}
          </label>
        )}
      </For>
    </fieldset>
  );
}
