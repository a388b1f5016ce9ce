/** A name that no cluster of the sector has: the wanted one, or that with the next number. */

/**
 * What of two names must differ. Coarser than lower() of any database: some know small letters of ASCII alone, and most make
 * an i of the Turkish capital, of which the program keeps the dot.
 */
export const nameKey = (name: string): string => name.toLowerCase().replaceAll('i\u0307', 'i');

/** @param taken the keys of the names that are there; that of the one that is found joins them. */
export function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(nameKey(name)); n += 1) name = `${wanted} (${n})`;
  taken.add(nameKey(name));
  return name;
}
