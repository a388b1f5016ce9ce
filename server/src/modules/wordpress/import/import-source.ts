/** Where an import reads from: the plugin in one walk, or core REST in one a type, always in the order of ids. */
import { ContentType } from '../../planner/index.ts';
import { type Changed, changedSince, type LightPost, type PostLists } from '../client/post-lists.ts';
import { nextById, nextByPage, START, type WalkPage, type WalkPlace } from '../client/walk-by-id.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import type { LivePost, LiveTerm, SiteShape } from '../wordpress-post.ts';

export interface Leg<T> {
  /** Names the walk in a checkpoint. */
  name: string;
  /** @param atOnce so many pages where they can be asked for by number. */
  next(place: WalkPlace, limit: number, atOnce: number): Promise<WalkPage<T>>;
}

export interface PostLeg extends Omit<Leg<LivePost>, 'next'> {
  contentTypes: ContentType[];
  /** So many at once, where the host can do it. */
  most: number;
  /** Whether "changed since" compares the dates of the site's own zone. */
  byLocalDate: boolean;
  next(place: WalkPlace, limit: number, changed: Changed): Promise<WalkPage<LivePost>>;
  /** Ids and dates alone. */
  light(place: WalkPlace, limit: number, changed: Changed): Promise<WalkPage<LightPost>>;
  /** Ids greater than this, and how many posts there are in all. */
  newer(afterId: number): Promise<{ ids: number[]; total: number }>;
  /** A page of them at most; those that are gone are left out. */
  byIds(ids: number[]): Promise<LivePost[]>;
  count(changed: Changed): Promise<number>;
  /** How many there are in all, where WordPress has said so already. */
  counted: number | null;
}

export const POST_TYPES = { post: ContentType.ARTICLE, page: ContentType.PAGE, product: ContentType.PRODUCT } as const;
export type ImportedPostType = keyof typeof POST_TYPES;

export const postTypeOf = (type: ContentType): ImportedPostType | undefined =>
  (Object.keys(POST_TYPES) as ImportedPostType[]).find((name) => POST_TYPES[name] === type);

const MOST = { plugin: 500, core: 100 } as const;
export const mostAtOnce = ({ hasPlugin }: WordPressClient): number => (hasPlugin ? MOST.plugin : MOST.core);

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

export function importedTypes(shape: SiteShape): ImportedPostType[] {
  const there = new Set(shape.types.map(({ name }) => name));
  return (Object.keys(POST_TYPES) as ImportedPostType[]).filter((name) => there.has(name));
}

export function postLegs(client: WordPressClient, lists: PostLists, shape: SiteShape): PostLeg[] {
  const types = importedTypes(shape);
  if (types.length === 0) return [];
  const legOf = (own: ImportedPostType[]): Omit<PostLeg, 'name' | 'next'> => ({
    contentTypes: own.map((type) => POST_TYPES[type]),
    most: mostAtOnce(client),
    byLocalDate: !client.hasPlugin,
    counted: client.hasPlugin
      ? sum(shape.types.flatMap(({ name, count }) => (own.some((type) => type === name) ? [count ?? 0] : [])))
      : null,
    light: (place, limit, changed) => lists.light(own, place, limit, changed),
    newer: (afterId) => lists.newer(own, afterId),
    byIds: (ids) => lists.byIds(own, ids),
    count: (changed) => lists.count(own, changed),
  });
  if (client.hasPlugin) {
    return [
      {
        ...legOf(types),
        name: 'posts',
        next: async ({ afterId }, limit, changed) =>
          pageOf(afterId, await client.pluginPosts(types, afterId, limit, changedSince(changed))),
      },
    ];
  }
  return types.map((type) => ({
    ...legOf([type]),
    name: `posts:${type}`,
    next: (place, limit, changed) =>
      nextById(
        place,
        limit,
        (offset, size) => client.corePosts(type, offset, size, changedSince(changed)),
        (offset) => lists.idAt(type, offset, changed),
      ),
  }));
}

export function termLegs(client: WordPressClient, shape: SiteShape): Leg<LiveTerm>[] {
  if (client.hasPlugin) {
    return [
      {
        name: 'terms',
        next: async ({ afterId }, limit) => pageOf(afterId, await client.pluginTerms(afterId, limit)),
      },
    ];
  }
  return shape.taxonomies.flatMap(({ name, restBase }) =>
    restBase === null
      ? []
      : [
          {
            name: `terms:${name}`,
            next: (place, limit, atOnce) => nextByPage(place, limit, (page, size) => client.coreTerms(restBase, page, size), atOnce),
          },
        ],
  );
}

function pageOf<T extends { id: number }>(afterId: number, page: { items: T[]; next: number | null; total: number }): WalkPage<T> {
  return {
    items: page.items,
    place: { ...START, afterId: page.next ?? page.items.at(-1)?.id ?? afterId },
    done: page.next === null,
    total: page.total,
  };
}
