/** What we ask of one site's REST API, of core and of the plugin, with checked answers. Knows nothing of our own rows. */
import { eachOf } from '../../../platform/async/each-of.ts';
import { reasonOf } from '../../../platform/http/outgoing.faults.ts';
import type { PluginTermBody } from '../publish/requests.rules.ts';
import { type LivePost, type LiveTerm, postPath, type SiteShape, writableTaxonomies } from '../wordpress-post.ts';
import {
  CORE_TERM_FIELDS,
  clockAnswer,
  corePostFields,
  corePostOf,
  coreShape,
  coreTerm,
  healthAnswer,
  LISTED_TERM_FIELDS,
  meAnswer,
  pluginPostAnswer,
  pluginPosts,
  pluginTerms,
  siteMetadata,
} from './answers.ts';
import { check } from './checked.ts';
import { wordPressFault } from './faults.ts';
import { PluginRoutes } from './plugin-routes.ts';
import type { Query, ReadingPace, Slice, WordPressRest } from './wordpress-rest.ts';

/** Core REST answers no more at once. */
const MOST_A_PAGE = 100;
const AT_ONCE = 4;

interface KnownSite {
  pluginVersion: string | null;
  shape: SiteShape;
}

export class WordPressClient {
  readonly hasPlugin: boolean;
  readonly rest: WordPressRest;
  #metadata: Promise<KnownSite> | undefined;

  constructor(rest: WordPressRest, { hasPlugin }: { hasPlugin: boolean }) {
    this.rest = rest;
    this.hasPlugin = hasPlugin;
  }

  /** The same site, for requests that end with this signal too. */
  until(signal: AbortSignal): WordPressClient {
    return this.#over(this.rest.until(signal));
  }

  /** The same site, with reads at this pace. */
  paced(pace: ReadingPace): WordPressClient {
    return this.#over(this.rest.paced(pace));
  }

  /** Proves the credentials: unlike a public read, this is refused without them. */
  async me() {
    return check(meAnswer, await this.rest.get('wp/v2/users/me', { context: 'edit', _fields: 'id,name,capabilities' }));
  }

  /**
   * What WordPress's clock says, and a mark of the very site: its REST root and its time zone. Asked signed in: what answered
   * when the root was looked for may have been a cache.
   */
  async clock(): Promise<{ now: Date | null; site: string }> {
    const { body, date } = await this.rest.read('', { _fields: 'timezone_string,gmt_offset' });
    const { timezone_string, gmt_offset } = check(clockAnswer, body);
    return { now: date, site: `${this.rest.root} ${timezone_string || gmt_offset}` };
  }

  async health() {
    return check(healthAnswer, await this.rest.get('igny8/v1/health', {}));
  }

  /** The routes that write, where the plugin is there and new enough to have them. */
  async plugin(): Promise<PluginRoutes | null> {
    const version = await this.pluginVersion();
    return version !== null && publishesItself(version) ? new PluginRoutes(this.rest) : null;
  }

  async shape(): Promise<SiteShape> {
    return (await this.#known()).shape;
  }

  /** Null where the plugin is not there. */
  async pluginVersion(): Promise<string | null> {
    return (await this.#known()).pluginVersion;
  }

  async restBase(type: string): Promise<string> {
    const restBase = (await this.shape()).types.find(({ name }) => name === type)?.restBase;
    if (restBase) return restBase;
    throw wordPressFault('REFUSED', `This site has no "${type}" in its REST API, or the WordPress user may not edit it.`);
  }

  /** The post with every term, or null where it is gone. One in the trash is answered as it lies there. */
  async readPost(type: string, id: number): Promise<LivePost | null> {
    if (this.hasPlugin) {
      const { items } = await this.pluginPosts([type], id - 1, 1);
      if (items[0]?.id === id) return items[0];
    }
    try {
      return await this.#corePost('GET', type, postPath(await this.restBase(type), id));
    } catch (error) {
      if (reasonOf(error) === 'NOT_FOUND') return null;
      throw error;
    }
  }

  /** Whether a post is there and not in the trash; asks for nothing that has to be rendered. */
  async isThere(type: string, id: number): Promise<boolean> {
    const post = await this.readPost(type, id);
    return post !== null && post.status !== 'trash';
  }

  async createPost(type: string, fields: Record<string, unknown>): Promise<LivePost> {
    return this.writePost(type, { path: postPath(await this.restBase(type)), fields });
  }

  /** Makes or changes a post, as the path says. */
  writePost(type: string, { path, fields }: { path: string; fields: Record<string, unknown> }): Promise<LivePost> {
    return this.#corePost('POST', type, path, fields);
  }

  /** The post that bears our content's id, in whatever status. */
  async postByContentId(contentId: string): Promise<LivePost | null> {
    try {
      return check(pluginPostAnswer, await this.rest.get(`igny8/v1/post-by-content-id/${contentId}`, {}));
    } catch (error) {
      if (reasonOf(error) === 'NOT_FOUND') return null;
      throw error;
    }
  }

  async postBySlug(type: string, slug: string): Promise<LivePost | null> {
    const { items } = await this.#corePosts(type, { slug, status: 'any', orderby: 'id', order: 'asc', per_page: 1 });
    return items[0] ?? null;
  }

  /** Posts in the order of their ids, raw, from the plugin. */
  async pluginPosts(types: string[], afterId: number, limit: number, only: Query = {}) {
    const page = check(
      pluginPosts,
      await this.rest.get('igny8/v1/posts', { post_type: types.join(','), after_id: afterId, per_page: limit, ...only }),
    );
    return { items: page.items, next: page.next_after_id, total: page.total };
  }

  async pluginTerms(afterId: number, limit: number) {
    const page = check(pluginTerms, await this.rest.get('igny8/v1/taxonomies', { after_id: afterId, per_page: limit }));
    return { items: page.items, next: page.next_after_id, total: page.total };
  }

  /** Posts of one type in the order of their ids, raw, from core. */
  corePosts(type: string, offset: number, limit: number, only: Query = {}): Promise<Slice<LivePost>> {
    return this.#corePosts(type, { status: 'any', orderby: 'id', order: 'asc', offset, per_page: limit, ...only });
  }

  async countPosts(restBase: string): Promise<number> {
    return (await this.rest.list(`wp/v2/${restBase}`, { context: 'edit', status: 'any', per_page: 1, _fields: 'id' })).total;
  }

  /** @param page from 1: core knows no `offset` for taxonomies with parents, and passes it over in silence. */
  async coreTerms(restBase: string, page: number, limit: number): Promise<Slice<LiveTerm>> {
    const { items, total } = await this.rest.list(`wp/v2/${restBase}`, {
      context: 'edit',
      hide_empty: 0,
      orderby: 'id',
      order: 'asc',
      page,
      per_page: limit,
      _fields: LISTED_TERM_FIELDS,
    });
    return { items: check(coreTerm.array(), items), total };
  }

  /** Terms that an answer named and nobody here knows yet. Those that are gone meanwhile are left out. */
  async termsById(taxonomy: string, ids: number[]): Promise<LiveTerm[]> {
    const found: LiveTerm[] = [];
    if (this.hasPlugin) {
      await eachOf(ids, AT_ONCE, async (id) => {
        const page = check(pluginTerms, await this.rest.get('igny8/v1/taxonomies', { taxonomy, after_id: id - 1, per_page: 1 }));
        found.push(...page.items.filter((term) => term.id === id));
      });
      return found;
    }
    const restBase = (await this.shape()).taxonomies.find(({ name }) => name === taxonomy)?.restBase;
    if (!restBase) return [];
    for (let at = 0; at < ids.length; at += MOST_A_PAGE) {
      const { items } = await this.rest.list(`wp/v2/${restBase}`, {
        context: 'edit',
        hide_empty: 0,
        include: ids.slice(at, at + MOST_A_PAGE).join(','),
        per_page: MOST_A_PAGE,
        _fields: CORE_TERM_FIELDS,
      });
      found.push(...check(coreTerm.array(), items));
    }
    return found;
  }

  /** Writes the description of a term, as the path says, and gives it back as it is stored. */
  async writeTerm(path: string, fields: PluginTermBody | { description: string }, live: LiveTerm): Promise<LiveTerm> {
    const plugin = await this.plugin();
    if (plugin && 'term' in fields) {
      const answer = await plugin.publishTerm(fields);
      return {
        ...live,
        name: answer.name,
        slug: answer.slug,
        link: answer.link,
        description: answer.description ?? fields.term.description,
      };
    }
    return check(coreTerm, await this.rest.post(path, { context: 'edit', _fields: CORE_TERM_FIELDS }, fields));
  }

  /** @throws TERM_EXISTS with the `termId` of the one that is there. */
  async createTerm(restBase: string, fields: { name: string; slug: string; description?: string; parent?: number }): Promise<LiveTerm> {
    return check(coreTerm, await this.rest.post(`wp/v2/${restBase}`, { context: 'edit', _fields: CORE_TERM_FIELDS }, fields));
  }

  #over(rest: WordPressRest): WordPressClient {
    const client = new WordPressClient(rest, { hasPlugin: this.hasPlugin });
    client.#metadata = this.#metadata;
    return client;
  }

  #known(): Promise<KnownSite> {
    this.#metadata ??= this.#load().catch((error: unknown) => {
      // What failed once may answer when it is asked again.
      this.#metadata = undefined;
      throw error;
    });
    return this.#metadata;
  }

  async #load(): Promise<KnownSite> {
    if (this.hasPlugin) return check(siteMetadata, await this.rest.get('igny8/v1/site-metadata', {}));
    // No `_fields` here: core takes them for fields of the whole answer, which is keyed by type.
    const [types, taxonomies] = await Promise.all([
      this.rest.get('wp/v2/types', { context: 'edit' }),
      this.rest.get('wp/v2/taxonomies', { context: 'view' }),
    ]);
    return { pluginVersion: null, shape: check(coreShape, { types, taxonomies }) };
  }

  async #corePost(method: 'GET' | 'POST', type: string, path: string, fields?: Record<string, unknown>): Promise<LivePost> {
    const taxonomies = writableTaxonomies(await this.shape(), type);
    const query = { context: 'edit', _fields: corePostFields(taxonomies, this.hasPlugin) };
    const body = method === 'GET' ? await this.rest.get(path, query) : await this.rest.post(path, query, fields);
    return check(corePostOf(taxonomies), body);
  }

  async #corePosts(type: string, query: Query): Promise<Slice<LivePost>> {
    const taxonomies = writableTaxonomies(await this.shape(), type);
    const { items, total } = await this.rest.list(postPath(await this.restBase(type)), {
      ...query,
      context: 'edit',
      _fields: corePostFields(taxonomies, this.hasPlugin),
    });
    return { items: check(corePostOf(taxonomies).array(), items), total };
  }
}

/** Plugins before 0.2 only read. */
const publishesItself = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 0 || minor >= 2;
};
