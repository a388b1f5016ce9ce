/** Begins imports: one of a whole site at a time, and a second call answers the one that is at work. The work is in the handler. */

import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { isId } from '../../platform/db/ids.ts';
import { badInput, conflict } from '../../platform/errors/app-error.ts';
import { type JobService, JobState, type JobsTables } from '../jobs/index.ts';
import type { SiteService, SiteTables } from '../site/index.ts';
import { importSiteJob } from './jobs/import-site.job.ts';
import { requireActive } from './site-state.rules.ts';

const MOST_CHOSEN = 10_000;

export class ImportService {
  readonly #db: Database;
  readonly #jobs: JobService;
  readonly #sites: SiteService;

  constructor(db: Database, jobs: JobService, sites: SiteService) {
    this.#db = db;
    this.#jobs = jobs;
    this.#sites = sites;
  }

  /**
   * @returns the id of the job.
   * @throws CONFLICT where everything is to be read again while only what changed is being read.
   */
  async begin(actor: Actor, siteId: string, full: boolean): Promise<string> {
    requireActive(await this.#sites.get(actor, siteId));
    await this.#sites.credentials(siteId);
    return this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<SiteTables & JobsTables>();
      await rows.selectFrom('site').select('id').where('id', '=', siteId).forUpdate().execute();
      const atWork = await rows
        .selectFrom('job')
        .select(['id', sql<boolean>`coalesce((payload->>'full')::boolean, false)`.as('full')])
        .where('site_id', '=', siteId)
        .where('kind', '=', 'import_site')
        .where('state', 'in', [JobState.QUEUED, JobState.RUNNING])
        .where(sql<boolean>`payload->'contentIds' is null`)
        .executeTakeFirst();
      if (atWork && full && !atWork.full)
        throw conflict('An import of what changed is at work. Wait until it is through, or stop it, and then read everything again.');
      return atWork?.id ?? this.#jobs.begin(uow, siteId, importSiteJob, { full });
    });
  }

  /** Brings in only the posts of these contents. @returns the id of the job. */
  async beginFor(actor: Actor, siteId: string, contentIds: string[]): Promise<string> {
    requireActive(await this.#sites.get(actor, siteId));
    await this.#sites.credentials(siteId);
    const ids = [...new Set(contentIds)];
    const refuse = (message: string) => badInput({ path: 'contentIds', message });
    if (ids.length === 0) throw refuse('Name at least one content, or leave contentIds out.');
    if (ids.length > MOST_CHOSEN) throw refuse(`At most ${MOST_CHOSEN.toLocaleString('en')} contents in one call.`);
    const strange = ids.find((id) => !isId(id));
    if (strange !== undefined) throw refuse(`"${strange}" is not the id of a content.`);
    return this.#db.unitOfWork((uow) => this.#jobs.begin(uow, siteId, importSiteJob, { full: false, contentIds: ids }, ids.length));
  }
}
