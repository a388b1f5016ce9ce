/**
 * The one way in which a draft marks what a person must still do: `[Add: what is needed]` where words are missing, and
 * `[Delete: ...]` on notes that are not for readers. Plain text, because a highlight would stay behind in the editor when
 * somebody types over it.
 */
import { escapeText, Html } from './blocks.rules.ts';

const mark = (verb: 'Add' | 'Delete', what: string): Html =>
  // A bracket in a keyword would end the mark too early.
  new Html(`[${verb}: ${escapeText(what.replaceAll('[', '(').replaceAll(']', ')'))}]`);

export const gap = (what: string): Html => mark('Add', what);

export const toDelete = (when: string): Html => mark('Delete', when);

const GAP = /\[(?:Add|Delete): [^\]]+\]/g;

/** Everything in a draft that is still to do, as it stands there, in order; empty for one that can be published. */
export const openGaps = (contentHtml: string): string[] => contentHtml.replace(/<[^>]*>/g, '').match(GAP) ?? [];
