/** Blocks that hold other blocks, and pictures. */
import { Node } from '@tiptap/core';
import type { Host } from './host.ts';
import { imageView } from './image-view.ts';
import { source } from './nodes.ts';
import { safeSource } from './safe.ts';

const holder = (name: string, content: string, group: string | undefined, label: string) =>
  Node.create({
    name,
    content,
    ...(group && { group }),
    defining: true,
    isolating: true,
    addAttributes: () => source,
    renderHTML: () => ['div', { class: `holder ${name}`, 'data-label': label }, 0],
  });

const labels: Record<string, string> = {
  'core/group': 'Group',
  'core/cover': 'Cover',
  'core/media-text': 'Media and text',
};

/** A group, a section, any box of HTML. Plain boxes are hardly seen: they are many, and mean little to who writes. */
const Container = Node.create({
  name: 'container',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ ...source, name: { default: 'core/group', rendered: false } }),
  renderHTML: ({ node }) => [
    'div',
    labels[node.attrs.name] ? { class: 'holder container', 'data-label': labels[node.attrs.name] } : { class: 'box' },
    0,
  ],
});

const Button = Node.create({
  name: 'button',
  content: 'inline*',
  isolating: true,
  addAttributes: () => ({ ...source, href: { default: null, rendered: false } }),
  renderHTML: ({ node }) => ['div', { class: 'button', title: node.attrs.href ?? 'No address yet' }, 0],
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection;
        if ($from.parent.type.name !== 'button') return false;
        const after = $from.after($from.depth - 1);
        return editor
          .chain()
          .insertContentAt(after, { type: 'paragraph' })
          .setTextSelection(after + 1)
          .run();
      },
    };
  },
});

/** A block with one picture; its words are the caption. */
const image = (host: Host) =>
  Node.create({
    name: 'image',
    group: 'block',
    content: 'inline*',
    isolating: true,
    draggable: true,
    addAttributes: () => ({ ...source, src: { default: null, rendered: false }, alt: { default: '', rendered: false } }),
    parseHTML: () => [
      {
        tag: 'figure',
        contentElement: (figure) => (figure as HTMLElement).querySelector('figcaption') ?? document.createElement('figcaption'),
        getAttrs: (figure) => {
          const picture = figure.querySelector('img');
          const src = safeSource(picture?.getAttribute('src'));
          return src ? { src, alt: picture?.getAttribute('alt') ?? '' } : false;
        },
      },
    ],
    renderHTML: ({ node }) => ['figure', ['img', { src: node.attrs.src, alt: node.attrs.alt ?? '' }], ['figcaption', 0]],
    addNodeView: () => imageView(host),
    addKeyboardShortcuts() {
      return {
        Enter: ({ editor }) => {
          const { $from } = editor.state.selection;
          if ($from.parent.type.name !== 'image') return false;
          const after = $from.after();
          return editor
            .chain()
            .insertContentAt(after, { type: 'paragraph' })
            .setTextSelection(after + 1)
            .run();
        },
      };
    },
  });

export const blockNodes = (host: Host) => [
  Container,
  holder('columns', '(column | opaque)+', 'block', 'Columns'),
  holder('column', 'block+', undefined, 'Column'),
  holder('gallery', '(image | opaque)+', 'block', 'Gallery'),
  holder('buttons', '(button | opaque)+', 'block', 'Buttons'),
  Button,
  image(host),
];
