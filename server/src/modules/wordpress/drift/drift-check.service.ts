/** Begins looks for drift: one at a time for a site. The work is in the handler. */
import type { Actor } from '../../../platform/access/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { type JobService, JobState, type JobsTables } from '../../jobs/index.ts';
import type { SiteService, SiteTables } from '../../site/index.ts';
import { checkDriftJob } from '../jobs/check-drift.job.ts';
import { requireActive } from '../site-state.rules.ts';

export class DriftCheckService {
  readonly #db: Database;
  readonly #jobs: JobService;
  readonly #sites: SiteService;

  constructor(db: Database, jobs: JobService, sites: SiteService) {
    this.#db = db;
    this.#jobs = jobs;
    this.#sites = sites;
  }

  /** @returns the id of the job: of the one that is at work, where there is one. */
  async begin(actor: Actor, siteId: string): Promise<string> {
    requireActive(await this.#sites.get(actor, siteId));
    await this.#sites.credentials(siteId);
    return this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<SiteTables & JobsTables>();
      await rows.selectFrom('site').select('id').where('id', '=', siteId).forUpdate().execute();
      const atWork = await rows
        .selectFrom('job')
        .select('id')
        .where('site_id', '=', siteId)
        .where('kind', '=', 'check_drift')
        .where('state', 'in', [JobState.QUEUED, JobState.RUNNING])
        .executeTakeFirst();
      return atWork?.id ?? this.#jobs.begin(uow, siteId, checkDriftJob, {});
    });
  }
}
