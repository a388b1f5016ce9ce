/** The whole object graph on one screen: what exists, and what each is given. */
import type { MikroORM } from '@mikro-orm/postgresql';
import { ApiTokenService, AuthenticationService } from '../modules/auth/index.ts';
import { JobRunner, JobService } from '../modules/jobs/index.ts';
import { SectorService, SiteService } from '../modules/site/index.ts';
import type { Config } from '../platform/config/config.ts';
import { SecretBox } from '../platform/crypto/secret-box.ts';
import { Database } from '../platform/db/database.ts';
import type { Notifications } from '../platform/db/notifications.ts';
import type { JobQueue } from '../platform/jobs/queue.ts';
import type { Logger } from '../platform/logging/logger.ts';
import { jobContracts } from './jobs.ts';

export interface Parts {
  config: Config;
  orm: MikroORM;
  queue: JobQueue;
  notifications: Notifications;
  log: Logger;
}

export type Services = ReturnType<typeof createServices>;

export function createServices({ config, orm, queue, notifications, log }: Parts) {
  const db = new Database(orm);
  const box = new SecretBox(config.secretKey);
  const jobs = new JobService(db, queue, notifications, jobContracts);
  const runner = new JobRunner(db, queue, jobs, log);

  const authentication = new AuthenticationService(db, config.adminToken);
  const apiTokens = new ApiTokenService(db);
  const sites = new SiteService(db, box, jobs);
  const sectors = new SectorService(db);

  return { config, log, db, queue, notifications, jobs, runner, authentication, apiTokens, sites, sectors };
}
