import type { EditorState } from '@tiptap/pm/state';
import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from 'solid-js';
import { popup, popupItem } from '../../../../ui/popup.ts';
import type { Visual } from './create-visual.ts';
import { type Asks, findInsertables, type Insertable } from './insertables.ts';

/** What is typed after "/" in a line that has nothing else. */
export function slashQuery({ selection }: EditorState): string | undefined {
  const { $from, empty } = selection;
  if (!empty || $from.parent.type.name !== 'paragraph' || $from.parentOffset !== $from.parent.content.size) return undefined;
  return /^\/([\p{L}\d ]{0,24})$/u.exec($from.parent.textContent)?.[1];
}

export interface SlashMenuProps {
  visual: Visual;
  asks: Asks;
  /** Takes what handles the keys of the text while the list is open. */
  onKeys: (handle: (event: KeyboardEvent) => boolean) => void;
}

/** Blocks to choose from, right where they will stand. */
export function SlashMenu(props: SlashMenuProps) {
  const id = createUniqueId();
  const query = createMemo(() => slashQuery(props.visual.state()));
  const found = createMemo(() => {
    const sought = query();
    return sought === undefined ? [] : findInsertables(sought);
  });
  const [at, setAt] = createSignal(0);
  const [dismissed, setDismissed] = createSignal(false);
  createEffect(
    on(query, (now, before) => {
      setAt(0);
      if (now === undefined || before === undefined) setDismissed(false);
    }),
  );
  const isOpen = () => !dismissed() && found().length > 0;

  const choose = (item: Insertable) => {
    const { editor } = props.visual;
    const { $from } = editor.state.selection;
    editor.chain().focus().deleteRange({ from: $from.start(), to: $from.pos }).run();
    item.insert(editor, props.asks);
  };

  props.onKeys((event) => {
    if (!isOpen() || event.isComposing) return false;
    const count = found().length;
    const to = { ArrowDown: at() + 1, ArrowUp: at() - 1 + count }[event.key];
    if (to !== undefined) setAt(to % count);
    else if (event.key === 'Enter' || event.key === 'Tab') {
      const item = found()[at()];
      if (item) choose(item);
    } else if (event.key === 'Escape') setDismissed(true);
    else return false;
    return true;
  });

  createEffect(() => {
    const { dom } = props.visual.editor.view;
    if (isOpen()) {
      dom.setAttribute('aria-controls', id);
      dom.setAttribute('aria-activedescendant', `${id}-${at()}`);
    } else for (const name of ['aria-controls', 'aria-activedescendant']) dom.removeAttribute(name);
  });

  const place = createMemo(() => {
    if (!isOpen()) return undefined;
    const { view } = props.visual.editor;
    const caret = view.coordsAtPos(props.visual.state().selection.from);
    const frame = view.dom.getBoundingClientRect();
    const left = Math.max(0, Math.min(caret.left - frame.left, frame.width - 288));
    return { left: `${left}px`, top: `${caret.bottom - frame.top + 6}px` };
  });

  return (
    <Show when={isOpen() && place()}>
      {(style) => (
        <div id={id} role="listbox" tabindex={-1} aria-label="Blocks" class={`${popup} absolute w-72 font-sans text-body`} style={style()}>
          <For each={found()}>
            {(item, index) => (
              <div
                id={`${id}-${index()}`}
                role="option"
                tabIndex={-1}
                aria-selected={index() === at()}
                ref={(element) => createEffect(() => index() === at() && element.scrollIntoView({ block: 'nearest' }))}
                data-highlighted={index() === at() ? '' : undefined}
                onMouseEnter={() => setAt(index())}
                onMouseDown={(event) => {
                  event.preventDefault();
                  choose(item);
                }}
                class={popupItem}
              >
                <span class="min-w-0 flex-1 font-medium">{item.name}</span>
                <span class="truncate text-label text-ink-3">{item.hint}</span>
              </div>
            )}
          </For>
        </div>
      )}
    </Show>
  );
}
