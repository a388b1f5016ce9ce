/** Parting a cluster: which part stays in it, which become clusters of their own, and what is wrong with a person's parts. Pure. */
import type { Clustering, Level } from '../clustering/clustering.types.ts';

export interface Part {
  name: string;
  keywordIds: string[];
}

export interface Split {
  /** What stays, and the name that the cluster then has. */
  stays: Part;
  leaves: Part[];
}

export interface SplitFault {
  path: string;
  message: string;
}

const MAX_NAME = 200;

/** All faults of the parts that a person names, or none. `keywords` are those of the cluster. */
export function partFaults(parts: Part[], keywords: ReadonlySet<string>): SplitFault[] {
  const faults: SplitFault[] = [];
  const names = new Set<string>();
  const named = new Set<string>();
  parts.forEach(({ name, keywordIds }, at) => {
    const fault = (field: string, message: string) => faults.push({ path: `parts.${at}.${field}`, message });
    const clean = name.trim();
    if (clean === '' || clean.length > MAX_NAME) fault('name', `A part needs a name of 1 to ${MAX_NAME} characters.`);
    else if (names.has(clean.toLowerCase())) fault('name', `Two parts are called "${clean}".`);
    names.add(clean.toLowerCase());
    if (keywordIds.length === 0) fault('keywordIds', `"${clean}" needs at least one keyword.`);
    for (const id of keywordIds) {
      if (!keywords.has(id)) fault('keywordIds', `The cluster has no keyword with the id ${id}.`);
      else if (named.has(id)) fault('keywordIds', `The keyword with the id ${id} is named twice: it can go to one part only.`);
      named.add(id);
    }
  });
  return faults;
}

/**
 * What no part names stays in the cluster, which keeps its name. Where the parts name every keyword, the largest part stays:
 * the cluster takes its name.
 */
export function splitOf(clusterName: string, parts: Part[], keywordIds: readonly string[]): Split {
  const named = new Set(parts.flatMap((part) => part.keywordIds));
  const rest = keywordIds.filter((id) => !named.has(id));
  const clean = parts.map((part) => ({ ...part, name: part.name.trim() }));
  if (rest.length > 0) return { stays: { name: clusterName, keywordIds: rest }, leaves: clean };
  const largest = clean.reduce((most, part) => (part.keywordIds.length > most.keywordIds.length ? part : most));
  return { stays: largest, leaves: clean.filter((part) => part !== largest) };
}

/**
 * The engine's groups as parts: the largest stays, with what is like no other. No part where it sees only one group. Groups
 * come largest first, so equal ones are decided by that order.
 */
export function partsOf({ groups, places }: Clustering, level: Level): Part[] {
  const members = new Map<number, string[]>();
  for (const place of places) {
    const group = place[level]?.group;
    if (group !== undefined) members.set(group, [...(members.get(group) ?? []), place.keywordId]);
  }
  const [, ...leaving] = [...members].sort(([a, own], [b, others]) => others.length - own.length || a - b);
  return leaving.map(([group, keywordIds]) => ({ name: groups[group]?.name ?? '', keywordIds }));
}
