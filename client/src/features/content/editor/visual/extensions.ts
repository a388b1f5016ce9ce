/** All that the editor knows and does. The order of the marks is that of `markOrder`. */
import type { Extensions } from '@tiptap/core';
import { ListKeymap } from '@tiptap/extension-list/keymap';
import { Dropcursor } from '@tiptap/extensions/drop-cursor';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { UndoRedo } from '@tiptap/extensions/undo-redo';
import { BlockMoves } from './block-moves.ts';
import { blockNodes } from './block-nodes.ts';
import { Hints } from './hints.ts';
import type { Host } from './host.ts';
import { keptNodes } from './kept-nodes.ts';
import { marks } from './marks.ts';
import { wordNodes } from './nodes.ts';
import { cleanPaste } from './paste.ts';
import { tableNodes } from './table-nodes.ts';

export const extensions = (host: Host): Extensions => [
  ...wordNodes,
  ...blockNodes(host),
  ...keptNodes(host),
  ...tableNodes,
  ...marks,
  ListKeymap.configure({ listTypes: [{ itemName: 'listItem', wrapperNames: ['bulletList', 'orderedList'] }] }),
  UndoRedo.configure({ depth: 300, newGroupDelay: 500 }),
  Gapcursor,
  Dropcursor.configure({ color: 'var(--color-pencil)', width: 2 }),
  BlockMoves,
  Hints,
  cleanPaste(host),
];
