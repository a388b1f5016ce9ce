/** Brings another text into the open document, with every block that is the same left as it is: undo, caret and cards stay. */
import { Fragment, type Node, type Schema } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { documentOf, htmlOf, htmlOfBlock, type NodeJson, pairOf, type SideTable, sourceIdOf } from '../blocks/index.ts';
import { jsonOf } from './json.ts';

/** @returns the text as a document of this schema; one opaque block where the schema does not take what was read. */
export function openDocument(html: string, table: SideTable, schema: Schema): Node {
  const { document } = documentOf(html, table);
  try {
    const doc = schema.nodeFromJSON(document);
    doc.check();
    if (htmlOf(jsonOf(doc), table) === html) return doc;
  } catch (error) {
    console.error('The text does not fit the visual editor; it is shown as one block.', error);
  }
  return schema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'opaque', attrs: { raw: html } },
      { type: 'paragraph', attrs: {} },
    ],
  });
}

export function changeDocument(tr: Transaction, html: string, table: SideTable): Transaction {
  const old = tr.doc;
  const read = openDocument(html, table, old.type.schema);
  const merged = mergeBlocks(old, read, table);
  const next = htmlOf(jsonOf(merged), table) === html ? merged : read;
  let first = 0;
  while (first < old.childCount && first < next.childCount && old.child(first) === next.child(first)) first++;
  let tail = 0;
  const most = Math.min(old.childCount, next.childCount) - first;
  while (tail < most && old.child(old.childCount - 1 - tail) === next.child(next.childCount - 1 - tail)) tail++;
  const from = placeOf(old, first);
  const to = placeOf(old, old.childCount - tail);
  if (first === next.childCount - tail && from === to) return tr;
  return tr.replaceWith(from, to, Fragment.fromArray(next.children.slice(first, next.childCount - tail)));
}

const placeOf = (doc: Node, index: number): number => doc.children.slice(0, index).reduce((place, child) => place + child.nodeSize, 0);

/** What was read, with the old nodes in place of those that say the same at the beginning and the end. */
function mergeBlocks(old: Node, read: Node, table: SideTable): Node {
  const isSame = (a: Node | null, b: Node | null) =>
    Boolean(a && b && sourceIdOf(jsonOf(a)) && a.type === b.type && htmlOfBlock(jsonOf(a), table) === htmlOfBlock(jsonOf(b), table));
  const count = Math.min(old.childCount, read.childCount);
  let first = 0;
  while (first < count && isSame(old.maybeChild(first), read.maybeChild(first))) first++;
  let tail = 0;
  while (tail < count - first && isSame(old.maybeChild(old.childCount - 1 - tail), read.maybeChild(read.childCount - 1 - tail))) tail++;

  const idOf = (node: Node | undefined) => (node ? sourceIdOf(jsonOf(node) as NodeJson) : '');
  const nodes: Node[] = [];
  read.children.forEach((node, at) => {
    const before = read.children[at - 1];
    const wanted = table.gaps.get(pairOf(idOf(before), idOf(node)));
    const fromEnd = read.childCount - at;
    const kept = at < first ? old.child(at) : fromEnd <= tail ? old.child(old.childCount - fromEnd) : undefined;
    const known = kept && table.gaps.get(pairOf(idOf(nodes.at(-1)), idOf(kept)));
    const chosen = kept && (known === undefined || known === wanted) ? kept : node;
    if (wanted !== undefined) table.gaps.set(pairOf(idOf(nodes.at(-1)), idOf(chosen)), wanted);
    nodes.push(chosen);
  });
  return read.type.create(null, nodes);
}
