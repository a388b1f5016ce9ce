/**
 * What an import and a look for drift ask beside whole pages: ids with their dates alone, posts by their ids, and counts.
 * By the plugin where it knows how, else by core.
 */
import { z } from 'zod';
import { eachOf } from '../../../platform/async/each-of.ts';
import { type LivePost, postPath, type SiteShape } from '../wordpress-post.ts';
import { check } from './checked.ts';
import { nextById, type WalkPage, type WalkPlace } from './walk-by-id.ts';
import type { WordPressClient } from './wordpress-client.ts';
import type { Query, Slice } from './wordpress-rest.ts';

/** A post without its words: `modifiedGmt` as WordPress writes it, without a zone. */
export interface LightPost {
  id: number;
  modifiedGmt: string;
}

const corePost = z.object({ id: z.number().int(), modified_gmt: z.string() }).transform((post) => light(post.id, post.modified_gmt));
const pluginPost = z
  .object({ post_id: z.number().int(), modified_gmt: z.string() })
  .transform((post) => light(post.post_id, post.modified_gmt));
const pluginPage = z.object({ items: z.array(pluginPost), next_after_id: z.number().int().nullable(), total: z.number().int() });

const light = (id: number, modifiedGmt: string): LightPost => ({ id, modifiedGmt });

const CORE_PAGE = 100;
/** Plugins from 0.2 on answer ids without words, and posts by their ids. */
type Plugin = 'none' | 'old' | 'light';
const LIGHT_PAGE = { none: CORE_PAGE, old: 500, light: 5_000 } as const;
const AT_ONCE = 4;
/** Pages by offset overlap by so many: what goes away between two of them moves the others up. */
const LOOK_BACK = 10;

export interface Changed {
  /** ISO 8601 with its zone. */
  since: string | null;
}

/** For a walk over what changed since a moment. */
export const changedSince = ({ since }: Changed): Query => (since === null ? {} : { modified_after: since });

function pluginOf(version: string | null): Plugin {
  if (version === null) return 'none';
  return /^0\.[01](\.|$)/.test(version) ? 'old' : 'light';
}

/** How many ids one answer holds at most. */
export const lightPageOf = (pluginVersion: string | null): number => LIGHT_PAGE[pluginOf(pluginVersion)];

export class PostLists {
  readonly #client: WordPressClient;
  readonly #words: WordPressClient;
  readonly #plugin: Plugin;

  /** @param words the same site at the pace of whole posts. */
  constructor(client: WordPressClient, words: WordPressClient, pluginVersion: string | null) {
    this.#client = client;
    this.#words = words;
    this.#plugin = pluginOf(pluginVersion);
  }

  /** Ids with dates, in the order of the ids. Core knows one type at a time. */
  async light(types: string[], place: WalkPlace, limit: number, changed: Changed): Promise<WalkPage<LightPost>> {
    if (this.#plugin === 'none')
      return nextById(place, limit, (offset, size) =>
        this.#coreLight(types, { order: 'asc', offset, per_page: size, ...changedSince(changed) }),
      );
    const page = check(
      pluginPage,
      await this.#client.rest.get('igny8/v1/posts', {
        post_type: types.join(','),
        after_id: place.afterId,
        per_page: limit,
        ...(this.#plugin === 'light' && { view: 'light' }),
        ...changedSince(changed),
      }),
    );
    const last = page.next_after_id ?? page.items.at(-1)?.id ?? place.afterId;
    return { items: page.items, place: { afterId: last, offset: 0 }, done: page.next_after_id === null, total: page.total };
  }

  /** For core: the id at a place of the list of one type, in the order of ids. */
  async idAt(type: string, offset: number, changed: Changed): Promise<number | null> {
    const { items } = await this.#coreLight([type], { order: 'asc', offset, per_page: 1, ...changedSince(changed) });
    return items[0]?.id ?? null;
  }

  /** Those with greater ids than this, in no order, and how many posts there are in all. */
  async newer(types: string[], afterId: number): Promise<{ ids: number[]; total: number }> {
    const ids: number[] = [];
    if (this.#plugin !== 'none') {
      for (let place: WalkPlace = { afterId, offset: 0 }; ; ) {
        const page = await this.light(types, place, LIGHT_PAGE[this.#plugin], { since: null });
        ids.push(...page.items.map(({ id }) => id));
        place = page.place;
        if (page.done) return { ids, total: page.total };
      }
    }
    for (let offset = 0; ; offset += CORE_PAGE - LOOK_BACK) {
      const { items, total } = await this.#coreLight(types, { order: 'desc', offset, per_page: CORE_PAGE });
      const fresh = items.filter(({ id }) => id > afterId);
      ids.push(...fresh.map(({ id }) => id));
      if (fresh.length < items.length || offset + CORE_PAGE >= total) return { ids: [...new Set(ids)], total };
    }
  }

  /** Posts by their ids, at most a page. Those that are gone, or in the trash, are left out. */
  async byIds(types: string[], ids: number[]): Promise<LivePost[]> {
    if (ids.length === 0) return [];
    if (this.#plugin === 'light') return (await this.#words.pluginPosts(types, 0, ids.length, { include: ids.join(',') })).items;
    if (this.#plugin === 'none') {
      const [type = ''] = types;
      return (await this.#words.corePosts(type, 0, ids.length, { include: ids.join(',') })).items;
    }
    const found: LivePost[] = [];
    await eachOf(ids, AT_ONCE, async (id) => {
      const { items } = await this.#words.pluginPosts(types, id - 1, 1);
      found.push(...items.filter((post) => post.id === id));
    });
    return found;
  }

  /** How many there are. */
  async count(types: string[], changed: Changed): Promise<number> {
    if (this.#plugin !== 'none') return (await this.light(types, { afterId: 0, offset: 0 }, 1, changed)).total;
    return (await this.#coreLight(types, { per_page: 1, ...changedSince(changed) })).total;
  }

  async countTerms(shape: SiteShape): Promise<number> {
    if (this.#plugin !== 'none') return (await this.#client.pluginTerms(0, 1)).total;
    let total = 0;
    for (const { restBase } of shape.taxonomies) if (restBase !== null) total += (await this.#client.coreTerms(restBase, 1, 1)).total;
    return total;
  }

  async #coreLight([type = '']: string[], query: Query): Promise<Slice<LightPost>> {
    const { items, total } = await this.#client.rest.list(postPath(await this.#client.restBase(type)), {
      context: 'edit',
      status: 'any',
      orderby: 'id',
      ...query,
      _fields: 'id,modified_gmt',
    });
    return { items: check(corePost.array(), items), total };
  }
}
