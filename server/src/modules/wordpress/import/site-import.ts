/**
 * An import of a whole site: terms, then posts, pages and products, a page at a time. The next page comes while the last one is
 * saved, each in one transaction with its place: killed at any moment it goes on there. Holds one page, and one on its way.
 * Where an earlier import went through, it reads what changed since, what is new, and what was due; and only where WordPress does
 * not have as many posts as it then should, it compares all their ids.
 */
import type { Database, UnitOfWork } from '../../../platform/db/database.ts';
import { FINISHED, type JobRun } from '../../jobs/index.ts';
import type { ImportedTerm } from '../../taxonomy/index.ts';
import type { PaceState } from '../client/pace.ts';
import { START, type WalkPlace } from '../client/walk-by-id.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import { importedTermOf, summaryOf, type Tally } from './import.rules.ts';
import { changesFrom, type ImportMarkService, type Mark } from './import-mark.service.ts';
import { importedTypes, type Leg, type PostLeg } from './import-source.ts';
import { type IntakeParts, PostIntake, type Taken } from './post-intake.ts';
import type { ReadPosts, SourceReader } from './source-reader.ts';
import { walkAhead } from './walk-ahead.ts';

export interface ImportParts extends IntakeParts {
  db: Database;
  importMarks: ImportMarkService;
}

export interface Checkpoint {
  /** The WordPress that is read, and when that began by its clock. */
  source: string;
  began: string;
  leg: string;
  place: WalkPlace;
  /** Its walk is through; what follows it is small, and safe to repeat. */
  walked: boolean;
  tally: Tally;
  /** How many posts there are to read, as far as that is known; null before it was counted. */
  total: number | null;
  /** How many posts had been read before this leg. */
  seenBefore: number;
  highestId: number;
  due: number[];
  /** Of the legs that are through. */
  marks: Mark[];
  /** Terms that came before their parents. */
  orphans: ImportedTerm[];
  pace: PaceState;
}

export const NOTHING: Tally = {
  seen: 0,
  terms: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  adopted: 0,
  conflicts: 0,
  missing: 0,
  unreadable: 0,
};

export class SiteImport {
  readonly #intake: PostIntake;
  #state: Checkpoint;

  constructor(
    private readonly parts: ImportParts,
    private readonly job: JobRun,
    private readonly client: WordPressClient,
    private readonly reader: SourceReader,
    start: { source: string; began: string },
  ) {
    this.#intake = new PostIntake(parts, job, client, reader);
    const kept = job.checkpoint<Checkpoint>();
    const fresh = { ...start, tally: NOTHING, total: null, marks: [], orphans: [], pace: reader.words.state, ...this.#beginLeg('', 0) };
    // Of another WordPress, or in another zone, nothing that was kept is true: begin again, it costs only time.
    this.#state = kept?.source === start.source ? kept : fresh;
  }

  /** @param full reads every post again. */
  async run(full: boolean): Promise<void> {
    const { job, parts, reader } = this;
    const marks = full ? new Map<string, Mark>() : await parts.importMarks.of(job.siteId, this.#state.source);
    const others = await this.#countAll(marks);
    const names = [...reader.terms, ...reader.posts].map(({ name }) => name);
    // A plugin that came or went since makes other walks.
    const begun = Math.max(0, names.indexOf(this.#state.leg));
    for (const leg of reader.terms.slice(begun)) await this.#walkTerms(leg);
    await parts.importedTerms.setParents(job.siteId, this.#state.orphans);
    for (const leg of reader.posts.slice(Math.max(0, begun - reader.terms.length))) await this.#walkPosts(leg, marks.get(leg.name));
    await parts.db.unitOfWork(async (uow) => {
      await job.hold(uow);
      await parts.importMarks.keep(uow, job.siteId, this.#state.marks);
      const { seen } = this.#state.tally;
      // Posts that came or went while they were read: what was counted before no longer says how many there are.
      await job.progress({ total: seen, done: seen, message: summaryOf(this.#state.tally, others), checkpoint: FINISHED }, uow);
    });
  }

  /** @returns how many there are of the types that are not taken, where all is read. */
  async #countAll(marks: Map<string, Mark>): Promise<Map<string, number>> {
    const taken = importedTypes(this.reader.shape) as string[];
    const others = new Map<string, number>();
    // Where only what changed is read, the first page says how much that is.
    if (this.#state.total === null) {
      let total = 0;
      for (const leg of this.reader.posts) {
        if (!marks.has(leg.name)) total += leg.counted ?? (await this.reader.ask(() => leg.count({ since: null })));
      }
      this.#state.total = total;
    }
    for (const { name, restBase, count } of this.reader.shape.types) {
      if (taken.includes(name) || (count === null && marks.size > 0)) continue;
      const found = count ?? (restBase === null ? 0 : await this.reader.ask(() => this.client.countPosts(restBase)));
      if (found > 0) others.set(name, found);
    }
    await this.job.progress({ total: this.#state.total, message: 'Reading categories, tags and other terms' });
    return others;
  }

  async #walkTerms(leg: Leg<Parameters<typeof importedTermOf>[0]>): Promise<void> {
    if (this.#state.leg !== leg.name) Object.assign(this.#state, this.#beginLeg(leg.name, 0));
    await walkAhead(
      this.#state.place,
      (place) => this.reader.termPage(leg, place),
      async ({ items, place }) => {
        const orphans = await this.#intake.takeTerms(items.map(importedTermOf));
        this.#state.orphans.push(...orphans);
        this.#state.tally = { ...this.#state.tally, terms: this.#state.tally.terms + items.length };
        this.#state.place = place;
        await this.#keep();
      },
    );
  }

  async #walkPosts(leg: PostLeg, mark: Mark | undefined): Promise<void> {
    if (this.#state.leg !== leg.name) Object.assign(this.#state, this.#beginLeg(leg.name, mark?.highestId ?? 0));
    const changed = { since: mark?.changedSince ?? null };
    if (!this.#state.walked) {
      await walkAhead(
        this.#state.place,
        async (place) => ({ readAt: await this.parts.knownPosts.moment(), ...(await this.reader.postPage(leg, place, changed)) }),
        async ({ readAt, items, unreadable, place, done, total }, from) => {
          if (mark && from === START) this.#state.total = (this.#state.total ?? 0) + total + mark.due.length;
          const met = [...items.map(({ id }) => id), ...unreadable];
          if (!mark) await this.#findGone(leg, { afterId: from.afterId, upToId: done ? null : place.afterId }, met);
          await this.#take({ items, unreadable }, readAt, { place, walked: done });
        },
      );
    }
    if (mark) await this.#catchUp(leg, mark);
    const { source, began, highestId, due } = this.#state;
    const changedSince = changesFrom(began, leg.byLocalDate);
    const next: Mark = { name: leg.name, source, changedSince, highestId, due: [...new Set(due)] };
    this.#state.marks = [...this.#state.marks.filter(({ name }) => name !== leg.name), next];
  }

  /** What a walk over the changed ones cannot see: new posts with an old date, posts to be read again, and what is gone. */
  async #catchUp(leg: PostLeg, mark: Mark): Promise<void> {
    const { knownPosts } = this.parts;
    const { siteId } = this.job;
    const { ids, total } = await this.reader.ask(() => leg.newer(mark.highestId));
    for (const id of ids) this.#state.highestId = Math.max(this.#state.highestId, id);
    const fresh = await knownPosts.absent(siteId, leg.contentTypes, ids);
    await this.#takeByIds(leg, [...new Set([...fresh, ...mark.due])]);
    // Those that could not be taken are there all the same: left out, they would hide as many that are gone.
    const away = await knownPosts.absent(siteId, leg.contentTypes, [...new Set(this.#state.due)]);
    if ((await knownPosts.present(siteId, leg.contentTypes)) + away.length !== total) await this.#compareAll(leg);
    const read = this.#state.tally.seen - this.#state.seenBefore;
    this.#state.tally = { ...this.#state.tally, unchanged: this.#state.tally.unchanged + Math.max(0, total - read) };
  }

  /** All ids there against all ids here. */
  async #compareAll(leg: PostLeg): Promise<void> {
    await walkAhead(
      START,
      (place) => this.reader.lightPage(leg, place, { since: null }),
      async ({ items, place, done }, from) => {
        const met = items.map(({ id }) => id);
        await this.#findGone(leg, { afterId: from.afterId, upToId: done ? null : place.afterId }, met);
        const absent = await this.parts.knownPosts.absent(this.job.siteId, leg.contentTypes, met);
        const due = new Set(this.#state.due);
        await this.#takeByIds(
          leg,
          absent.filter((id) => !due.has(id)),
        );
      },
    );
  }

  async #takeByIds(leg: PostLeg, ids: number[]): Promise<void> {
    let readAt = await this.parts.knownPosts.moment();
    for await (const page of this.reader.byIds(leg, ids)) {
      await this.#take(page, readAt, {});
      readAt = await this.parts.knownPosts.moment();
    }
  }

  async #findGone(leg: PostLeg, range: { afterId: number; upToId: number | null }, met: number[]): Promise<void> {
    const unmet = await this.parts.knownPosts.unmet(this.job.siteId, leg.contentTypes, range, met);
    const missing = await this.#intake.markGone(unmet);
    this.#state.tally = { ...this.#state.tally, missing: this.#state.tally.missing + missing };
  }

  async #take(page: ReadPosts, readAt: string, now: Partial<Checkpoint>): Promise<void> {
    const { highestId, due, tally } = this.#state;
    let next = this.#state;
    await this.#intake.take(page, readAt, tally, async (uow: UnitOfWork, taken: Taken) => {
      next = {
        ...this.#state,
        ...now,
        tally: taken.tally,
        highestId: Math.max(highestId, ...page.items.map(({ id }) => id)),
        due: [...due, ...taken.due],
        pace: this.reader.words.state,
      };
      await this.#keep(next, uow);
    });
    this.#state = next;
  }

  #beginLeg(leg: string, highestId: number) {
    return { leg, place: START, walked: false, highestId, due: [], seenBefore: this.#state?.tally.seen ?? 0 };
  }

  async #keep(state: Checkpoint = this.#state, within?: UnitOfWork): Promise<void> {
    const { seen, terms } = state.tally;
    const message = seen === 0 ? `Imported ${terms} terms` : `Imported ${seen} posts, pages and products`;
    await this.job.progress({ total: Math.max(state.total ?? 0, seen), done: seen, message, checkpoint: state }, within);
  }
}
