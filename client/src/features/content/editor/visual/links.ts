/** Links at the caret: what one says, and how it is changed with all its other attributes kept. */
import { type Editor, getMarkRange } from '@tiptap/core';
import type { Attributes } from '../blocks/index.ts';

export interface LinkChoice {
  href: string;
  newTab: boolean;
}

export function linkAt(editor: Editor): (LinkChoice & { from: number; to: number }) | undefined {
  const { link } = editor.schema.marks;
  const { $from, from } = editor.state.selection;
  const range =
    link && (getMarkRange($from, link) ?? getMarkRange(editor.state.doc.resolve(Math.min(from + 1, editor.state.doc.content.size)), link));
  if (!range || range.from > from) return undefined;
  const mark = editor.state.doc.nodeAt(range.from)?.marks.find(({ type }) => type === link);
  if (!mark) return undefined;
  const others = mark.attrs.others as Attributes;
  return { ...range, href: String(mark.attrs.href ?? ''), newTab: others.some(([name, value]) => name === 'target' && value === '_blank') };
}

export function setLink(editor: Editor, { href, newTab }: LinkChoice): void {
  const found = linkAt(editor);
  const mark = found && editor.state.doc.nodeAt(found.from)?.marks.find(({ type }) => type.name === 'link');
  const before = (mark?.attrs.others as Attributes | undefined) ?? [];
  const others: Attributes = newTab === (found?.newTab ?? false) ? before : before.filter(([name]) => name !== 'target' && name !== 'rel');
  if (newTab && !found?.newTab) others.push(['target', '_blank'], ['rel', 'noreferrer noopener']);
  const attributes = { href: completed(href), others };
  const chain = editor.chain().focus();
  if (found) chain.setTextSelection(found).setMark('link', attributes).setTextSelection(found.to).run();
  else if (editor.state.selection.empty)
    chain.insertContent({ type: 'text', text: attributes.href, marks: [{ type: 'link', attrs: attributes }] }).run();
  else chain.setMark('link', attributes).run();
}

export function removeLink(editor: Editor): void {
  const found = linkAt(editor);
  if (found) editor.chain().focus().setTextSelection(found).unsetMark('link').setTextSelection(found.to).run();
}

/** "example.com" is meant as an address, not as a page beside this one. */
export function completed(href: string): string {
  const address = href.trim();
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`;
  return /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[/?#:]|$)/u.test(address) ? `https://${address}` : address;
}
