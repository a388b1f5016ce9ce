/** What can be done to a table, where the caret stands in one. */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  mergeCells,
  splitCell,
} from '@tiptap/pm/tables';
import type { MenuItem } from '../../../../ui/Menu.tsx';

export function tableItems(editor: Editor): MenuItem[] {
  const run = (command: typeof addRowAfter) => () => {
    command(editor.state, editor.view.dispatch);
  };
  const can = (command: typeof addRowAfter) => command(editor.state);
  const head = headOf(editor);
  return [
    { label: 'Row above', onSelect: run(addRowBefore), disabled: isInHead(editor) },
    { label: 'Row below', onSelect: run(addRowAfter) },
    { label: 'Column before', onSelect: run(addColumnBefore) },
    { label: 'Column after', onSelect: run(addColumnAfter) },
    { label: head ? 'No head row' : 'First row as head', onSelect: () => toggleHead(editor, !head), divided: true },
    { label: 'Merge cells', onSelect: run(mergeCells), disabled: !can(mergeCells) },
    { label: 'Split cell', onSelect: run(splitCell), disabled: !can(splitCell) },
    { label: 'Delete row', onSelect: run(deleteRow), divided: true },
    { label: 'Delete column', onSelect: run(deleteColumn) },
    { label: 'Delete table', onSelect: run(deleteTable), danger: true },
  ];
}

export const isTableOpen = (editor: Editor): boolean => isInTable(editor.state);

function tableAt({ state }: Editor): { table: Node; place: number; row: number } | undefined {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name === 'table') return { table: $from.node(depth), place: $from.before(depth), row: $from.index(depth) };
  }
  return undefined;
}

const headOf = (editor: Editor): boolean => tableAt(editor)?.table.firstChild?.attrs.section === 'head';

const isInHead = (editor: Editor): boolean => {
  const found = tableAt(editor);
  return found?.table.maybeChild(found.row)?.attrs.section === 'head';
};

/** The head is what WordPress takes it to be: a section of its own, of header cells. */
function toggleHead(editor: Editor, on: boolean): void {
  const found = tableAt(editor);
  const row = found?.table.firstChild;
  if (!found || !row) return;
  const { schema, tr } = editor.state;
  const type = schema.nodes[on ? 'tableHeader' : 'tableCell'];
  const at = found.place + 1;
  tr.setNodeMarkup(at, undefined, { ...row.attrs, section: on ? 'head' : 'body' });
  row.forEach((cell, offset) => {
    tr.setNodeMarkup(at + 1 + offset, type, cell.attrs);
  });
  editor.view.dispatch(tr);
}
