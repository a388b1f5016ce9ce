import Search from 'lucide-solid/icons/search';
import { Show } from 'solid-js';
import { Kbd } from '../ui/Kbd.tsx';
import { MOD } from '../ui/shortcut.ts';
import { fetchPalette } from './Overlays.tsx';

// Between the words and this there is not much room.
const keys = MOD === '⌘' ? '⌘K' : 'Ctrl\u200aK';

/** Opens the command palette, for those who do not know its key. */
export function SearchButton(props: { onOpen: () => void; folded: boolean | undefined }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts={MOD === '⌘' ? 'Meta+K' : 'Control+K'}
      title={props.folded ? `Search or go to (${keys})` : undefined}
      onClick={() => props.onOpen()}
      onPointerEnter={fetchPalette}
      onFocus={fetchPalette}
      class="flex flex-none items-center rounded-control text-ink-3 transition-colors duration-90 hover:bg-hover hover:text-ink"
      classList={{ 'h-7.5 w-full gap-2 px-2 touch:h-11': !props.folded, 'size-8 justify-center touch:size-11': props.folded }}
    >
      <Search size={16} strokeWidth={1.75} aria-hidden="true" class="flex-none" />
      <span class={props.folded ? 'sr-only' : 'min-w-0 flex-1 truncate text-left'}>Search or go to</span>
      <Show when={!props.folded}>
        <Kbd class="-mr-1 flex-none border-rule-2 tracking-[-0.08em] text-ink-3">{keys}</Kbd>
      </Show>
    </button>
  );
}
