/**
 * What a model's look at the groups does to them. By construction each keyword stays in exactly one place: groups are
 * united, keywords let go, names given; nothing else can be said. The levels go on nesting.
 */
import { type Clustering, type Group, LEVELS, type Place, type Standing } from '../clustering/clustering.types.ts';

export interface Review {
  /** By number of the group. */
  names: Map<number, { name: string; description: string }>;
  /** Pairs of standard groups that are one topic. */
  same: [number, number][];
  /** Numbers of places whose keyword does not belong to its standard group. */
  strays: number[];
}

const MAX_NAME = 200;

/** @param volumes of the places, in their order. */
export function reviewed(clustering: Clustering, review: Review, volumes: number[], takenNames: string[]): Clustering {
  const places = clustering.places.map((place) => ({ ...place }));
  const groups = clustering.groups.map((group) => ({ ...group }));
  letGo(places, groups, review.strays);
  unite(places, groups, review.same);
  dissolveLoners(places, groups);
  return { groups: named(counted(groups, places, volumes), review.names, takenNames), places };
}

/** A model that throws out half of a group has not understood it: then none of it goes. */
function letGo(places: Place[], groups: Group[], strays: number[]): void {
  const byGroup = new Map<number, Set<number>>();
  for (const at of strays) {
    const group = places[at]?.standard?.group;
    if (group !== undefined) byGroup.set(group, (byGroup.get(group) ?? new Set()).add(at));
  }
  for (const [group, leaving] of byGroup) {
    if (2 * leaving.size >= (groups[group]?.keywords ?? 0)) continue;
    for (const at of leaving) {
      const place = places[at] as Place;
      // Where it nearly was is the nearest that it has.
      place.nearest = place.standard;
      place.standard = null;
      place.fine = null;
    }
  }
}

/** The larger takes the smaller in, an existing cluster any new group. Two existing ones are never united by a run. */
function unite(places: Place[], groups: Group[], same: [number, number][]): void {
  const into = new Map<number, number>();
  const rootOf = (group: number): number => (into.has(group) ? rootOf(into.get(group) as number) : group);
  for (const [one, other] of same) {
    const [a, b] = [rootOf(one), rootOf(other)];
    const [first, second] = [groups[a] as Group, groups[b] as Group];
    if (a === b || (first.clusterId && second.clusterId)) continue;
    const takesFirst = first.clusterId ? true : second.clusterId ? false : first.keywords >= second.keywords;
    into.set(takesFirst ? b : a, takesFirst ? a : b);
  }
  for (const place of places) {
    if (place.standard && into.has(place.standard.group)) {
      const group = rootOf(place.standard.group);
      const parent = groups[group]?.parent ?? null;
      place.broad = parent === null ? null : { group: parent, score: place.broad?.score ?? place.standard.score };
      place.standard = { ...place.standard, group };
    }
    if (place.nearest) place.nearest = { ...place.nearest, group: rootOf(place.nearest.group) };
  }
  for (const group of groups) if (group.level === 'fine' && group.parent !== null) group.parent = rootOf(group.parent);
}

/** A new group of one is none. What is nearest must be there, and be another. */
function dissolveLoners(places: Place[], groups: Group[]): void {
  for (const level of LEVELS) {
    const sizes = new Map<number, number>();
    for (const place of places) if (place[level]) sizes.set(place[level].group, (sizes.get(place[level].group) ?? 0) + 1);
    const isGone = (standing: Standing | null): boolean =>
      standing !== null && groups[standing.group]?.clusterId === null && (sizes.get(standing.group) ?? 0) < 2;
    for (const place of places) {
      if (isGone(place[level])) place[level] = null;
      if (level === 'standard' && (isGone(place.nearest) || place.nearest?.group === place.standard?.group)) place.nearest = null;
    }
  }
}

function counted(groups: Group[], places: Place[], volumes: number[]): Group[] {
  const totals = groups.map(() => ({ keywords: 0, volume: 0, score: 0 }));
  places.forEach((place, at) => {
    for (const level of LEVELS) {
      const standing = place[level];
      const total = standing && totals[standing.group];
      if (!standing || !total) continue;
      total.keywords += 1;
      total.volume += volumes[at] as number;
      total.score += standing.score;
    }
  });
  return groups.map((group, at) => {
    const { keywords, volume, score } = totals[at] as (typeof totals)[number];
    return { ...group, keywords, volume, cohesion: keywords === 0 ? 0 : score / keywords };
  });
}

/** A name that another of its level has, or a cluster, is not taken: the one by the rules stays. */
function named(groups: Group[], names: Review['names'], takenNames: string[]): Group[] {
  const taken = new Map(LEVELS.map((level) => [level, new Set(takenNames.map((name) => name.toLowerCase()))]));
  for (const [at, group] of groups.entries()) if (!names.has(at)) taken.get(group.level)?.add(group.name.toLowerCase());
  return groups.map((group, at) => {
    const given = names.get(at);
    if (!given) return group;
    const name = given.name.trim().slice(0, MAX_NAME);
    const own = taken.get(group.level) as Set<string>;
    const isFree = group.clusterId === null && name !== '' && !own.has(name.toLowerCase());
    own.add((isFree ? name : group.name).toLowerCase());
    return isFree ? { ...group, name, description: given.description.trim() || group.description } : group;
  });
}
