/** The editor's document as plain data. What did not change is the same object again, so that it need not be written again. */
import type { Node } from '@tiptap/pm/model';
import type { NodeJson } from '../blocks/index.ts';

const known = new WeakMap<Node, NodeJson>();

export function jsonOf(node: Node): NodeJson {
  const before = known.get(node);
  if (before) return before;
  const json: NodeJson = { type: node.type.name };
  if (node.isText) json.text = node.text ?? '';
  else if (Object.keys(node.attrs).length > 0) json.attrs = { ...node.attrs };
  if (node.childCount > 0) json.content = node.children.map(jsonOf);
  if (node.marks.length > 0) json.marks = node.marks.map((mark) => ({ type: mark.type.name, attrs: { ...mark.attrs } }));
  known.set(node, json);
  return json;
}
