/** The formats of words. What a format was written as is kept, so that <b> stays <b>. */
import { Mark, markInputRule, markPasteRule } from '@tiptap/core';
import type { MarkType } from '@tiptap/pm/model';
import { type Attributes, type Format, formats } from '../blocks/index.ts';
import { safeAttributes, safeHref } from './safe.ts';

interface FormatOptions {
  keys?: string[];
  /** What is typed around words to give them the format. */
  typed?: RegExp[];
  parse?: { style: string; getAttrs: (value: string) => false | null }[];
}

const wordsBetween = (sign: string): RegExp =>
  new RegExp(`(?:^|\\s)(${sign}(?!\\s+${sign})((?:[^${sign.at(-1)}]+))${sign}(?!\\s+${sign}))$`);

const options: Record<Format, FormatOptions> = {
  bold: {
    keys: ['Mod-b'],
    typed: [wordsBetween('\\*\\*'), wordsBetween('__')],
    parse: [{ style: 'font-weight', getAttrs: (value) => (/^(?:bold(?:er)?|[5-9]\d{2})$/.test(value) ? null : false) }],
  },
  italic: {
    keys: ['Mod-i'],
    typed: [wordsBetween('\\*'), wordsBetween('_')],
    parse: [{ style: 'font-style', getAttrs: (value) => (value === 'italic' ? null : false) }],
  },
  underline: { keys: ['Mod-u'] },
  strike: { keys: ['Mod-Shift-x'], typed: [wordsBetween('~~')] },
  highlight: {},
  subscript: { keys: ['Mod-,'] },
  superscript: { keys: ['Mod-.'] },
  code: { keys: ['Mod-e'], typed: [wordsBetween('`')] },
};

const format = (name: Format) => {
  const [tag, ...others] = formats[name] as readonly string[];
  const { keys = [], typed = [], parse = [] } = options[name];
  return Mark.create({
    name,
    addAttributes: () => ({
      tag: { default: tag, rendered: false, parseHTML: () => tag },
      attributes: { default: [], rendered: false, parseHTML: () => [] },
    }),
    parseHTML: () => [
      ...[tag, ...others].map((known) => ({
        tag: known as string,
        // Google Docs puts everything in a <b> that is not bold.
        getAttrs: (element: HTMLElement) =>
          (/font-weight:\s*normal/.test(element.getAttribute('style') ?? '') ? false : null) as false | null,
      })),
      ...parse,
    ],
    renderHTML: ({ mark }) => [String(mark.attrs.tag), safeAttributes(mark.attrs.attributes as Attributes), 0],
    addKeyboardShortcuts() {
      return Object.fromEntries(keys.map((key) => [key, () => this.editor.commands.toggleMark(name)]));
    },
    addInputRules() {
      return typed.map((find) => markInputRule({ find, type: this.type as MarkType }));
    },
    ...(name === 'code' ? { code: true } : {}),
  });
};

/** Any other element around words, with all its attributes. */
const Element = Mark.create({
  name: 'element',
  excludes: '',
  addAttributes: () => ({
    tag: { default: 'span', rendered: false, parseHTML: (element) => element.localName },
    attributes: { default: [], rendered: false, parseHTML: () => [] },
  }),
  parseHTML: () => ['kbd', 'abbr', 'small', 'q', 'ins', 'dfn', 'var', 'samp', 'time'].map((tag) => ({ tag })),
  renderHTML: ({ mark }) => [String(mark.attrs.tag), safeAttributes(mark.attrs.attributes as Attributes), 0],
});

const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({
    href: { default: null, rendered: false, parseHTML: (element) => element.getAttribute('href') },
    others: {
      default: [],
      rendered: false,
      parseHTML: (element) =>
        ['title', 'target', 'rel'].flatMap((name) => {
          const value = element.getAttribute(name);
          return value === null ? [] : [[name, value]];
        }),
    },
  }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => (safeHref(element.getAttribute('href')) ? null : false) }],
  renderHTML: ({ mark }) => ['a', { href: safeHref(mark.attrs.href), title: mark.attrs.href }, 0],
  addPasteRules() {
    return [
      markPasteRule({
        find: (text) => [...text.matchAll(ADDRESS)].map((match) => ({ index: match.index, text: match[0], data: { href: match[0] } })),
        type: this.type as MarkType,
        getAttributes: (match) => ({ href: match.data?.href ?? null }),
      }),
    ];
  },
});

/** In the order that they are kept in: see `markOrder`. */
export const marks = [Link, Element, ...(Object.keys(formats) as Format[]).map(format)];
