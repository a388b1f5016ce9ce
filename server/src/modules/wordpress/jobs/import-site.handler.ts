/**
 * Brings terms, then posts, pages and products in, a page at a time, each page in one transaction with its place kept after
 * it: killed at any moment it goes on there, and a page taken twice changes nothing. Holds one page in memory.
 */
import { systemActor } from '../../../platform/access/actor.ts';
import { eachOf } from '../../../platform/async/each-of.ts';
import { reasonOf } from '../../../platform/http/outgoing.faults.ts';
import type { ClusterSuggestionService, ImportedContentService, PublicationService } from '../../content/index.ts';
import type { JobHandler, JobRun } from '../../jobs/index.ts';
import type { SiteService } from '../../site/index.ts';
import type { ImportedTerm, ImportedTermService } from '../../taxonomy/index.ts';
import type { WalkPage, WalkPlace } from '../client/walk-by-id.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import type { ConnectionService } from '../connection.service.ts';
import { importedPostsOf, importedTermOf, summaryOf, type Tally } from '../import/import.rules.ts';
import { importedTypes, type Leg, type PostLeg, postLegs, postTypeOf, START, termLegs } from '../import/import-source.ts';
import { requireActive } from '../site-state.rules.ts';
import type { LivePost, SiteShape } from '../wordpress-post.ts';

export interface ImportParts {
  sites: SiteService;
  connections: ConnectionService;
  importedTerms: ImportedTermService;
  importedContent: ImportedContentService;
  publication: PublicationService;
  clusterSuggestions: ClusterSuggestionService;
}

interface Checkpoint {
  leg: string;
  place: WalkPlace;
  tally: Tally;
  /** Terms that came before their parents. */
  orphans: ImportedTerm[];
}

const SMALLEST_PAGE = 10;
const CONFIRMING_AT_ONCE = 4;

export const importSiteHandler =
  (parts: ImportParts): JobHandler<Record<string, never>> =>
  async (run) => {
    requireActive(await parts.sites.get(systemActor, run.siteId));
    const client = await parts.connections.open(run.siteId, run.signal);
    await client.me();
    await new SiteImport(parts, run, client, await client.shape()).run();
    await parts.clusterSuggestions.beginAfterImport(run.siteId);
  };

class SiteImport {
  #state: Checkpoint;

  constructor(
    private readonly parts: ImportParts,
    private readonly job: JobRun,
    private readonly client: WordPressClient,
    private readonly shape: SiteShape,
  ) {
    this.#state = job.checkpoint<Checkpoint>() ?? {
      leg: '',
      place: START,
      tally: { seen: 0, terms: 0, created: 0, updated: 0, unchanged: 0, adopted: 0, conflicts: 0, missing: 0 },
      orphans: [],
    };
  }

  async run(): Promise<void> {
    const others = await this.#countAll();
    const terms = termLegs(this.client, this.shape);
    const posts = postLegs(this.client, this.shape);
    const names = [...terms, ...posts].map(({ name }) => name);
    // A plugin that came or went since makes other walks: begin again, it costs only time.
    const begun = Math.max(0, names.indexOf(this.#state.leg));
    for (const leg of terms.slice(begun)) await this.#walk(leg, (page) => this.#takeTerms(page.items.map(importedTermOf)));
    await this.parts.importedTerms.setParents(this.job.siteId, this.#state.orphans);
    for (const leg of posts.slice(Math.max(0, begun - terms.length)))
      await this.#walk(leg, (page, after, readAt) => this.#takePosts(leg, page, after, readAt));
    await this.job.progress({ done: this.#state.tally.seen, message: summaryOf(this.#state.tally, others), checkpoint: null });
  }

  /** @returns how many there are of the types that are not taken. */
  async #countAll(): Promise<Map<string, number>> {
    const taken = importedTypes(this.shape) as string[];
    const others = new Map<string, number>();
    let total = 0;
    for (const { name, restBase, count } of this.shape.types) {
      const found = count ?? (restBase === null ? 0 : await this.client.countPosts(restBase));
      if (taken.includes(name)) total += found;
      else if (found > 0) others.set(name, found);
    }
    await this.job.progress({ total, message: 'Reading categories, tags and other terms' });
    return others;
  }

  async #walk<T>(leg: Leg<T>, take: (page: WalkPage<T>, afterId: number, readAt: string) => Promise<void>): Promise<void> {
    let place = this.#state.leg === leg.name ? this.#state.place : START;
    let limit = leg.pageSize;
    for (let done = false; !done; ) {
      let page: WalkPage<T>;
      const readAt = await this.parts.importedContent.moment();
      try {
        page = await leg.next(place, limit);
      } catch (error) {
        if (limit <= SMALLEST_PAGE || !askedTooMuch(error)) throw error;
        limit = Math.max(SMALLEST_PAGE, Math.floor(limit / 2));
        continue;
      }
      await take(page, place.afterId, readAt);
      ({ place, done } = page);
      const { tally } = this.#state;
      this.#state = { ...this.#state, leg: leg.name, place };
      const message = tally.seen === 0 ? `${tally.terms} terms` : `${tally.seen} posts, pages and products`;
      await this.job.progress({ done: tally.seen, message: `Imported ${message}`, checkpoint: this.#state });
    }
  }

  async #takeTerms(terms: ImportedTerm[]): Promise<void> {
    await this.parts.importedTerms.savePage(this.job.siteId, terms);
    const orphans = await this.parts.importedTerms.setParents(this.job.siteId, terms);
    this.#state.tally.terms += terms.length;
    this.#state.orphans.push(...orphans);
  }

  async #takePosts(leg: PostLeg, { items, place, done }: WalkPage<LivePost>, afterId: number, readAt: string): Promise<void> {
    const { job, parts } = this;
    const { tally } = this.#state;
    const posts = importedPostsOf(items);
    await this.#fetchUnknownTerms(items);
    const outcome = await parts.importedContent.savePage(job.siteId, posts, readAt);
    await job.settle(
      outcome.conflicts.map(({ contentId, title }) => ({
        subjectId: contentId,
        error: {
          code: 'CONFLICT' as const,
          message: `"${title}" was changed here and in WordPress. Ours is kept here: open it in the Content Manager, compare both, and choose.`,
        },
      })),
    );
    const met = items.map(({ id }) => id);
    const unmet = await parts.importedContent.unmet(job.siteId, leg.contentTypes, { afterId, upToId: done ? null : place.afterId }, met);
    const gone: string[] = [];
    await eachOf(unmet, CONFIRMING_AT_ONCE, async ({ id, contentType, externalId }) => {
      if (await this.#isGone(postTypeOf(contentType) ?? '', externalId)) gone.push(id);
    });
    await parts.publication.markMissing(gone);
    tally.seen += items.length;
    tally.created += outcome.created;
    tally.updated += outcome.updated;
    tally.unchanged += outcome.unchanged;
    tally.adopted += outcome.adopted;
    tally.conflicts += outcome.conflicts.length;
    tally.missing += gone.length;
  }

  /** A post that our user may not see is not gone. */
  async #isGone(type: string, externalId: number): Promise<boolean> {
    try {
      return !(await this.client.isThere(type, externalId));
    } catch (error) {
      if (reasonOf(error) === 'NO_RIGHTS' || reasonOf(error) === 'REFUSED') return false;
      throw error;
    }
  }

  /** Terms that were made after we had read the terms. */
  async #fetchUnknownTerms(items: LivePost[]): Promise<void> {
    const named = items.flatMap(({ terms }) =>
      Object.entries(terms).flatMap(([taxonomy, ids]) => ids.map((externalId) => ({ taxonomy, externalId }))),
    );
    const unknown = await this.parts.importedTerms.unknown(this.job.siteId, named);
    const byTaxonomy = Map.groupBy(unknown, ({ taxonomy }) => taxonomy);
    for (const [taxonomy, terms] of byTaxonomy) {
      const found = await this.client.termsById(
        taxonomy,
        terms.map(({ externalId }) => externalId),
      );
      await this.#takeTerms(found.map(importedTermOf));
    }
  }
}

/** Too slow, too large, or out of memory: smaller pages may pass. A host that is down answers 502 or 503. */
function askedTooMuch(error: unknown): boolean {
  const { status } = (error as { details?: { status?: number } }).details ?? {};
  return reasonOf(error) === 'TIMEOUT' || reasonOf(error) === 'TOO_LARGE' || status === 500 || status === 504;
}
