/** Cards for blocks that the editor keeps as they are, and marks for pieces of HTML in a line. */
import type { NodeViewRenderer } from '@tiptap/core';
import { describe } from '../blocks/index.ts';
import type { Host } from './host.ts';

const element = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = ''): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

export const keptBlockView =
  (host: Host): NodeViewRenderer =>
  ({ node, getPos }) => {
    const { name, hint } = describe(String(node.attrs.raw));
    const dom = element('div', 'kept-block');
    dom.contentEditable = 'false';
    dom.setAttribute('role', 'group');
    dom.setAttribute('aria-label', `${name}, kept as it is`);
    const words = element('div', 'kept-words');
    words.append(element('span', 'kept-name', name), element('span', 'kept-hint', hint));
    words.title = hint;
    dom.append(words);
    if (!host.readOnly()) {
      const edit = element('button', 'kept-edit', 'Edit as HTML');
      edit.type = 'button';
      edit.setAttribute('aria-label', `Edit as HTML: ${name}`);
      edit.addEventListener('click', () => {
        const place = getPos();
        if (place !== undefined) host.editHtml(place);
      });
      dom.append(edit);
    }
    return { dom, stopEvent: (event) => event.target instanceof HTMLButtonElement, ignoreMutation: () => true };
  };

export const keptInlineView: NodeViewRenderer = ({ node }) => {
  const raw = String(node.attrs.raw);
  const { name } = describe(raw);
  const dom = element('span', 'kept-inline', raw.startsWith('[') ? raw.replace(/\s[\s\S]*\]$/, ' …]') : name);
  dom.contentEditable = 'false';
  dom.title = `Kept as it is: ${raw.slice(0, 300)}`;
  return { dom };
};
