/**
 * Takes posts that WordPress has, a page at a time, in one transaction of set-wise statements that is safe to repeat. Owns
 * the outcome of the three-way comparison. Never touches a cluster, a status or a source of what is here already, never
 * brings back what was deleted here, and keeps our words
 * where both sides changed, beside theirs: a conflict, until somebody chooses or both agree again.
 */
import { type Kysely, sql } from 'kysely';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { anyOf } from '../../platform/db/loader.ts';
import { ContentStructure, ContentType } from '../planner/index.ts';
import { decide, fingerprint, type KnownContent, sameView, taxonomiesOfOurs, termsNotOurs } from './baseline.rules.ts';
import { dropConflicts, keepConflicts } from './conflict/conflict.writes.ts';
import { ContentSource, ExternalKind } from './content/content.entity.ts';
import { announceContent } from './content-changes.ts';
import { dropDrift } from './drift/drift.writes.ts';
import { findTerms, markTaken, readOurViews, replaceTerms, reviseFromImport } from './imported-content.writes.ts';
import type { ImportedPost, ImportTables, Placed } from './imported-post.ts';
import { indexLater } from './search/search-keeper.ts';

export interface ImportOutcome {
  created: number;
  updated: number;
  unchanged: number;
  /** Ours that WordPress had already: linked, not doubled. */
  adopted: number;
  /** Changed on both sides; ours is kept. */
  conflicts: { contentId: string; title: string }[];
  /** Posts that say something new, and were not taken: deleted here, or written here while they were on their way. To be read again. */
  setAside: number[];
}

/** So many are indexed for the search as they are saved. */
const FEW = 20;

const STRUCTURE = {
  [ContentType.ARTICLE]: ContentStructure.IMPORTED_ARTICLE,
  [ContentType.PAGE]: ContentStructure.IMPORTED_PAGE,
  [ContentType.PRODUCT]: ContentStructure.IMPORTED_PRODUCT,
} as const;

interface KnownRow extends Omit<KnownContent, 'newer'> {
  id: string;
  externalId: number | null;
  /** Written after the page was read: a publish may have confirmed other words meanwhile. */
  touched: boolean;
  /** Milliseconds; null before the first look. */
  wpModifiedAt: number | null;
}

/** `before`: the baseline until now. */
interface Contested extends Placed {
  before: string | null;
}

export class ImportedContentService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * @param readAt a `moment` before the posts were asked for. What was written here since is newer than they are, and so is
   * what WordPress had changed later than they say (a cache may have answered): both are left as they are.
   * @param also what belongs to it, such as how far the import is now: in the same transaction, so that a kill leaves both or
   * neither.
   * @param anyDate takes also what is dated before what we know of: a WordPress that was put back from a backup has that.
   */
  async savePage(
    siteId: string,
    posts: ImportedPost[],
    readAt: string,
    also: (uow: UnitOfWork, outcome: ImportOutcome) => Promise<void> = async () => undefined,
    { anyDate = false } = {},
  ): Promise<ImportOutcome> {
    const outcome: ImportOutcome = { created: 0, updated: 0, unchanged: 0, adopted: 0, conflicts: [], setAside: [] };
    await this.#db.unitOfWork(async (uow) => {
      if (posts.length > FEW) await indexLater(uow.rows());
      if (posts.length > 0) await this.#save(uow, siteId, posts, { readAt, anyDate }, outcome);
      await also(uow, outcome);
    });
    return outcome;
  }

  async #save(
    uow: UnitOfWork,
    siteId: string,
    posts: ImportedPost[],
    { readAt, anyDate }: { readAt: string; anyDate: boolean },
    outcome: ImportOutcome,
  ): Promise<void> {
    const rows = uow.rows<ImportTables>();
    const known = await this.#known(rows, siteId, posts, readAt);
    const byExternal = new Map(known.filter((row) => row.externalId !== null).map((row) => [row.externalId, row]));
    const unlinked = new Map(known.filter((row) => row.externalId === null).map((row) => [row.id, row]));
    const fresh: Placed[] = [];
    const taken: Placed[] = [];
    const contested: Contested[] = [];
    const adopted: Placed[] = [];
    const seen: Placed[] = [];
    const deleted: string[] = [];
    for (const post of posts) {
      // What is taken becomes ours, terms and all.
      const baseline = fingerprint(post, Object.keys(post.terms));
      const row = byExternal.get(post.externalId);
      const own = post.contentId === null ? undefined : unlinked.get(post.contentId);
      if (row) {
        const newer = row.touched || (!anyDate && (row.wpModifiedAt ?? 0) > Date.parse(post.modifiedAt));
        const decision = decide({ ...row, newer }, baseline);
        if (decision === 'skip') {
          if (!row.deleted) outcome.unchanged += 1;
          else deleted.push(row.id);
          const isNews = row.baseline === null || !sameView(row.baseline, baseline);
          if (isNews && (row.deleted || row.touched)) outcome.setAside.push(post.externalId);
          continue;
        }
        seen.push({ id: row.id, post, baseline });
        if (decision === 'take') taken.push({ id: row.id, post, baseline });
        if (decision === 'both') contested.push({ id: row.id, post, baseline, before: row.baseline });
        if (decision === 'keep') outcome.unchanged += 1;
      } else if (own) {
        unlinked.delete(own.id);
        if (own.deleted) outcome.setAside.push(post.externalId);
        else adopted.push({ id: own.id, post, baseline });
      } else fresh.push({ id: newId(), post, baseline });
    }
    const created = await this.#insert(rows, siteId, fresh);
    const termIds = await findTerms(rows, siteId, [...created, ...taken]);
    const retermed = await replaceTerms(rows, siteId, { fresh: created, known: taken }, termIds);
    const rewritten = await markTaken(rows, taken, retermed);
    await reviseFromImport(rows, [...created.map(({ id }) => id), ...rewritten]);
    await this.#adopt(rows, adopted);
    const differing = await this.#contest(rows, contested);
    outcome.conflicts = differing.map(({ id, title }) => ({ contentId: id, title }));
    const news = await keepConflicts(rows, siteId, differing);
    const open = new Set(differing.map(({ id }) => id));
    const over = await dropConflicts(
      rows,
      seen.flatMap(({ id }) => (open.has(id) ? [] : [id])),
    );
    const back = await this.#refresh(rows, seen, deleted);
    await dropDrift(
      rows,
      [...seen, ...adopted].map(({ id }) => id),
    );
    await announceContent(uow, siteId, [...[...created, ...taken, ...adopted].map(({ id }) => id), ...news, ...over, ...back]);
    outcome.created = created.length;
    outcome.updated = taken.length;
    outcome.adopted = adopted.length;
    outcome.unchanged += contested.length - outcome.conflicts.length;
  }

  async #known(rows: Kysely<ImportTables>, siteId: string, posts: ImportedPost[], readAt: string): Promise<KnownRow[]> {
    const externalIds = posts.map((post) => post.externalId);
    const contentIds = posts.flatMap((post) => (post.contentId === null ? [] : [post.contentId]));
    const found = await rows
      .selectFrom('content')
      .select([
        'id',
        'body_version',
        'baseline_hash',
        'baseline_version',
        'deleted_at',
        sql<string | null>`external_id::text`.as('external_id'),
        sql<boolean>`updated_at > ${readAt}::timestamptz`.as('touched'),
        sql<number | null>`(extract(epoch from wp_modified_at) * 1000)::float8`.as('wp_modified_ms'),
      ])
      .where('site_id', '=', siteId)
      .where((eb) =>
        eb.or([
          eb.and([eb('external_kind', '=', ExternalKind.POST), sql<boolean>`external_id = any(${externalIds}::bigint[])`]),
          eb('id', '=', anyOf(contentIds)),
        ]),
      )
      .orderBy('id')
      .forUpdate()
      .execute();
    return found.map((row) => ({
      id: row.id,
      externalId: row.external_id === null ? null : Number(row.external_id),
      deleted: row.deleted_at !== null,
      bodyVersion: row.body_version,
      baseline: row.baseline_hash,
      baselineVersion: row.baseline_version,
      touched: row.touched,
      wpModifiedAt: row.wp_modified_ms,
    }));
  }

  async #insert(rows: Kysely<ImportTables>, siteId: string, fresh: Placed[]): Promise<Placed[]> {
    if (fresh.length === 0) return [];
    const site = await rows.selectFrom('site').select('default_sector_id').where('id', '=', siteId).executeTakeFirstOrThrow();
    const inserted = await rows
      .insertInto('content')
      .values(
        fresh.map(({ id, post, baseline }) => ({
          id,
          site_id: siteId,
          sector_id: site.default_sector_id as string,
          title: post.title,
          content_html: post.html,
          content_type: post.contentType,
          content_structure: STRUCTURE[post.contentType],
          source: ContentSource.WORDPRESS,
          external_kind: ExternalKind.POST,
          external_id: post.externalId,
          external_url: post.url,
          wp_status: post.status,
          wp_modified_at: post.modifiedAt,
          baseline_hash: baseline,
          baseline_version: 1,
        })) as never,
      )
      // A publish of this moment may have linked the post already.
      .onConflict((oc) => oc.columns(['site_id', 'external_kind', 'external_id']).doNothing())
      .returning('id')
      .execute();
    const ids = new Set(inserted.map((row) => row.id));
    return fresh.filter(({ id }) => ids.has(id));
  }

  /** Links our own content to the post that bears its id. Where the words differ, ours are the later ones. */
  async #adopt(rows: Kysely<ImportTables>, adopted: Placed[]): Promise<void> {
    const ours = await readOurViews(
      rows,
      adopted.map(({ id }) => id),
    );
    for (const { id, post } of adopted) {
      const view = ours.get(id);
      const sent = Object.entries(view?.terms ?? {}).flatMap(([taxonomy, ids]) => (ids.length > 0 ? [taxonomy] : []));
      const same = view?.title === post.title && view.html === post.html;
      await rows
        .updateTable('content')
        .set({
          external_kind: ExternalKind.POST,
          external_id: post.externalId,
          external_url: post.url,
          wp_status: post.status,
          wp_modified_at: post.modifiedAt,
          baseline_hash: fingerprint(post, sent),
          baseline_version: same ? sql<number>`body_version` : 0,
          missing_at: null,
        })
        .where('id', '=', id)
        .where('external_id', 'is', null)
        .execute();
    }
  }

  /** @returns those that really differ, with our title; where both sides came to the same words, that is the new baseline. */
  async #contest(rows: Kysely<ImportTables>, contested: Contested[]): Promise<(Placed & { title: string })[]> {
    const ours = await readOurViews(
      rows,
      contested.map(({ id }) => id),
    );
    const conflicts: (Placed & { title: string })[] = [];
    for (const { id, post, baseline, before } of contested) {
      const view = ours.get(id);
      if (!view) continue;
      const left = termsNotOurs(before);
      const terms = Object.fromEntries(Object.keys(post.terms).map((taxonomy) => [taxonomy, view.terms[taxonomy] ?? left[taxonomy] ?? []]));
      if (!sameView(fingerprint({ ...view, terms }), baseline)) conflicts.push({ id, post, baseline, title: view.title });
      else
        await rows
          .updateTable('content')
          .set({
            baseline_hash: fingerprint(post, [...taxonomiesOfOurs(before), ...Object.keys(view.terms)]),
            baseline_version: sql<number>`body_version`,
          })
          .where('id', '=', id)
          .execute();
    }
    return conflicts;
  }

  /**
   * What WordPress says about a post beside its words. Of one that was deleted here only that it is there.
   *
   * @returns those that were gone before, or have another status now.
   */
  async #refresh(rows: Kysely<ImportTables>, seen: Placed[], deleted: string[]): Promise<string[]> {
    if (deleted.length > 0)
      await rows
        .updateTable('content')
        .set({ missing_at: null })
        .where('id', '=', anyOf(deleted))
        .where('missing_at', 'is not', null)
        .execute();
    if (seen.length === 0) return [];
    const { rows: refreshed } = await sql<{
      id: string;
      shown: boolean;
    }>`update content c set wp_status = i.status, wp_modified_at = i.modified_at, external_url = i.url, missing_at = null
      from unnest(${seen.map(({ id }) => id)}::uuid[], ${seen.map(({ post }) => post.status)}::text[],
        ${seen.map(({ post }) => post.modifiedAt)}::timestamptz[], ${seen.map(({ post }) => post.url)}::text[]) as i(id, status, modified_at, url)
        join content old on old.id = i.id
      where c.id = i.id and ((c.wp_status, c.wp_modified_at, c.external_url) is distinct from (i.status, i.modified_at, i.url) or c.missing_at is not null)
      returning c.id, (old.wp_status is distinct from i.status or old.missing_at is not null) as shown`.execute(rows);
    return refreshed.flatMap(({ id, shown }) => (shown ? [id] : []));
  }
}
