/** Reads one WordPress block. What the editor does not know, or what is not as WordPress writes it, becomes opaque. */
import { type HtmlElement, type HtmlNode, isBlank, isElement, isText } from './markup.ts';
import type { Reader, Unit } from './read.ts';
import { type Context, readButton, readContainer, readers } from './read-element.ts';
import { readImage } from './read-figure.ts';
import type { BlockPiece } from './scan.ts';
import type { Place, PlaceKind } from './side-table.ts';

type BlockReader = (reader: Reader, element: HtmlElement, context: Context & { name: string }) => Unit | undefined;

/** @param tags the elements that the block is made of */
const made =
  (tags: RegExp, read: BlockReader): BlockReader =>
  (reader, element, context) =>
    tags.test(element.tagName) ? read(reader, element, context) : undefined;

/** A block of blocks, which may stand deeper in its markup. */
const holding =
  (childPlace: PlaceKind = 'flow'): BlockReader =>
  (reader, element, context) => {
    const isEmpty = element.childNodes.every((child) => isText(child) && isBlank(child.value));
    const holder = context.blocks.length > 0 ? holderOf(element, context.blocks) : isEmpty ? element : undefined;
    return holder && readContainer(reader, holder, { ...context, childPlace });
  };

/** Gives what was read a type of its own, where all its children may stand in that. */
const as =
  (type: string, read: BlockReader, children?: readonly string[]): BlockReader =>
  (reader, element, context) => {
    const unit = read(reader, element, context);
    if (!unit || (children && !unit.node.content?.every((child) => children.includes(child.type)))) return undefined;
    unit.node.type = type;
    const { name: _name, ...attrs } = unit.node.attrs ?? {};
    unit.node.attrs = attrs;
    return unit;
  };

/** A block that newer or older releases put in one more element. */
const unwrapped =
  (tag: string, read: BlockReader): BlockReader =>
  (reader, element, context) => {
    const only = onlyElement(element.childNodes);
    return read(reader, only?.tagName === tag ? only : element, context);
  };

const inTag: BlockReader = (reader, element, context) => readers[element.tagName]?.(reader, element, context);

const blockReaders: Record<string, BlockReader> = {
  'core/paragraph': made(/^p$/, inTag),
  'core/heading': made(/^h[1-6]$/, inTag),
  'core/list': made(/^[uo]l$/, inTag),
  'core/list-item': made(/^li$/, inTag),
  'core/quote': made(/^blockquote$/, inTag),
  'core/pullquote': unwrapped('blockquote', made(/^blockquote$/, inTag)),
  'core/image': unwrapped('figure', made(/^figure$/, readImage)),
  'core/table': made(/^(?:figure|table)$/, inTag),
  'core/code': made(/^pre$/, inTag),
  'core/preformatted': made(/^pre$/, inTag),
  'core/verse': made(/^pre$/, inTag),
  'core/separator': made(/^hr$/, inTag),
  'core/details': made(/^details$/, inTag),
  'core/group': holding(),
  'core/cover': holding(),
  'core/media-text': holding(),
  'core/columns': as('columns', holding('columns'), ['column', 'opaque']),
  'core/column': as('column', holding()),
  'core/gallery': as('gallery', holding(), ['image', 'opaque']),
  'core/buttons': as('buttons', holding('buttons'), ['button', 'opaque']),
  'core/button': (reader, element, context) => {
    const link = onlyElement(element.childNodes);
    return link && /^(?:a|button)$/.test(link.tagName) ? readButton(reader, link, context) : undefined;
  },
};

/** Blocks that stand in one other block alone. */
const homes: Record<string, PlaceKind> = { column: 'columns', button: 'buttons', listItem: 'list' };

export function readBlock(reader: Reader, block: BlockPiece, place: Place): Unit {
  const outer = { start: block.start, end: block.end };
  const read = blockReaders[block.name];
  const element = read && onlyElement(reader.parse({ start: block.innerStart, end: block.innerEnd }, block.inner));
  const context = { outer, place, inside: 'blocks', blocks: block.inner, breaksAtNewlines: false, name: block.name } as const;
  const unit = element && read(reader, element, context);
  const home = unit && homes[unit.node.type];
  return unit && (!home || place.startsWith(`${home}:`)) ? unit : reader.opaque(outer, place);
}

/** The one element there, with nothing but white space around it. */
function onlyElement(nodes: readonly HtmlNode[]): HtmlElement | undefined {
  const [only, ...others] = nodes.filter((node) => !(isText(node) && isBlank(node.value)));
  return only && others.length === 0 && isElement(only) ? only : undefined;
}

/** The element that the blocks stand in. */
function holderOf(element: HtmlElement, blocks: readonly BlockPiece[]): HtmlElement | undefined {
  const places = new Set(element.childNodes.map((child) => child.sourceCodeLocation?.startOffset));
  if (blocks.every(({ start }) => places.has(start))) return element;
  for (const child of element.childNodes) {
    const found = isElement(child) && holderOf(child, blocks);
    if (found) return found;
  }
  return undefined;
}
