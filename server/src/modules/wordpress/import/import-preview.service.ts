/** Counts what an import would read, and estimates how long it takes from two small reads. Takes nothing in. */
import type { Actor } from '../../../platform/access/actor.ts';
import type { KnownPostsService } from '../../content/index.ts';
import type { SiteService } from '../../site/index.ts';
import { PostLists } from '../client/post-lists.ts';
import { START } from '../client/walk-by-id.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import type { ConnectionService } from '../connection.service.ts';
import { requireActive } from '../site-state.rules.ts';
import type { SiteShape } from '../wordpress-post.ts';
import { estimatedSeconds } from './estimate.rules.ts';
import type { ImportMarkService, Mark } from './import-mark.service.ts';
import type { ImportPreview, ImportPreviewType } from './import-preview.type.ts';
import { importedTypes, POST_TYPES, type PostLeg, postLegs } from './import-source.ts';

/** So many posts are read to see how fast WordPress is. */
const SAMPLE = 20;

export class ImportPreviewService {
  readonly #sites: SiteService;
  readonly #connections: ConnectionService;
  readonly #known: KnownPostsService;
  readonly #marks: ImportMarkService;

  constructor(sites: SiteService, connections: ConnectionService, known: KnownPostsService, marks: ImportMarkService) {
    this.#sites = sites;
    this.#connections = connections;
    this.#known = known;
    this.#marks = marks;
  }

  /** @throws UPSTREAM_ERROR where WordPress cannot be read. */
  async preview(actor: Actor, siteId: string): Promise<ImportPreview> {
    requireActive(await this.#sites.get(actor, siteId));
    const client = await this.#connections.open(siteId);
    await client.me();
    const shape = await client.shape();
    const lists = new PostLists(client, client, await client.pluginVersion());
    const legs = postLegs(client, lists, shape);
    const marks = await this.#marks.of(siteId, (await client.clock()).site);
    const types = await this.#types(siteId, client, shape);
    const terms = await lists.countTerms(shape);
    let toRead = 0;
    let requests = 0;
    for (const leg of legs) {
      const mark = marks.get(leg.name);
      const count = (await leg.count({ since: mark?.changedSince ?? null })) + (mark?.due.length ?? 0);
      toRead += count;
      requests += 1 + Math.ceil(count / leg.most);
    }
    const termRequests = client.hasPlugin ? 1 : shape.taxonomies.length;
    requests += termRequests + Math.ceil(terms / (legs[0]?.most ?? 1));
    return { types, terms, toRead, changedSince: earliest(legs, marks), estimatedSeconds: await estimate(legs, { toRead, requests }) };
  }

  async #types(siteId: string, client: WordPressClient, shape: SiteShape): Promise<ImportPreviewType[]> {
    const here = await this.#known.counts(siteId);
    const taken = new Set<string>(importedTypes(shape));
    const types: ImportPreviewType[] = [];
    for (const { name, restBase, count } of shape.types) {
      const contentType = taken.has(name) ? POST_TYPES[name as keyof typeof POST_TYPES] : null;
      types.push({
        postType: name,
        contentType,
        count: count ?? (restBase === null ? 0 : await client.countPosts(restBase)),
        here: contentType === null ? 0 : (here.get(contentType) ?? 0),
      });
    }
    return types.sort((a, b) => Number(a.contentType === null) - Number(b.contentType === null) || a.postType.localeCompare(b.postType));
  }
}

/** Null where one of the lists is read from its beginning. */
function earliest(legs: PostLeg[], marks: Map<string, Mark>): string | null {
  const moments = legs.map(({ name }) => marks.get(name)?.changedSince ?? '');
  return moments.reduce<string | null>((first, moment) => (first === null || moment < first ? moment : first), null) || null;
}

/** One post, then some: what a request costs by itself, and what each post adds to it. */
async function estimate([leg]: PostLeg[], work: { toRead: number; requests: number }): Promise<number | null> {
  if (!leg) return null;
  const timed = async (limit: number) => {
    const begun = performance.now();
    const { items } = await leg.next(START, limit, { since: null });
    return { posts: items.length, ms: performance.now() - begun };
  };
  return estimatedSeconds(await timed(1), await timed(SAMPLE), work);
}
