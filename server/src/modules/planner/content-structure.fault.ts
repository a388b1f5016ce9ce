import { badInput, type FieldError } from '../../platform/errors/app-error.ts';
import { ContentStructure, ContentType, structureFits, structuresOf } from './content-structure.rules.ts';

/** Null, or what is wrong, naming the structures that the type has. */
export function structureFault(type: ContentType, structure: ContentStructure, path: string): FieldError | null {
  if (structureFits(type, structure)) return null;
  const has = structuresOf[type].map((fitting) => graphqlName(ContentStructure, fitting)).join(', ');
  return {
    path,
    message: `${graphqlName(ContentStructure, structure)} does not belong to ${graphqlName(ContentType, type)}, which has ${has}.`,
  };
}

/** @throws BAD_USER_INPUT */
export function requireFit(type: ContentType, structure: ContentStructure, path: string): void {
  const fault = structureFault(type, structure, path);
  if (fault) throw badInput(fault);
}

const graphqlName = (values: Record<string, string>, stored: string): string =>
  Object.entries(values).find(([, value]) => value === stored)?.[0] ?? stored;
