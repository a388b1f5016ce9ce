/** What can be put into a text, by the toolbar's menu and by "/". */
import type { Editor, JSONContent } from '@tiptap/core';

export interface Insertable {
  name: string;
  /** Other words that somebody may look for it by. */
  words: string;
  hint: string;
  insert: (editor: Editor, asks: Asks) => void;
}

/** What needs more than a click. */
export interface Asks {
  image: () => void;
  html: () => void;
}

const textNode =
  (type: string, attrs: Record<string, unknown> = {}) =>
  (editor: Editor) => {
    editor.chain().focus().setNode(type, attrs).run();
  };

const block = (content: JSONContent) => (editor: Editor) => {
  editor.chain().focus().insertContent(content).run();
};

const paragraph = { type: 'paragraph' };

export const newTable = (rows = 3, columns = 3): JSONContent => ({
  type: 'table',
  content: Array.from({ length: rows }, (_, row) => ({
    type: 'tableRow',
    attrs: { section: row === 0 ? 'head' : 'body' },
    content: Array.from({ length: columns }, () => ({ type: row === 0 ? 'tableHeader' : 'tableCell', content: [paragraph] })),
  })),
});

export const insertables: Insertable[] = [
  { name: 'Paragraph', words: 'text', hint: 'Plain words', insert: textNode('paragraph') },
  ...[2, 3, 4].map((level) => ({
    name: `Heading ${level}`,
    words: `h${level} title`,
    hint: level === 2 ? 'A section' : 'A smaller section',
    insert: textNode('heading', { level }),
  })),
  {
    name: 'Bulleted list',
    words: 'ul unordered points',
    hint: 'Points in any order',
    insert: (editor) => editor.chain().focus().toggleList('bulletList', 'listItem').run(),
  },
  {
    name: 'Numbered list',
    words: 'ol ordered steps',
    hint: 'Steps in their order',
    insert: (editor) => editor.chain().focus().toggleList('orderedList', 'listItem').run(),
  },
  {
    name: 'Quote',
    words: 'blockquote citation',
    hint: 'Somebody’s words, and whose',
    insert: (editor) => editor.chain().focus().toggleWrap('blockquote').run(),
  },
  { name: 'Picture', words: 'image photo', hint: 'By its address', insert: (_editor, asks) => asks.image() },
  { name: 'Table', words: 'rows columns grid', hint: 'Three by three, with a head', insert: block(newTable()) },
  {
    name: 'Details',
    words: 'accordion faq summary toggle',
    hint: 'A line that opens',
    insert: block({ type: 'details', content: [{ type: 'summary' }, paragraph] }),
  },
  { name: 'Code', words: 'pre program snippet', hint: 'As it is typed', insert: textNode('codeBlock') },
  { name: 'Line', words: 'separator divider hr rule', hint: 'Between two parts', insert: block({ type: 'horizontalRule' }) },
  { name: 'HTML', words: 'custom embed shortcode code', hint: 'Shortcodes, embeds, anything', insert: (_editor, asks) => asks.html() },
];

export const findInsertables = (query: string): Insertable[] => {
  const sought = query.trim().toLowerCase();
  const startsFirst = (item: Insertable) => (item.name.toLowerCase().startsWith(sought) ? 0 : 1);
  return insertables
    .filter(({ name, words }) => `${name} ${words}`.toLowerCase().includes(sought))
    .toSorted((a, b) => (sought ? startsFirst(a) - startsFirst(b) : 0));
};
