import type { Editor } from '@tiptap/core';
import Bold from 'lucide-solid/icons/bold';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import ImageIcon from 'lucide-solid/icons/image';
import Italic from 'lucide-solid/icons/italic';
import LinkIcon from 'lucide-solid/icons/link';
import List from 'lucide-solid/icons/list';
import ListOrdered from 'lucide-solid/icons/list-ordered';
import Plus from 'lucide-solid/icons/plus';
import Quote from 'lucide-solid/icons/quote';
import Redo from 'lucide-solid/icons/redo-2';
import TableIcon from 'lucide-solid/icons/table';
import Undo from 'lucide-solid/icons/undo-2';
import { createEffect, type JSX, Show } from 'solid-js';
import { Menu, type MenuItem } from '../../../../ui/Menu.tsx';
import { blockItems, formatItems, textTypes } from './block-tools.tsx';
import type { Visual } from './create-visual.ts';
import { goToNextGap } from './gap-tools.ts';
import { gapsInDocument } from './hints.ts';
import { type Asks, insertables } from './insertables.ts';
import { isTableOpen, tableItems } from './table-tools.ts';

export interface ToolbarProps {
  visual: Visual;
  asks: Asks & { link: () => void; blockHtml: () => void };
}

const icon = { size: 16, strokeWidth: 1.75 } as const;
const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const keys = (letter: string) => (isApple ? `⌘${letter}` : `Ctrl ${letter}`);

/** What can be done to the words at the caret. Arrow keys move in it; Escape goes back to the text. */
export function Toolbar(props: ToolbarProps) {
  let bar!: HTMLDivElement;
  const editor = () => {
    props.visual.state();
    return props.visual.editor;
  };
  const back = () => {
    const { view } = props.visual.editor;
    // Who closed a menu by a click in the text is there already, and not where the caret was before.
    if (!view.hasFocus()) view.focus();
  };
  const run = (act: (editor: Editor) => void) => () => act(props.visual.editor);
  const tools = () => [...bar.querySelectorAll<HTMLElement>('button')].filter((tool) => !tool.hasAttribute('disabled'));
  const stopAt = (tool: HTMLElement | undefined) => {
    for (const other of bar.querySelectorAll<HTMLElement>('button')) other.tabIndex = other === tool ? 0 : -1;
  };
  createEffect(() => {
    editor();
    const all = tools();
    stopAt(all.find((tool) => tool.tabIndex === 0) ?? all[0]);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return back();
    const all = tools();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const next = to === undefined ? undefined : all.at(to % all.length);
    if (at === -1 || !next) return;
    event.preventDefault();
    next.focus();
  };

  const gaps = () => gapsInDocument(editor().state.doc).length;
  const items = (): MenuItem[] =>
    insertables.map(({ name, hint, insert }) => ({
      label: name,
      description: hint,
      onSelect: run((target) => insert(target, props.asks)),
    }));

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Format"
      aria-orientation="horizontal"
      onKeyDown={onKeyDown}
      onFocusIn={({ target }) => target instanceof HTMLElement && target.matches('button') && stopAt(target)}
      class="mx-auto flex h-10.5 w-full max-w-179 flex-none items-center gap-0.5 overflow-x-auto border-b border-rule px-2 [scrollbar-width:none] max-sm:[mask-image:linear-gradient(to_right,black_90%,transparent)] touch:h-12"
    >
      <Menu
        onClosed={back}
        items={textTypes(editor())}
        trigger={(trigger) => (
          <button {...trigger} type="button" title="Kind of text" class={`${tool} px-2 font-medium text-ink`}>
            <span class="sr-only">Kind of text: </span>
            {currentType(editor())}
            <ChevronDown size={14} strokeWidth={1.75} class="text-ink-3" />
          </button>
        )}
      />
      <Divider />
      <Tool name="Bold" keys={keys('B')} on={editor().isActive('bold')} act={run((to) => to.chain().focus().toggleMark('bold').run())}>
        <Bold {...icon} />
      </Tool>
      <Tool
        name="Italic"
        keys={keys('I')}
        on={editor().isActive('italic')}
        act={run((to) => to.chain().focus().toggleMark('italic').run())}
      >
        <Italic {...icon} />
      </Tool>
      <Tool name="Link" keys={keys('K')} on={editor().isActive('link')} act={props.asks.link}>
        <LinkIcon {...icon} />
      </Tool>
      <Menu
        onClosed={back}
        items={formatItems(editor())}
        trigger={(trigger) => (
          <button {...trigger} type="button" aria-label="More formats" title="More formats" class={`${tool} w-6 touch:w-11`}>
            <ChevronDown size={14} strokeWidth={1.75} />
          </button>
        )}
      />
      <Divider />
      <Tool
        name="Bulleted list"
        on={editor().isActive('bulletList')}
        act={run((to) => to.chain().focus().toggleList('bulletList', 'listItem').run())}
      >
        <List {...icon} />
      </Tool>
      <Tool
        name="Numbered list"
        on={editor().isActive('orderedList')}
        act={run((to) => to.chain().focus().toggleList('orderedList', 'listItem').run())}
      >
        <ListOrdered {...icon} />
      </Tool>
      <Tool name="Quote" on={editor().isActive('blockquote')} act={run((to) => to.chain().focus().toggleWrap('blockquote').run())}>
        <Quote {...icon} />
      </Tool>
      <Tool name="Picture" on={editor().isActive('image')} act={props.asks.image}>
        <ImageIcon {...icon} />
      </Tool>
      <Show
        when={isTableOpen(editor())}
        fallback={
          <Tool name="Table" act={run((to) => insertables.find(({ name }) => name === 'Table')?.insert(to, props.asks))}>
            <TableIcon {...icon} />
          </Tool>
        }
      >
        <Menu
          onClosed={back}
          items={tableItems(editor())}
          trigger={(trigger) => (
            <button {...trigger} type="button" class={`${tool} px-1.5`} classList={{ [on]: true }} title="Rows and columns">
              <span class="sr-only">Rows and columns</span>
              <TableIcon {...icon} />
              <ChevronDown size={14} strokeWidth={1.75} />
            </button>
          )}
        />
      </Show>
      <Divider />
      <Menu
        onClosed={back}
        items={items()}
        trigger={(trigger) => (
          <button
            {...trigger}
            type="button"
            aria-label="Add a block"
            title="Add a block, or press / in an empty line"
            class={`${tool} w-7.5 touch:w-11`}
          >
            <Plus {...icon} />
          </button>
        )}
      />
      <Menu
        onClosed={back}
        items={blockItems(props.visual, props.asks.blockHtml)}
        trigger={(trigger) => (
          <button
            {...trigger}
            type="button"
            aria-label="This block"
            title="This block: move, copy, HTML"
            class={`${tool} w-7.5 touch:w-11`}
          >
            <Ellipsis {...icon} />
          </button>
        )}
      />
      <Divider />
      <Tool name="Undo" keys={keys('Z')} disabled={!editor().can().undo()} act={run((to) => to.chain().focus().undo().run())}>
        <Undo {...icon} />
      </Tool>
      <Tool name="Redo" keys={keys('Shift Z')} disabled={!editor().can().redo()} act={run((to) => to.chain().focus().redo().run())}>
        <Redo {...icon} />
      </Tool>
      <Show when={gaps() > 0}>
        <button
          type="button"
          title="Go to the next place that waits for your words"
          class={`${tool} ml-auto bg-ochre-soft px-2 font-medium text-ochre hover:bg-ochre-soft hover:text-ochre`}
          onClick={run(goToNextGap)}
        >
          {gaps()} to fill
        </button>
      </Show>
    </div>
  );
}

const tool =
  'inline-flex h-7.5 shrink-0 items-center justify-center gap-1 rounded-control whitespace-nowrap text-ink-2 transition-colors duration-90 -outline-offset-2! hover:bg-hover hover:text-ink disabled:cursor-not-allowed disabled:text-ink-3 disabled:opacity-45 touch:h-11';
const on = 'bg-press text-ink';

function Tool(props: { name: string; keys?: string; on?: boolean; disabled?: boolean; act: () => void; children: JSX.Element }) {
  return (
    <button
      type="button"
      aria-label={props.name}
      aria-pressed={props.on}
      title={props.keys ? `${props.name} (${props.keys})` : props.name}
      disabled={props.disabled}
      // The text keeps its caret and its selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => props.act()}
      class={`${tool} w-7.5 touch:w-11`}
      classList={{ [on]: props.on ?? false }}
    >
      {props.children}
    </button>
  );
}

const Divider = () => <span aria-hidden="true" class="mx-1 h-4.5 w-px flex-none bg-rule" />;

const typeNames: Record<string, string> = {
  paragraph: 'Paragraph',
  codeBlock: 'Code',
  preformatted: 'Preformatted',
  image: 'Caption',
  cite: 'Source',
  summary: 'Summary',
  button: 'Button',
};

function currentType(editor: Editor): string {
  const { parent } = editor.state.selection.$from;
  if (parent.type.name === 'heading') return `Heading ${parent.attrs.level}`;
  return typeNames[parent.type.name] ?? 'Block';
}
