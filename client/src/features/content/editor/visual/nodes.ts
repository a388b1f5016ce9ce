/** The editor's blocks of words. Each block knows by `source` which bytes of the text it came from; see `blocks/`. */
import { Node, nodeInputRule, textblockTypeInputRule, wrappingInputRule } from '@tiptap/core';

/** What a node that is split, copied or made anew has none of. */
export const source = { source: { default: null, rendered: false, keepOnSplit: false } } as const;

const Doc = Node.create({ name: 'doc', topNode: true, content: 'block+' });
const Text = Node.create({ name: 'text', group: 'inline' });

const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  priority: 1000,
  addAttributes: () => source,
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-0': () => this.editor.commands.setNode('paragraph') };
  },
});

export const levels = [1, 2, 3, 4, 5, 6];

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ ...source, level: { default: 2, rendered: false } }),
  parseHTML: () => levels.map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node }) => [`h${node.attrs.level}`, 0],
  addKeyboardShortcuts() {
    return Object.fromEntries(
      levels.map((level) => [`Mod-Alt-${level}`, () => this.editor.commands.toggleNode('heading', 'paragraph', { level })]),
    );
  },
  addInputRules() {
    return levels.map((level) =>
      textblockTypeInputRule({ find: new RegExp(`^(#{${level}})\\s$`), type: this.type, getAttributes: { level } }),
    );
  },
});

const list = (name: 'bulletList' | 'orderedList', tag: 'ul' | 'ol', find: RegExp, key: string) =>
  Node.create({
    name,
    group: 'block list',
    content: 'listItem+',
    addAttributes: () => ({
      ...source,
      ...(tag === 'ol' && { start: { default: 1, parseHTML: (element: HTMLElement) => Number(element.getAttribute('start')) || 1 } }),
    }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ node }) => [tag, node.attrs.start > 1 ? { start: node.attrs.start } : {}, 0],
    addKeyboardShortcuts() {
      return { [key]: () => this.editor.commands.toggleList(name, 'listItem') };
    },
    addInputRules() {
      return [wrappingInputRule({ find, type: this.type })];
    },
  });

const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph block*',
  defining: true,
  addAttributes: () => source,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem('listItem'),
      Tab: () => this.editor.commands.sinkListItem('listItem'),
      'Shift-Tab': () => this.editor.commands.liftListItem('listItem'),
    };
  },
});

const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'block+ cite?',
  defining: true,
  addAttributes: () => source,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: () => ['blockquote', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-b': () => this.editor.commands.toggleWrap('blockquote') };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
  },
});

/** One line that belongs to what is around it; Enter leaves it. */
const aside = (name: 'cite' | 'summary', label: string) =>
  Node.create({
    name,
    content: 'inline*',
    isolating: true,
    defining: true,
    addAttributes: () => source,
    parseHTML: () => [{ tag: name, ...(name === 'cite' && { context: 'blockquote/' }) }],
    renderHTML: () => [name === 'cite' ? 'cite' : 'div', { class: `aside-${name}`, 'data-label': label }, 0],
    addKeyboardShortcuts() {
      return {
        Enter: ({ editor }) => {
          const { $from } = editor.state.selection;
          if ($from.parent.type.name !== name) return false;
          const after = name === 'cite' ? $from.after($from.depth - 1) : $from.after();
          return editor
            .chain()
            .insertContentAt(after, { type: 'paragraph' })
            .setTextSelection(after + 1)
            .run();
        },
      };
    },
  });

const Details = Node.create({
  name: 'details',
  group: 'block',
  content: 'summary block+',
  defining: true,
  isolating: true,
  addAttributes: () => source,
  parseHTML: () => [{ tag: 'details' }],
  renderHTML: () => ['div', { class: 'details' }, 0],
});

const CodeBlock = Node.create({
  name: 'codeBlock',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => source,
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' as const }],
  renderHTML: () => ['pre', ['code', { spellcheck: 'false' }, 0]],
  addInputRules() {
    return [textblockTypeInputRule({ find: /^```[a-z]*\s$/, type: this.type })];
  },
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-c': () => this.editor.commands.toggleNode('codeBlock', 'paragraph'),
      // A third line end in a row leaves the code.
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        if (!empty || !$from.parent.type.spec.code || $from.parentOffset < $from.parent.content.size) return false;
        if (!$from.parent.textContent.endsWith('\n\n')) return false;
        return editor
          .chain()
          .command(({ tr }) => Boolean(tr.delete($from.pos - 2, $from.pos)))
          .exitCode()
          .run();
      },
    };
  },
});

const Preformatted = Node.create({
  name: 'preformatted',
  group: 'block',
  content: 'inline*',
  defining: true,
  whitespace: 'pre',
  addAttributes: () => source,
  renderHTML: () => ['pre', { class: 'preformatted' }, 0],
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection;
        return $from.parent.type.name === 'preformatted' && editor.commands.insertContent({ type: 'text', text: '\n' });
      },
    };
  },
});

const HorizontalRule = Node.create({
  name: 'horizontalRule',
  group: 'block',
  addAttributes: () => source,
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['div', { class: 'rule' }, ['hr']],
  addInputRules() {
    return [nodeInputRule({ find: /^(?:---|—-|___\s|\*\*\*\s)$/, type: this.type })];
  },
});

const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  addAttributes: () => ({ raw: { default: '<br>', rendered: false } }),
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return {
      'Shift-Enter': () =>
        this.editor.commands.first(({ commands }) => [() => commands.exitCode(), () => commands.insertContent({ type: 'hardBreak' })]),
    };
  },
});

export const wordNodes = [
  Doc,
  Text,
  Paragraph,
  Heading,
  list('bulletList', 'ul', /^\s*([-+*])\s$/, 'Mod-Shift-8'),
  list('orderedList', 'ol', /^(\d+)\.\s$/, 'Mod-Shift-7'),
  ListItem,
  Blockquote,
  aside('cite', 'Source'),
  Details,
  aside('summary', 'Summary'),
  CodeBlock,
  Preformatted,
  HorizontalRule,
  HardBreak,
];
