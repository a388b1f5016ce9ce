/** A picture with its caption below, which is edited in place. */
import type { NodeViewRenderer } from '@tiptap/core';
import type { Host } from './host.ts';
import { pictureAddress } from './safe.ts';

export const imageView =
  (host: Host): NodeViewRenderer =>
  ({ node, getPos }) => {
    let shown = node;
    const dom = document.createElement('figure');
    const holder = document.createElement('div');
    const image = document.createElement('img');
    const missing = document.createElement('p');
    const caption = document.createElement('figcaption');
    dom.className = 'picture';
    holder.className = 'picture-holder';
    holder.contentEditable = 'false';
    image.referrerPolicy = 'no-referrer';
    image.loading = 'lazy';
    image.draggable = false;
    missing.className = 'picture-missing';
    caption.dataset.label = 'Caption';
    image.addEventListener('error', () => fail(true));
    image.addEventListener('load', () => fail(false));
    const fail = (failed: boolean) => {
      image.hidden = failed;
      missing.hidden = !failed;
    };
    const foot = document.createElement('div');
    const note = document.createElement('span');
    foot.className = 'picture-foot';
    note.className = 'picture-note';
    holder.append(image, missing, foot);
    if (!host.readOnly()) {
      const edit = document.createElement('button');
      edit.type = 'button';
      edit.className = 'picture-edit';
      edit.textContent = 'Edit picture';
      edit.addEventListener('click', () => {
        const place = getPos();
        if (place !== undefined) host.editImage(place);
      });
      foot.append(edit);
    }
    foot.append(note);
    const show = () => {
      const src = pictureAddress(shown.attrs.src, host.siteUrl);
      if (src && image.src !== src) image.src = src;
      if (!src) fail(true);
      image.alt = shown.attrs.alt ?? '';
      missing.textContent = `The picture at ${shown.attrs.src || 'no address'} cannot be shown here.`;
      caption.classList.toggle('is-empty', shown.content.size === 0);
      note.textContent = shown.attrs.alt ? '' : 'No description';
    };
    missing.hidden = true;
    dom.append(holder, caption);
    show();
    return {
      dom,
      contentDOM: caption,
      update: (next) => {
        if (next.type !== shown.type) return false;
        shown = next;
        show();
        return true;
      },
      stopEvent: (event) => event.target instanceof HTMLButtonElement,
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !caption.contains(mutation.target),
    };
  };
