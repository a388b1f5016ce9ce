/**
 * Looks for posts that were changed, trashed or deleted since the last import or check. Reads ids and dates, then the words of
 * those alone whose date is not the one we know; all ids only where there are not as many posts as there should be. Each list's
 * end is kept, so a check that was killed begins with the one it was at.
 */

import { eachOf } from '../../../platform/async/each-of.ts';
import type { Database } from '../../../platform/db/database.ts';
import { reasonOf } from '../../../platform/http/outgoing.faults.ts';
import { DriftKind, type DriftService, type FoundDrift, type KnownPostsService, type PublicationService } from '../../content/index.ts';
import type { JobRun } from '../../jobs/index.ts';
import type { Changed } from '../client/post-lists.ts';
import { START } from '../client/walk-by-id.ts';
import { gmt, importedPostsOf } from '../import/import.rules.ts';
import { changesFrom, type ImportMarkService, type Mark } from '../import/import-mark.service.ts';
import { type PostLeg, postTypeOf } from '../import/import-source.ts';
import type { Post } from '../import/post-intake.ts';
import type { Reading } from '../import/site-reading.ts';
import { walkAhead } from '../import/walk-ahead.ts';
import { driftMarkOf, summaryOfDrift } from './drift.rules.ts';

export interface DriftParts {
  db: Database;
  drift: DriftService;
  knownPosts: KnownPostsService;
  importMarks: ImportMarkService;
  publication: PublicationService;
}

const READING_AT_ONCE = 4;

export class DriftCheck {
  readonly #found = { looked: 0, changed: 0, trashed: 0, deleted: 0 };
  /** Posts whose words were read, and contents whose post is gone: all ids may come by a second time. */
  readonly #compared = new Set<number>();
  readonly #gone = new Set<string>();

  constructor(
    private readonly parts: DriftParts,
    private readonly job: JobRun,
    private readonly reading: Reading,
  ) {}

  async run(): Promise<void> {
    const { reader, source } = this.reading;
    const marks = await this.parts.importMarks.of(this.job.siteId, source);
    const legs = reader.posts.map((leg) => ({ leg, mark: latest(marks.get(leg.name), marks.get(driftMarkOf(leg.name))) }));
    let total = 0;
    for (const { leg, mark } of legs) total += await reader.ask(() => leg.count({ since: mark?.changedSince ?? null }));
    await this.job.progress({ total, message: 'Looking at the dates of posts' });
    for (const { leg, mark } of legs) await this.#look(leg, mark);
    const { looked } = this.#found;
    await this.job.progress({ total: looked, done: looked, message: summaryOfDrift(this.#found) });
  }

  async #look(leg: PostLeg, mark: Mark | undefined): Promise<void> {
    const { knownPosts, importMarks, db } = this.parts;
    const { siteId } = this.job;
    const { reader, source, began } = this.reading;
    const foreign = new Set<number>();
    const due = await this.#compare(leg, mark?.due ?? []);
    let highestId = await this.#walk(leg, { since: mark?.changedSince ?? null }, foreign, due);
    if (mark) {
      const { ids, total } = await reader.ask(() => leg.newer(mark.highestId));
      for (const id of await this.#unknown(leg, ids)) foreign.add(id);
      const known = (await knownPosts.present(siteId, leg.contentTypes)) + foreign.size;
      if (known !== total) await this.#walk(leg, { since: null }, foreign, due);
      highestId = ids.reduce((most, id) => Math.max(most, id), Math.max(highestId, mark.highestId));
    }
    // Posts that are not here yet are met again by the next look: forgotten, they would hide as many that are gone.
    for (const id of foreign) highestId = Math.min(highestId, id - 1);
    await this.#keepGone(await this.parts.drift.missing(siteId, leg.contentTypes));
    const changedSince = changesFrom(began, leg.byLocalDate);
    await db.unitOfWork((uow) =>
      importMarks.keep(uow, siteId, [{ name: driftMarkOf(leg.name), source, changedSince, highestId, due: [...new Set(due)] }]),
    );
  }

  /**
   * @param foreign filled with the posts that are not here yet: they are the next import's.
   * @returns the greatest id that it met.
   */
  async #walk(leg: PostLeg, changed: Changed, foreign: Set<number>, due: number[]): Promise<number> {
    const { knownPosts, drift } = this.parts;
    const { siteId } = this.job;
    let highest = 0;
    await walkAhead(
      START,
      (place) => this.reading.reader.lightPage(leg, place, changed),
      async ({ items, place, done }, from) => {
        const met = items.map(({ id }) => id);
        highest = Math.max(highest, met.at(-1) ?? 0);
        const suspects = await drift.suspects(
          siteId,
          items.map(({ id, modifiedGmt }) => ({ externalId: id, modifiedAt: gmt(modifiedGmt) })),
        );
        due.push(...(await this.#compare(leg, suspects)));
        for (const id of await this.#unknown(leg, met)) foreign.add(id);
        if (changed.since === null) {
          const range = { afterId: from.afterId, upToId: done ? null : place.afterId };
          await this.#keepGone(await knownPosts.unmet(siteId, leg.contentTypes, range, met));
        }
        this.#found.looked += items.length;
        await this.job.progress({ done: this.#found.looked, message: `Looked at ${this.#found.looked} posts` });
      },
    );
    return highest;
  }

  /** @returns those that nobody can read now. */
  async #compare(leg: PostLeg, ids: number[]): Promise<number[]> {
    const unreadable: number[] = [];
    const fresh = ids.filter((id) => !this.#compared.has(id));
    for await (const page of this.reading.reader.byIds(leg, fresh)) {
      unreadable.push(...page.unreadable);
      for (const id of page.asked) this.#compared.add(id);
      this.#found.changed += await this.parts.drift.compare(this.job.siteId, importedPostsOf(page.items));
    }
    return unreadable;
  }

  /** Not here at all: what is here and was gone is looked at as one that came back. */
  async #unknown(leg: PostLeg, ids: number[]): Promise<number[]> {
    return this.parts.knownPosts.absent(this.job.siteId, leg.contentTypes, ids);
  }

  async #keepGone(unmet: Post[]): Promise<void> {
    const gone: FoundDrift[] = [];
    const fresh = unmet.filter(({ id }) => !this.#gone.has(id));
    await eachOf(fresh, READING_AT_ONCE, async (post) => {
      const found = await this.#readGone(post);
      if (found) gone.push(found);
    });
    await this.parts.publication.markMissing(gone.map(({ contentId }) => contentId));
    await this.parts.drift.keepGone(this.job.siteId, gone);
    for (const { kind, contentId } of gone) {
      this.#found[kind] += 1;
      this.#gone.add(contentId);
    }
  }

  /** Null for one that is there after all, and for one that our user may not see. */
  async #readGone({ id, contentType, externalId }: Post): Promise<FoundDrift | null> {
    const { client, reader } = this.reading;
    try {
      const post = await reader.ask(() => client.readPost(postTypeOf(contentType) ?? '', externalId));
      const nothing = { wpStatus: null, wpModifiedAt: null, title: null, contentHtml: null, terms: {} };
      if (!post) return { contentId: id, kind: DriftKind.DELETED, ...nothing };
      if (post.status !== 'trash') return null;
      const { status, title, content, modifiedGmt, terms } = post;
      return {
        contentId: id,
        kind: DriftKind.TRASHED,
        wpStatus: status,
        wpModifiedAt: gmt(modifiedGmt),
        title,
        contentHtml: content,
        terms,
      };
    } catch (error) {
      if (reasonOf(error) === 'NO_RIGHTS' || reasonOf(error) === 'REFUSED') return null;
      throw error;
    }
  }
}

/** An import compares everything too: whichever looked last. */
const latest = (imported: Mark | undefined, checked: Mark | undefined): Mark | undefined =>
  !imported || (checked && checked.changedSince > imported.changedSince) ? checked : imported;
