/** The shape of the editor's document as plain data: what is read out of HTML and written back. Knows no editor. */

export interface MarkJson {
  type: string;
  attrs: Record<string, unknown>;
}

export interface NodeJson {
  type: string;
  attrs?: Record<string, unknown>;
  content?: NodeJson[];
  marks?: MarkJson[];
  text?: string;
}

export type Attributes = [name: string, value: string][];

/** Tags that a mark of their own stands for; the first of each is what new text gets. */
export const formats = {
  bold: ['strong', 'b'],
  italic: ['em', 'i'],
  underline: ['u'],
  strike: ['s', 'del', 'strike'],
  highlight: ['mark'],
  subscript: ['sub'],
  superscript: ['sup'],
  code: ['code'],
} as const satisfies Record<string, readonly string[]>;

export type Format = keyof typeof formats;

/** Inline elements that are kept as they are around their words. */
export const otherInlineTags = new Set(
  'span small big kbd abbr acronym cite q bdo bdi time ins dfn var samp font data tt label'.split(' '),
);

/** Outermost first: the order in which the editor keeps the marks of a text. */
export const markOrder = ['link', 'element', ...Object.keys(formats)] as const;

/** Blocks whose content is words. */
export const leafTypes = new Set(['paragraph', 'heading', 'preformatted', 'codeBlock', 'cite', 'summary', 'button', 'image']);

export const emptyParagraph = (): NodeJson => ({ type: 'paragraph', attrs: { source: null } });

export const isEmptyText = (node: NodeJson): boolean => !node.content || node.content.length === 0;

/** Whether two nodes say the same, whatever order their attributes are in. */
export function isSameNode(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSameNode(item, b[at]));
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = Object.entries(b).filter(([, value]) => value !== undefined);
  return left.length === right.length && left.every(([name, value]) => isSameNode(value, (b as Record<string, unknown>)[name]));
}
