/**
 * What the editor can change of a content, and how edits meet what others saved meanwhile. Pure: three states of the same
 * fields (what the edit started from, what it came to, what the server has now) go in, one comes out.
 */
import type { Editor_ContentFragment, UpdateContentInput } from '../../../graphql/generated/features/content/editor/Editor.ts';

export interface EditorFields {
  title: string;
  contentHtml: string;
  clusterId: string | null;
  contentType: Editor_ContentFragment['contentType'];
  contentStructure: Editor_ContentFragment['contentStructure'];
  primaryKeywordId: string | null;
  taxonomyTermIds: string[];
  targetTermId: string | null;
}

export type FieldName = keyof EditorFields;

export const fieldNames = [
  'title',
  'contentHtml',
  'clusterId',
  'contentType',
  'contentStructure',
  'primaryKeywordId',
  'taxonomyTermIds',
  'targetTermId',
] as const satisfies FieldName[];

export const fieldsOf = (content: Omit<Editor_ContentFragment, ' $fragmentName'>): EditorFields => ({
  title: content.title,
  contentHtml: content.contentHtml,
  clusterId: content.cluster?.id ?? null,
  contentType: content.contentType,
  contentStructure: content.contentStructure,
  primaryKeywordId: content.primaryKeyword?.id ?? null,
  taxonomyTermIds: content.taxonomyTerms.map((term) => term.id),
  targetTermId: content.targetTerm?.id ?? null,
});

/** The server names a field by what it holds, a save by what it takes. */
const namesInConflict: Record<string, FieldName> = {
  cluster: 'clusterId',
  primaryKeyword: 'primaryKeywordId',
  taxonomyTerms: 'taxonomyTermIds',
  targetTerm: 'targetTermId',
};

export const fieldsInConflict = (staleFields: unknown): FieldName[] =>
  (Array.isArray(staleFields) ? staleFields : [])
    .map((name) => namesInConflict[String(name)] ?? name)
    .filter((name): name is FieldName => (fieldNames as readonly unknown[]).includes(name));

/** Terms have no order. */
export function isSame(name: FieldName, a: EditorFields, b: EditorFields): boolean {
  if (name !== 'taxonomyTermIds') return a[name] === b[name];
  const others = new Set(b.taxonomyTermIds);
  return new Set(a.taxonomyTermIds).size === others.size && a.taxonomyTermIds.every((id) => others.has(id));
}

export const changedFields = (base: EditorFields, mine: EditorFields): FieldName[] =>
  fieldNames.filter((name) => !isSame(name, base, mine));

export const pick = (fields: EditorFields, names: readonly FieldName[]): Partial<EditorFields> =>
  Object.fromEntries(names.map((name) => [name, fields[name]]));

const MOST_TITLE = 300;

/** @returns what is wrong with a title, or nothing. */
export function titleFaultOf(title: string): string | undefined {
  if (title.trim() === '') return 'Give it a title.';
  return title.length > MOST_TITLE ? `A title has at most ${MOST_TITLE} characters; this one has ${title.length}.` : undefined;
}

/** What a save sends: only what was changed, so that what was not touched stays byte for byte. */
export const inputOf = (base: EditorFields, mine: EditorFields): UpdateContentInput => pick(mine, changedFields(base, mine));

export interface Rebased {
  mine: EditorFields;
  /** Edited here and changed there: `mine` still holds the edit, and somebody has to decide. */
  diverged: FieldName[];
}

/**
 * Brings edits onto what the server has now: a field that was not edited follows, one that was edited keeps the edit.
 * @param from what the edits started from; after a save, with what was sent in it
 */
export function rebase(from: EditorFields, mine: EditorFields, theirs: EditorFields): Rebased {
  const edited = changedFields(from, mine);
  return {
    mine: { ...theirs, ...pick(mine, edited) },
    diverged: edited.filter((name) => !isSame(name, from, theirs) && !isSame(name, mine, theirs)),
  };
}

/** Ends a conflict: what was edited here stays, and of what both changed, the side that was chosen. */
export function settle(
  from: EditorFields,
  mine: EditorFields,
  theirs: EditorFields,
  stale: readonly FieldName[],
  side: 'mine' | 'theirs',
): EditorFields {
  const kept = rebase(from, mine, theirs).mine;
  // A type brings its structure along.
  const together = stale.includes('contentType') || stale.includes('contentStructure') ? ([...stale, ...PAIR] as const) : stale;
  return { ...kept, ...pick(side === 'mine' ? mine : theirs, together) };
}

const PAIR = ['contentType', 'contentStructure'] as const satisfies FieldName[];
