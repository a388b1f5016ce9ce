/**
 * Begins the comparison of content without a cluster with the clusters, one at a time for a site: a second call answers the one
 * that waits or is at work. Says what came of it. Accepting is a batch like any other: ContentBatchService.
 */
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { type JobService, JobState, type JobsTables } from '../jobs/index.ts';
import { requireSite, type SiteTables } from '../site/index.ts';
import { suggestClustersJob } from './jobs/suggest-clusters.job.ts';
import { canSuggest, countSuggestions, lastSuggesting } from './suggestion/suggestion.reads.ts';
import { LEVELS, recommendedLevel } from './suggestion/suggestion.rules.ts';

export class ClusterSuggestionService {
  readonly #db: Database;
  readonly #jobs: JobService;

  constructor(db: Database, jobs: JobService) {
    this.#db = db;
    this.#jobs = jobs;
  }

  /** @returns the id of the job. */
  async begin(actor: Actor, siteId: string): Promise<string> {
    await requireSite(this.#db, actor, siteId);
    return this.#db.unitOfWork((uow) => this.#beginWithin(uow, siteId, [JobState.QUEUED, JobState.RUNNING]));
  }

  /** For whoever has just brought content in: one that is at work may have passed the place where it would stand. */
  async beginAfterImport(siteId: string): Promise<void> {
    if (!(await canSuggest(this.#db, siteId))) return;
    await this.#db.unitOfWork((uow) => this.#beginWithin(uow, siteId, [JobState.QUEUED]));
  }

  async summary(actor: Actor, siteId: string) {
    await requireSite(this.#db, actor, siteId);
    const [{ total, atLevel }, lastRun] = await Promise.all([countSuggestions(this.#db, siteId), lastSuggesting(this.#db, siteId)]);
    const recommended = recommendedLevel();
    return {
      total,
      recommendedConfidence: recommended.minConfidence,
      measuredPrecision: recommended.precision,
      recommended: atLevel[LEVELS.indexOf(recommended)] ?? 0,
      levels: LEVELS.map(({ minConfidence, precision }, at) => ({ minConfidence, measuredPrecision: precision, count: atLevel[at] ?? 0 })),
      lastRun,
    };
  }

  async #beginWithin(uow: UnitOfWork, siteId: string, unless: JobState[]): Promise<string> {
    const rows = uow.rows<SiteTables & JobsTables>();
    await rows.selectFrom('site').select('id').where('id', '=', siteId).forUpdate().execute();
    const begun = await rows
      .selectFrom('job')
      .select('id')
      .where('site_id', '=', siteId)
      .where('kind', '=', 'suggest_clusters')
      .where('state', 'in', unless)
      .executeTakeFirst();
    return begun?.id ?? this.#jobs.begin(uow, siteId, suggestClustersJob, {});
  }
}
