/** A name that no cluster of the sector has: the wanted one, or that with the next number. */

/** @param taken the names that are there, in lower case; the one that is found joins them. */
export function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${wanted} (${n})`;
  taken.add(name.toLowerCase());
  return name;
}
