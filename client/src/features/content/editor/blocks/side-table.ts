/**
 * What the editor's nodes were in the text that they came from, kept beside the document: a node knows its entry by its
 * `source` attribute. Entries are only ever added, so that undo finds those of long ago.
 */
import type { NodeJson } from './nodes.ts';

/** Where a node stands decides how it is written: a list item of blocks has comments that one of plain HTML has not. */
export type Place = `${PlaceKind}:${Markup}`;
export type PlaceKind = 'flow' | 'list' | 'item' | 'rows' | 'row' | 'cell' | 'columns' | 'buttons';
export type Markup = 'blocks' | 'html';

export interface Source {
  id: string;
  raw: string;
  /** What stands before and after its words or children. Together with these, they are the raw text. */
  open: string;
  close: string;
  place: Place;
  node: NodeJson;
  /** Where it began in the text that it was read from. */
  start: number;
  /** How new things inside it are written. */
  inside: Markup;
  /** Between its first two children. */
  gap?: string;
  image?: ImageShell;
  table?: TableShell;
}

/** Offsets in the raw text of a picture's block. */
export interface ImageShell {
  tag: { start: number; end: number };
  /** The element of the caption, and the words in it. */
  caption: { start: number; end: number; innerStart: number; innerEnd: number } | null;
  /** Where a caption goes that is not there yet. */
  captionAt: number;
}

export interface TableShell {
  before: string;
  after: string;
  sections: Partial<Record<TableSection, { open: string; close: string }>>;
}

export type TableSection = 'head' | 'body' | 'foot';

export interface SideTable {
  sources: Map<string, Source>;
  /** What stood between two neighbours, by `before>after`; one side is empty at the beginning and at the end of the text. */
  gaps: Map<string, string>;
  markup: Markup;
  newline: '\n' | '\r\n';
  /** Between the first two blocks of the text. */
  gap: string | undefined;
  /** Before the first and after the last. */
  lead: string;
  tail: string;
  newId: () => string;
}

export const pairOf = (before: string, after: string): string => `${before}>${after}`;

export function createSideTable(): SideTable {
  let last = 0;
  return {
    sources: new Map(),
    gaps: new Map(),
    markup: 'blocks',
    newline: '\n',
    gap: undefined,
    lead: '',
    tail: '',
    newId: () => `s${++last}`,
  };
}

export const sourceIdOf = (node: NodeJson): string => String(node.attrs?.source ?? '');
