/**
 * Reads one WordPress for an import or a look for drift, at the pace that its host can keep: less at once where it was too much,
 * as long a wait as it asks for, and past a post that breaks it whenever it is asked for.
 */
import { Pace, type PaceState } from '../client/pace.ts';
import { askedTooMuch, type Patience, patiently } from '../client/patience.ts';
import { type Changed, lightPageOf, PostLists } from '../client/post-lists.ts';
import type { WalkPage, WalkPlace } from '../client/walk-by-id.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import type { LivePost, LiveTerm, SiteShape } from '../wordpress-post.ts';
import { type Leg, mostAtOnce, type PostLeg, postLegs, termLegs } from './import-source.ts';

/** A page of posts, with those that are there and that nobody can read. */
export interface ReadPosts {
  items: LivePost[];
  unreadable: number[];
}

/** So many posts on end that cannot be read are no longer the posts' fault. */
const MOST_UNREADABLE = 5;

export class SourceReader {
  readonly words: Pace;
  readonly lists: PostLists;
  readonly terms: Leg<LiveTerm>[];
  readonly posts: PostLeg[];
  readonly #patience: Patience;
  readonly #light: Pace;
  readonly #terms: Pace;
  #unreadable = 0;

  readonly shape: SiteShape;

  private constructor(client: WordPressClient, shape: SiteShape, version: string | null, patience: Patience, kept?: PaceState) {
    this.shape = shape;
    const most = mostAtOnce(client);
    this.words = new Pace(most, kept);
    this.#terms = new Pace(most);
    this.#light = new Pace(lightPageOf(version));
    const words = client.paced(this.words);
    this.lists = new PostLists(client.paced(this.#light), words, version);
    this.terms = termLegs(client.paced(this.#terms), shape);
    this.posts = postLegs(words, this.lists, shape);
    this.#patience = patience;
  }

  /** @param kept the pace of an earlier run. */
  static async open(client: WordPressClient, patience: Patience, kept?: PaceState): Promise<SourceReader> {
    const shape = await patiently(() => client.shape(), patience);
    return new SourceReader(client, shape, await client.pluginVersion(), patience, kept);
  }

  /** Asks anything, with patience. */
  ask<T>(question: () => Promise<T>): Promise<T> {
    return patiently(question, this.#patience);
  }

  termPage<T>(leg: Leg<T>, place: WalkPlace): Promise<WalkPage<T>> {
    const pace = this.#terms;
    return this.#fitting(pace, (limit) =>
      leg.next(place, limit, pace.atOnce).catch((error: unknown) => {
        pace.failed();
        throw error;
      }),
    );
  }

  lightPage(leg: PostLeg, place: WalkPlace, changed: Changed) {
    return this.#fitting(this.#light, (limit) => leg.light(place, limit, changed));
  }

  async postPage(leg: PostLeg, place: WalkPlace, changed: Changed): Promise<WalkPage<LivePost> & ReadPosts> {
    try {
      const page = await this.#fitting(this.words, (limit) => leg.next(place, limit, changed));
      this.#unreadable = 0;
      return { ...page, unreadable: [] };
    } catch (error) {
      if (!askedTooMuch(error)) throw error;
      return this.#nextAlone(leg, place, changed, error);
    }
  }

  /** Posts by their ids, some at a time. Those that are gone are in none of the pages. */
  async *byIds(leg: PostLeg, ids: number[]): AsyncGenerator<ReadPosts & { asked: number[] }> {
    for (let at = 0; at < ids.length; ) {
      let asked: number[] = [];
      try {
        const items = await this.#fitting(this.words, (limit) => {
          asked = ids.slice(at, at + limit);
          return leg.byIds(asked);
        });
        this.#unreadable = 0;
        yield { items, unreadable: [], asked };
      } catch (error) {
        if (!askedTooMuch(error)) throw error;
        this.#countUnreadable(error);
        yield { items: [], unreadable: asked, asked };
      }
      at += asked.length;
    }
  }

  /** The next post by itself, when a page with nothing but it breaks. */
  async #nextAlone(leg: PostLeg, place: WalkPlace, changed: Changed, cause: unknown): Promise<WalkPage<LivePost> & ReadPosts> {
    const page = await this.#fitting(this.#light, () => leg.light(place, 1, changed)).catch(() => {
      throw cause;
    });
    const [next] = page.items;
    if (!next) throw cause;
    try {
      return { ...page, items: await this.ask(() => leg.byIds([next.id])), unreadable: [] };
    } catch (error) {
      if (!askedTooMuch(error)) throw error;
      this.#countUnreadable(error);
      return { ...page, items: [], place: { ...page.place, unreadable: true }, unreadable: [next.id] };
    }
  }

  #countUnreadable(error: unknown): void {
    this.#unreadable += 1;
    if (this.#unreadable > MOST_UNREADABLE) throw error;
  }

  async #fitting<T>(pace: Pace, ask: (limit: number) => Promise<T>): Promise<T> {
    for (;;) {
      const { limit } = pace;
      try {
        return await this.ask(() => ask(limit));
      } catch (error) {
        if (!askedTooMuch(error) || !pace.tooMuch(limit)) throw error;
      }
    }
  }
}
