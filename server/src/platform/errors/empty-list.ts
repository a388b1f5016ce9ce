import { badInput } from './app-error.ts';

/**
 * In the filter of a list an empty list means no filter. A change of all that matches has to be told so by leaving it out: a
 * program whose list came out empty by mistake would otherwise change everything.
 */
export function requireNoEmptyList(filter: object, path: string): void {
  const empty = Object.entries(filter).find(([, value]) => Array.isArray(value) && value.length === 0);
  if (empty) throw badInput({ path: `${path}.${empty[0]}`, message: `${empty[0]} is empty. Leave it out where it is not to count.` });
}
