/** Tables by ProseMirror's own rules for them; a row knows whether it is of the head, the body or the foot. */
import { Extension, Node } from '@tiptap/core';
import { goToNextCell, tableEditing } from '@tiptap/pm/tables';
import { source } from './nodes.ts';

const cellAttributes = () => ({
  ...source,
  colspan: { default: 1, parseHTML: (element: HTMLElement) => Number(element.getAttribute('colspan')) || 1 },
  rowspan: { default: 1, parseHTML: (element: HTMLElement) => Number(element.getAttribute('rowspan')) || 1 },
  colwidth: { default: null, rendered: false },
});

/** TipTap asks every extension about every node. */
const role = (name: string, tableRole: string) => (extension: { name: string }) => (extension.name === name ? { tableRole } : {});

const cell = (name: 'tableCell' | 'tableHeader', tag: 'td' | 'th') =>
  Node.create({
    name,
    content: 'block+',
    isolating: true,
    addAttributes: cellAttributes,
    extendNodeSchema: role(name, name === 'tableCell' ? 'cell' : 'header_cell'),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });

const sections: Record<string, string> = { THEAD: 'head', TFOOT: 'foot' };

const Row = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  addAttributes: () => ({
    ...source,
    section: { default: 'body', rendered: false, parseHTML: (element) => sections[element.parentElement?.tagName ?? ''] ?? 'body' },
  }),
  extendNodeSchema: role('tableRow', 'row'),
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ node }) => ['tr', { 'data-section': node.attrs.section }, 0],
});

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  addAttributes: () => ({ ...source, caption: { default: null, rendered: false } }),
  extendNodeSchema: role('table', 'table'),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ node }) => ['div', { class: 'table-holder', 'data-caption': node.attrs.caption }, ['table', ['tbody', 0]]],
  addKeyboardShortcuts() {
    const move = (direction: 1 | -1) => () => goToNextCell(direction)(this.editor.state, this.editor.view.dispatch);
    return {
      Tab: move(1),
      'Shift-Tab': move(-1),
      // WordPress has one paragraph in a cell: another line in it is a break.
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection;
        const isInCell = $from.depth > 1 && /^table(?:Cell|Header)$/.test($from.node(-1).type.name);
        return isInCell && $from.parent.type.name === 'paragraph' && editor.commands.insertContent({ type: 'hardBreak' });
      },
    };
  },
});

const TableEditing = Extension.create({ name: 'tableEditing', addProseMirrorPlugins: () => [tableEditing()] });

export const tableNodes = [Table, Row, cell('tableCell', 'td'), cell('tableHeader', 'th'), TableEditing];
