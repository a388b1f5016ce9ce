/**
 * TipTap in Solid: one editor of one text. Says what the text has come to after each change, and takes another text when it
 * was changed elsewhere. Byte-identical where nothing was edited; see `blocks/`.
 */
import { Editor, getSchema } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { createSignal, onCleanup } from 'solid-js';
import { createSideTable, documentOf, htmlOf, htmlOfBlock, type NodeJson } from '../blocks/index.ts';
import { changeDocument, openDocument } from './document-change.ts';
import { extensions } from './extensions.ts';
import type { Host } from './host.ts';
import { jsonOf } from './json.ts';

/** From here on, laying out all of them at each key is felt. */
const MANY_BLOCKS = 1_000;

export interface VisualOptions extends Omit<Host, 'read'> {
  html: string;
  onChange: (html: string) => void;
  /** @returns whether the key was used up, as a list that is open does. */
  onKey: (event: KeyboardEvent) => boolean;
}

export function createVisual(element: HTMLElement, options: VisualOptions) {
  const table = createSideTable();
  const known = extensions({ ...options, read: (html) => readBlocks(html) });
  const readBlocks = (html: string): NodeJson[] => {
    const { lead, tail, gap, markup, newline } = table;
    const { document } = documentOf(html, table);
    // Only a part of the text was read: the rest is as it was.
    Object.assign(table, { lead, tail, gap, markup, newline });
    return (document.content ?? []).filter(({ type, attrs }) => type !== 'paragraph' || attrs?.source);
  };
  const opened = openDocument(options.html, table, getSchema(known));
  let html = options.html;

  const editor = new Editor({
    element: { mount: element },
    extensions: known,
    content: opened.toJSON(),
    editable: !options.readOnly(),
    injectCSS: false,
    editorProps: {
      attributes: ({ doc }) => ({
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': 'Text',
        class: doc.childCount > MANY_BLOCKS ? 'is-long' : '',
      }),
      handleKeyDown: (_view, event) => options.onKey(event),
    },
  });

  const [state, setState] = createSignal<EditorState>(editor.state, { equals: false });
  editor.on('transaction', ({ transaction }) => {
    setState(editor.state);
    if (!transaction.docChanged) return;
    const now = htmlOf(jsonOf(editor.state.doc), table);
    if (now === html) return;
    html = now;
    options.onChange(now);
  });
  onCleanup(() => editor.destroy());

  return {
    editor,
    /** What the editor stands at; read it in whatever has to follow it. */
    state,
    readBlocks,
    /** HTML that somebody has typed, as the block that WordPress keeps such things in. */
    asBlock: (typed: string): string => {
      if (table.markup === 'html' || typed.trim() === '' || /<!--\s+wp:/.test(typed)) return typed;
      const name = /^\s*\[[^\]]+\]\s*$/.test(typed) ? 'shortcode' : 'html';
      return `<!-- wp:${name} -->\n${typed.trim()}\n<!-- /wp:${name} -->`;
    },
    htmlAt: (place: number): string => {
      const node = editor.state.doc.nodeAt(place);
      return node ? htmlOfBlock(jsonOf(node), table) : '';
    },
    /** @param undoable whether this person changed it, in another view */
    take: (next: string, undoable: boolean) => {
      if (next === html) return;
      html = next;
      editor.view.dispatch(changeDocument(editor.state.tr, next, table).setMeta('addToHistory', undoable));
    },
  };
}

export type Visual = ReturnType<typeof createVisual>;
