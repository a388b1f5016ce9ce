/** CodeMirror for HTML: colours, search, line wrap, and an undo that reaches over what other views have changed. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { html } from '@codemirror/lang-html';
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export interface SourceOptions {
  /** With \n alone. */
  text: string;
  readOnly: boolean;
  onType: (text: string, caret: number) => void;
}

const colours = HighlightStyle.define([
  { tag: [tags.tagName, tags.angleBracket], color: 'var(--color-pencil-2)' },
  { tag: tags.attributeName, color: 'var(--color-plum)' },
  { tag: [tags.attributeValue, tags.string], color: 'var(--color-green)' },
  { tag: [tags.comment, tags.blockComment], color: 'var(--color-ink-3)' },
  { tag: [tags.character, tags.keyword, tags.number], color: 'var(--color-ochre)' },
  { tag: tags.invalid, color: 'var(--color-red)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--color-ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', fontSize: '0.8125rem', lineHeight: '1.375rem', letterSpacing: '-0.01em' },
  '.cm-content': { padding: '12px 0 64px', caretColor: 'var(--color-ink)', tabSize: '2' },
  '.cm-line': { padding: '0 clamp(16px, 3vw, 24px)' },
  '.cm-cursor': { borderLeftColor: 'var(--color-pencil)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--color-pencil-soft)',
  },
  '.cm-activeLine': { backgroundColor: 'var(--color-hover)' },
  '.cm-placeholder': { color: 'var(--color-ink-3)' },
  '.cm-searchMatch': { backgroundColor: 'var(--color-ochre-soft)', outline: '1px solid var(--color-ochre)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--color-pencil-soft)', outlineColor: 'var(--color-pencil)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--color-well)' },
  '.cm-panels': { backgroundColor: 'var(--color-paper)', color: 'var(--color-ink)', borderBottom: '1px solid var(--color-rule)' },
  '.cm-panel.cm-search': { padding: '8px 32px 8px 12px', fontFamily: 'var(--font-sans)', fontSize: 'var(--text-body)' },
  '.cm-panel.cm-search label': { fontSize: 'var(--text-label)', color: 'var(--color-ink-2)' },
  '.cm-textfield': {
    border: '1px solid var(--color-edge)',
    borderRadius: 'var(--radius-control)',
    backgroundColor: 'var(--color-raise)',
    fontSize: 'var(--text-body)',
    padding: '3px 8px',
  },
  '.cm-button': {
    border: '1px solid var(--color-rule-2)',
    borderRadius: 'var(--radius-control)',
    backgroundColor: 'var(--color-raise)',
    backgroundImage: 'none',
    fontSize: 'var(--text-label)',
    padding: '3px 8px',
  },
  '.cm-panel.cm-search [name=close]': { color: 'var(--color-ink-2)', fontSize: '18px', padding: '4px 8px' },
});

export function createSource(element: HTMLElement, options: SourceOptions) {
  const editable = new Compartment();
  const access = (readOnly: boolean) => [EditorState.readOnly.of(readOnly), EditorView.editable.of(!readOnly)];
  let isOurs = false;
  const view = new EditorView({
    parent: element,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        html({ autoCloseTags: false }),
        syntaxHighlighting(colours),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        indentUnit.of('  '),
        // Tab is left to the browser: the keyboard has to get out of here.
        keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'HTML source', tabindex: '0', spellcheck: 'false', autocapitalize: 'off' }),
        placeholder('<p>The text, as HTML.</p>'),
        look,
        editable.of(access(options.readOnly)),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isOurs) options.onType(update.state.doc.toString(), update.state.selection.main.head);
        }),
      ],
    }),
  });

  return {
    /** @param undoable whether it was changed by the same person, in another view */
    take: (text: string, undoable: boolean) => {
      const before = view.state.doc.toString();
      if (before === text) return;
      isOurs = true;
      view.dispatch({ changes: difference(before, text), annotations: undoable ? [] : Transaction.addToHistory.of(false) });
      isOurs = false;
    },
    setReadOnly: (readOnly: boolean) => view.dispatch({ effects: editable.reconfigure(access(readOnly)) }),
    destroy: () => view.destroy(),
  };
}

export type Source = ReturnType<typeof createSource>;

/** The one stretch that differs: caret and undo stay right around it. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}
