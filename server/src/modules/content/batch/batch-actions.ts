/** What batches do, each with its rules in SQL over rows of `content`: what stands in the way, and what is so already. */
import { type RawBuilder, sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/db/database.ts';
import { anyOf } from '../../../platform/db/loader.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import type { PlannerTables } from '../../planner/index.ts';
import { deleteRecorded, type RowChanges, updateRecorded } from '../../undo/index.ts';
import { changed, type Retermed } from '../content-undo.ts';
import { UNLINKED } from '../publication.service.ts';
import type { PublishingNow } from '../publishing-now.port.ts';
import type { BatchFault } from './batch-faults.rules.ts';
import { ContentBatchKind } from './batch-kind.ts';

export interface BatchAction {
  /** `unlink` is no batch of this module: who publishes does it. */
  kind: ContentBatchKind | 'unlink';
  /** For people, as in `12 contents moved to "Moka pots"`. */
  summary(what: string): string;
  /** Null where nothing stands in the way. It is read once over all that are chosen, and again over those that are about to change. */
  fault: RawBuilder<BatchFault | null>;
  /** Whether there is something to do: what is so already is neither changed nor counted. */
  changes: RawBuilder<boolean>;
  /** How many rows it writes for one content, at most. */
  rowsEach: number;
  /** Held before the contents are, in the order in which others hold both. */
  hold?(uow: UnitOfWork, ids: string[]): Promise<void>;
  /** @param ids contents that are locked, and that it is to change. */
  change(uow: UnitOfWork, siteId: string, ids: string[]): Promise<RowChanges[]>;
}

const unlessDeleted = sql<BatchFault | null>`case when content.deleted_at is not null then 'deleted' end`;

export const assignCluster = (cluster: { id: string; name: string }): BatchAction => {
  const sector = sql`(select cluster.sector_id from cluster where cluster.id = ${cluster.id})`;
  return {
    kind: ContentBatchKind.ASSIGN_CLUSTER,
    summary: (what) => `${what} moved to "${cluster.name}"`,
    fault: unlessDeleted,
    changes: sql`(content.cluster_id, content.sector_id) is distinct from (${cluster.id}::uuid, ${sector})`,
    rowsEach: 1,
    async hold(uow) {
      const rows = uow.rows<PlannerTables>();
      const held = await rows.selectFrom('cluster').select('id').where('id', '=', cluster.id).forShare().executeTakeFirst();
      if (!held) throw notFound('cluster', cluster.id);
    },
    change: async (uow, _siteId, ids) => [
      await updateRecorded(uow, {
        table: 'content',
        set: { cluster_id: sql`${cluster.id}::uuid`, sector_id: sector },
        where: sql`id = ${anyOf(ids)}`,
        ids,
        bump: ['version'],
        mark: changed('cluster'),
      }),
    ],
  };
};

/** Each content's own suggestion, where it is as sure as that. What got a cluster meanwhile keeps it. */
export const acceptSuggestions = (minConfidence: number): BatchAction => {
  const suggested = sql`select cluster_suggestion.content_id, cluster.id as cluster_id, cluster.sector_id
    from cluster_suggestion join cluster on cluster.id = cluster_suggestion.cluster_id where confidence >= ${minConfidence}::float8`;
  return {
    kind: ContentBatchKind.ASSIGN_CLUSTER,
    summary: (what) => `${what} moved to suggested clusters`,
    fault: sql`case when content.deleted_at is not null then 'deleted' when content.cluster_id is not null then 'clustered'
      when not exists (select from (${suggested}) as suggested where suggested.content_id = content.id) then 'unsuggested' end`,
    changes: sql`true`,
    rowsEach: 1,
    async hold(uow, ids) {
      await sql`select id from cluster where id in (select cluster_id from cluster_suggestion where content_id = ${anyOf(ids)})
        order by id for share`.execute(uow.rows<PlannerTables>());
    },
    change: async (uow, _siteId, ids) => [
      await updateRecorded(uow, {
        table: 'content',
        set: { cluster_id: sql`suggested.cluster_id`, sector_id: sql`suggested.sector_id` },
        where: sql`id = ${anyOf(ids)}`,
        ids,
        from: { rows: sql`(${suggested}) as suggested`, on: sql`suggested.content_id = now.id` },
        bump: ['version'],
        mark: changed('cluster'),
      }),
    ],
  };
};

const TERM_KEY = ['content_id', 'term_id'];

/** Whether WordPress lets a type of content have a term is told when it is published: terms here may be for later. */
export const assignTerms = (attach: string[], detach: string[]): BatchAction => ({
  kind: ContentBatchKind.ASSIGN_TAXONOMY,
  summary: (what) => `Terms of ${what} changed`,
  fault: unlessDeleted,
  changes: sql`(exists (select from content_term where content_term.content_id = content.id and content_term.term_id = ${anyOf(detach)})
    or exists (select from unnest(${attach}::uuid[]) as wanted(id)
      where not exists (select from content_term where content_term.content_id = content.id and content_term.term_id = wanted.id)))`,
  rowsEach: attach.length + detach.length,
  async change(uow, siteId, ids) {
    const detached = await deleteRecorded(uow, 'content_term', sql`content_id = ${anyOf(ids)} and term_id = ${anyOf(detach)}`, TERM_KEY);
    const { rows: created } = await sql<{ content_id: string; term_id: string }>`
      insert into content_term (site_id, content_id, term_id)
      select ${siteId}::uuid, content.id, wanted.id from unnest(${ids}::uuid[]) as content(id), unnest(${attach}::uuid[]) as wanted(id)
      on conflict do nothing returning content_id, term_id`.execute(uow.rows<object>());
    const { rows: retermed } = await sql<Retermed>`
      update content set version = version + 1, body_version = body_version + 1,
        field_versions = field_versions || jsonb_build_object('taxonomyTerms', version + 1), updated_at = now()
      where id = ${anyOf(ids)} returning id, body_version`.execute(uow.rows<object>());
    return [
      { table: 'content', noted: retermed as unknown as Record<string, unknown>[] },
      { ...detached, about: 'content_id' },
      { table: 'content_term', key: TERM_KEY, about: 'content_id', created },
    ];
  },
});

/** Soft: it can be restored, an import never brings it back, and WordPress is left alone. */
export const deletion = ({ isPublishing }: PublishingNow): BatchAction => ({
  kind: ContentBatchKind.DELETE,
  summary: (what) => `${what} deleted`,
  fault: sql`case when content.deleted_at is null and ${isPublishing} then 'publishing' end`,
  changes: sql`content.deleted_at is null`,
  rowsEach: 1,
  change: async (uow, _siteId, ids) => [await setDeletedAt(uow, ids, sql`now()`)],
});

/** Of deleted contents that describe one term the last deleted comes back: a term has one text. */
export const restoration: BatchAction = {
  kind: ContentBatchKind.RESTORE,
  summary: (what) => `${what} restored`,
  fault: sql`case
    when content.deleted_at is null or content.target_term_id is null then null
    when exists (select from content as living where living.site_id = content.site_id
      and living.target_term_id = content.target_term_id and living.deleted_at is null) then 'termTaken'
    when row_number() over (partition by content.target_term_id, content.deleted_at is null
      order by content.deleted_at desc, content.id desc) > 1 then 'termShared'
    end`,
  changes: sql`content.deleted_at is not null`,
  rowsEach: 1,
  change: async (uow, _siteId, ids) => [await setDeletedAt(uow, ids, sql`null`, true)],
};

/** Forgets the posts of contents: published again, each becomes a new one. */
export const unlinking = ({ isPublishing }: PublishingNow): BatchAction => ({
  kind: 'unlink',
  summary: (what) => `${what} unlinked from WordPress`,
  fault: sql`case when content.deleted_at is not null then 'deleted' when ${isPublishing} then 'beingPublished'
    when content.external_id is null then 'notLinked' end`,
  changes: sql`content.external_id is not null`,
  rowsEach: 1,
  change: async (uow, _siteId, ids) => [
    await updateRecorded(uow, {
      table: 'content',
      set: Object.fromEntries(Object.entries(UNLINKED).map(([column, value]) => [column, value === null ? sql`null` : sql`${value}`])),
      where: sql`id = ${anyOf(ids)}`,
      ids,
      bump: ['version'],
    }),
  ],
});

/** @param untouched what was written since it was restored is not deleted again by an undo. */
const setDeletedAt = (uow: UnitOfWork, ids: string[], value: RawBuilder<unknown>, untouched = false) =>
  updateRecorded(uow, { table: 'content', set: { deleted_at: value }, where: sql`id = ${anyOf(ids)}`, ids, untouched, bump: ['version'] });
