/**
 * What a save changes, and whether it is stale. A save names the version it started from; it is stale only when a field
 * that it writes was changed since, by anybody. Pure: knows no database.
 */
export const BODY_FIELDS = ['title', 'contentHtml', 'taxonomyTerms'] as const;

export type ContentField = (typeof BODY_FIELDS)[number] | 'cluster' | 'contentType' | 'contentStructure' | 'primaryKeyword' | 'targetTerm';

/** What a resolved conflict goes by: the body, and what WordPress has against it. */
export const CONFLICT_FIELDS = [...BODY_FIELDS, 'conflict'] as const;

/** Fields that the save would write and that changed after the version it started from. */
export const staleFields = <Field extends ContentField | 'conflict'>(
  writes: readonly Field[],
  fieldVersions: Record<string, number>,
  startedFrom: number,
): Field[] => writes.filter((field) => (fieldVersions[field] ?? 1) > startedFrom);

export const touchesBody = (fields: readonly ContentField[]): boolean =>
  fields.some((field) => (BODY_FIELDS as readonly string[]).includes(field));

export const markChanged = (
  fieldVersions: Record<string, number>,
  fields: readonly ContentField[],
  version: number,
): Record<string, number> => ({ ...fieldVersions, ...Object.fromEntries(fields.map((field) => [field, version])) });
