/** What the editor shows and does not edit: blocks and pieces of HTML that are kept byte for byte, and pictures in a line. */
import { Node } from '@tiptap/core';
import { escapeAttribute, pictureIn } from '../blocks/index.ts';
import type { Host } from './host.ts';
import { recallRaw, rememberRaw } from './kept-raw.ts';
import { keptBlockView, keptInlineView } from './kept-view.ts';
import { source } from './nodes.ts';
import { pictureAddress, safeSource } from './safe.ts';

const rawAttribute = {
  raw: { default: '', rendered: false, parseHTML: (element: HTMLElement) => recallRaw(element.getAttribute('data-kept')) ?? '' },
};
const known = (element: HTMLElement) => (recallRaw(element.getAttribute('data-kept')) === undefined ? false : null);

export const keptNodes = (host: Host) => [
  Node.create({
    name: 'opaque',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({ ...source, ...rawAttribute }),
    parseHTML: () => [{ tag: 'div[data-kept]', getAttrs: known }],
    renderHTML: ({ node }) => ['div', { 'data-kept': rememberRaw(node.attrs.raw) }],
    addNodeView: () => keptBlockView(host),
  }),
  Node.create({
    name: 'inlineHtml',
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => rawAttribute,
    parseHTML: () => [{ tag: 'span[data-kept]', getAttrs: known }],
    renderHTML: ({ node }) => ['span', { 'data-kept': rememberRaw(node.attrs.raw) }],
    addNodeView: () => keptInlineView,
  }),
  Node.create({
    name: 'inlineImage',
    group: 'inline',
    inline: true,
    atom: true,
    draggable: true,
    addAttributes: () => ({
      raw: {
        default: '',
        rendered: false,
        parseHTML: (element) => {
          const raw = recallRaw(element.getAttribute('data-kept'));
          const [src, alt] = ['src', 'alt'].map((name) => escapeAttribute(element.getAttribute(name) ?? ''));
          return raw ?? `<img src="${src}" alt="${alt}"/>`;
        },
      },
    }),
    parseHTML: () => [{ tag: 'img[src]', getAttrs: (element) => (safeSource(element.getAttribute('src')) ? null : false) }],
    renderHTML: ({ node }) => {
      const { src, alt, width, height } = pictureIn(node.attrs.raw);
      return [
        'img',
        {
          src: pictureAddress(src, host.siteUrl),
          alt,
          width,
          height,
          referrerpolicy: 'no-referrer',
          'data-kept': rememberRaw(node.attrs.raw),
        },
      ];
    },
  }),
];
