/** The menus of the toolbar: kinds of text, formats, and what can be done to a whole block. */
import type { Editor } from '@tiptap/core';
import Check from 'lucide-solid/icons/check';
import type { MenuItem } from '../../../../ui/Menu.tsx';
import { blockAt, moveBlock } from './block-moves.ts';
import type { Visual } from './create-visual.ts';

const tick = (on: boolean) => <span class="inline-block w-4">{on && <Check size={14} strokeWidth={2} />}</span>;

/** Words that can become another kind of text. */
const plain = new Set(['paragraph', 'heading', 'codeBlock', 'preformatted']);

export function textTypes(editor: Editor): MenuItem[] {
  const { parent } = editor.state.selection.$from;
  const disabled = !plain.has(parent.type.name);
  const item = (label: string, type: string, attrs: Record<string, unknown> = {}): MenuItem => ({
    label,
    disabled,
    icon: tick(editor.isActive(type, attrs)),
    onSelect: () => editor.chain().setNode(type, attrs).run(),
  });
  return [
    item('Paragraph', 'paragraph'),
    ...[2, 3, 4, 5, 6].map((level) => item(`Heading ${level}`, 'heading', { level })),
    item('Code', 'codeBlock'),
    item('Preformatted', 'preformatted'),
  ];
}

const formatNames = {
  underline: 'Underline',
  strike: 'Strike through',
  highlight: 'Mark',
  code: 'Code in a line',
  superscript: 'Superscript',
  subscript: 'Subscript',
} as const;

export const formatItems = (editor: Editor): MenuItem[] => [
  ...Object.entries(formatNames).map(([name, label]) => ({
    label,
    icon: tick(editor.isActive(name)),
    onSelect: () => editor.chain().toggleMark(name).run(),
  })),
  { label: 'No formats', icon: tick(false), divided: true, onSelect: () => editor.chain().unsetAllMarks().run() },
];

export function blockItems({ editor, state }: Visual, editHtml: () => void): MenuItem[] {
  state();
  const found = blockAt(editor);
  const block = found && editor.state.doc.maybeChild(found.index);
  const last = editor.state.doc.childCount - 1;
  return [
    ...(editor.isActive('blockquote') && !hasSource(editor) ? [{ label: 'Name the source', onSelect: () => addSource(editor) }] : []),
    { label: 'Move up', disabled: !found || found.index === 0, onSelect: () => moveBlock(editor, -1) },
    { label: 'Move down', disabled: !found || found.index === last, onSelect: () => moveBlock(editor, 1) },
    {
      label: 'Copy below',
      disabled: !block,
      onSelect: () => {
        if (found && block) editor.view.dispatch(editor.state.tr.insert(found.place + block.nodeSize, block).scrollIntoView());
      },
    },
    { label: 'Edit as HTML', disabled: !block, divided: true, onSelect: editHtml },
    {
      label: 'Delete this block',
      danger: true,
      disabled: !block,
      onSelect: () => {
        if (found && block) editor.view.dispatch(editor.state.tr.delete(found.place, found.place + block.nodeSize).scrollIntoView());
      },
    },
  ];
}

function quoteAt({ state }: Editor) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name === 'blockquote') return { node: $from.node(depth), end: $from.end(depth) };
  }
  return undefined;
}

const hasSource = (editor: Editor): boolean => quoteAt(editor)?.node.lastChild?.type.name === 'cite';

function addSource(editor: Editor): void {
  const quote = quoteAt(editor);
  if (!quote) return;
  editor
    .chain()
    .insertContentAt(quote.end, { type: 'cite' })
    .setTextSelection(quote.end + 1)
    .run();
}
