/** Where an import reads from: the plugin in one walk, or core REST in one a type, always in the order of ids. */
import { ContentType } from '../../planner/index.ts';
import { nextById, type WalkPage, type WalkPlace } from '../client/walk-by-id.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import type { LivePost, LiveTerm, SiteShape } from '../wordpress-post.ts';

export interface Leg<T> {
  /** Names the walk in a checkpoint. */
  name: string;
  pageSize: number;
  next(place: WalkPlace, limit: number): Promise<WalkPage<T>>;
}

export interface PostLeg extends Leg<LivePost> {
  contentTypes: ContentType[];
}

export const POST_TYPES = { post: ContentType.ARTICLE, page: ContentType.PAGE, product: ContentType.PRODUCT } as const;
export type ImportedPostType = keyof typeof POST_TYPES;

export const postTypeOf = (type: ContentType): ImportedPostType | undefined =>
  (Object.keys(POST_TYPES) as ImportedPostType[]).find((name) => POST_TYPES[name] === type);

const PLUGIN_POSTS = 200;
const PLUGIN_TERMS = 500;
const CORE_PAGE = 100;

export const START: WalkPlace = { afterId: 0, offset: 0 };

export function importedTypes(shape: SiteShape): ImportedPostType[] {
  const there = new Set(shape.types.map(({ name }) => name));
  return (Object.keys(POST_TYPES) as ImportedPostType[]).filter((name) => there.has(name));
}

export function postLegs(client: WordPressClient, shape: SiteShape): PostLeg[] {
  const types = importedTypes(shape);
  if (types.length === 0) return [];
  if (client.hasPlugin) {
    return [
      {
        name: 'posts',
        pageSize: PLUGIN_POSTS,
        contentTypes: types.map((type) => POST_TYPES[type]),
        next: async ({ afterId }, limit) => pageOf(afterId, await client.pluginPosts(types, afterId, limit)),
      },
    ];
  }
  return types.map((type) => ({
    name: `posts:${type}`,
    pageSize: CORE_PAGE,
    contentTypes: [POST_TYPES[type]],
    next: (place, limit) => nextById(place, limit, (offset, size) => client.corePosts(type, offset, size)),
  }));
}

export function termLegs(client: WordPressClient, shape: SiteShape): Leg<LiveTerm>[] {
  if (client.hasPlugin) {
    return [
      {
        name: 'terms',
        pageSize: PLUGIN_TERMS,
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
            pageSize: CORE_PAGE,
            next: (place, limit) => nextById(place, limit, (offset, size) => client.coreTerms(restBase, offset, size)),
          },
        ],
  );
}

function pageOf<T extends { id: number }>(afterId: number, page: { items: T[]; next: number | null; total: number }): WalkPage<T> {
  return {
    items: page.items,
    place: { afterId: page.next ?? page.items.at(-1)?.id ?? afterId, offset: 0 },
    done: page.next === null,
    total: page.total,
  };
}
