/** How the connection of a site and the work with its WordPress stand, and what to do about it. Pure: knows no database. */
import type { ConnectionFailure } from '../../site/index.ts';

export const SiteHealthStatus = {
  HEALTHY: 'healthy',
  NEEDS_ATTENTION: 'needs_attention',
  FAILING: 'failing',
  NOT_CONNECTED: 'not_connected',
  INACTIVE: 'inactive',
} as const;
export type SiteHealthStatus = (typeof SiteHealthStatus)[keyof typeof SiteHealthStatus];

/** Worst first: the order in which problems are told. */
export const SiteProblemCode = {
  NOT_CONNECTED: 'not_connected',
  CONNECTION_FAILED: 'connection_failed',
  IMPORT_FAILED: 'import_failed',
  PUBLISH_FAILED: 'publish_failed',
  CONFLICT: 'conflict',
  MISSING_IN_WORDPRESS: 'missing_in_wordpress',
  FAILED_TASKS: 'failed_tasks',
  NEEDS_CLUSTER: 'needs_cluster',
  UNPUBLISHED_CHANGES: 'unpublished_changes',
  NEVER_IMPORTED: 'never_imported',
} as const;
export type SiteProblemCode = (typeof SiteProblemCode)[keyof typeof SiteProblemCode];

/** A job that could not go on. */
interface BrokenJob {
  id: string;
  message: string | null;
}

/** Moments are milliseconds. */
export interface SiteFacts {
  active: boolean;
  hasCredentials: boolean;
  /** The last test that went through. */
  testedAt: number | null;
  failure: ConnectionFailure | null;
  /** The last import, and the last publish, that went through. */
  importedAt: number | null;
  publishedAt: number | null;
  /** An import waits or is at work. */
  importing: boolean;
  /** The newest of its kind, where it broke. */
  brokenImport: BrokenJob | null;
  brokenPublish: BrokenJob | null;
  /** Contents whose last publish failed, and the job of the newest. */
  failedPublishes: number;
  failedPublishJobId: string | null;
  conflicts: number;
  missing: number;
  needsCluster: number;
  unpublishedChanges: number;
  failedTasks: number;
}

export interface SiteProblem {
  code: SiteProblemCode;
  message: string;
  count: number | null;
  jobId: string | null;
}

export interface SiteHealth {
  status: SiteHealthStatus;
  checkedAt: number | null;
  problems: SiteProblem[];
}

export function healthOf(site: SiteFacts): SiteHealth {
  const failedAt = site.failure ? Date.parse(site.failure.at) : null;
  const checkedAt = latest(site.testedAt, failedAt, site.importedAt, site.publishedAt);
  if (!site.active) return { status: SiteHealthStatus.INACTIVE, checkedAt, problems: [] };
  // What went through since says that it works again.
  const isFailing = failedAt !== null && failedAt > (latest(site.importedAt, site.publishedAt) ?? 0);
  const problems = [...connectionProblems(site, isFailing), ...workProblems(site)];
  return { status: statusOf(site, isFailing, problems), checkedAt, problems };
}

function statusOf({ hasCredentials }: SiteFacts, isFailing: boolean, problems: SiteProblem[]): SiteHealthStatus {
  if (!hasCredentials) return SiteHealthStatus.NOT_CONNECTED;
  if (isFailing) return SiteHealthStatus.FAILING;
  return problems.length > 0 ? SiteHealthStatus.NEEDS_ATTENTION : SiteHealthStatus.HEALTHY;
}

function connectionProblems({ hasCredentials, failure }: SiteFacts, isFailing: boolean): SiteProblem[] {
  if (!hasCredentials) {
    const message = 'It is not connected to WordPress. Connect it in its settings.';
    return [{ code: SiteProblemCode.NOT_CONNECTED, message, count: null, jobId: null }];
  }
  return isFailing && failure ? [{ code: SiteProblemCode.CONNECTION_FAILED, message: failure.message, count: null, jobId: null }] : [];
}

function workProblems(site: SiteFacts): SiteProblem[] {
  const problems: SiteProblem[] = [];
  const counted = (code: SiteProblemCode, count: number, message: string, jobId: string | null = null) => {
    if (count > 0) problems.push({ code, message, count, jobId });
  };
  const broke = (code: SiteProblemCode, { id, message }: BrokenJob, what: string, then: string) =>
    problems.push({ code, message: [what, message, then].filter(Boolean).join(' '), count: null, jobId: id });

  const { brokenImport, brokenPublish } = site;
  if (brokenImport && !site.importing)
    broke(SiteProblemCode.IMPORT_FAILED, brokenImport, 'The last import broke off.', 'Retry it: it goes on where it stopped.');
  if (brokenPublish)
    broke(SiteProblemCode.PUBLISH_FAILED, brokenPublish, 'The last publish broke off.', 'Retry it: what went through is not sent again.');
  counted(
    SiteProblemCode.PUBLISH_FAILED,
    site.failedPublishes,
    `${several(site.failedPublishes, 'content', 'contents')} did not go through at the last publish. See why, then publish again.`,
    site.failedPublishJobId,
  );
  counted(
    SiteProblemCode.CONFLICT,
    site.conflicts,
    `${several(site.conflicts, 'content was', 'contents were')} changed here and in WordPress. Compare both, and choose whose words stay.`,
  );
  counted(
    SiteProblemCode.MISSING_IN_WORDPRESS,
    site.missing,
    `${several(site.missing, 'content has', 'contents have')} no post in WordPress any more. Restore it there, or delete the content here.`,
  );
  counted(
    SiteProblemCode.FAILED_TASKS,
    site.failedTasks,
    `${several(site.failedTasks, 'task has', 'tasks have')} no draft because writing it failed. See why in the Writer, then try again.`,
  );
  counted(
    SiteProblemCode.NEEDS_CLUSTER,
    site.needsCluster,
    `${several(site.needsCluster, 'content has', 'contents have')} no cluster, and can not be published without. Assign one.`,
  );
  counted(
    SiteProblemCode.UNPUBLISHED_CHANGES,
    site.unpublishedChanges,
    `${several(site.unpublishedChanges, 'published content was', 'published contents were')} edited since. Publish again to send the changes.`,
  );
  if (site.hasCredentials && site.importedAt === null && !site.importing && !brokenImport) {
    const message = 'Nothing was imported from WordPress yet. Import the site, so that what it has is here too.';
    problems.push({ code: SiteProblemCode.NEVER_IMPORTED, message, count: null, jobId: null });
  }
  return problems;
}

const several = (count: number, one: string, more: string): string => `${count.toLocaleString('en')} ${count === 1 ? one : more}`;

function latest(...moments: (number | null)[]): number | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
