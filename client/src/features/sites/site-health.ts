/** What a site's health says in few words, and where what waits there is seen to. */
import type { SiteConnection_SiteFragment } from '../../graphql/generated/features/sites/SiteConnection.ts';
import { formatCount } from '../../lib/numbers.ts';
import { conflictsUrl, contentUrl } from '../content/content.urls.ts';
import { jobsUrl, jobUrl } from '../jobs/jobs.urls.ts';
import { tasksUrl } from '../writer/writer.urls.ts';
import { siteSettingsUrl } from './sites.urls.ts';

export type SiteProblem = SiteConnection_SiteFragment['health']['problems'][number];

export interface Matter {
  code: SiteProblem['code'];
  /** Names the kind of trouble. */
  label: string;
  /** With how many there are: "13 need a cluster". */
  words: string;
  message: string;
  count: number | null;
  tone: 'red' | 'ochre' | 'plum' | 'plain';
  href: string;
  /** What is done at that address. */
  act: string;
}

interface Kind {
  label: string;
  /** Where there is nothing to count the label says it. */
  words?: (count: number) => string;
  tone: Matter['tone'];
  href: (siteId: string, jobId: string | null) => string;
  act: string;
}

const counted = (one: string, many: string) => (count: number) => `${formatCount(count)} ${count === 1 ? one : many}`;
const job = (siteId: string, jobId: string | null) => (jobId ? jobUrl(siteId, jobId) : jobsUrl(siteId));
const connection = (siteId: string) => siteSettingsUrl(siteId, 'connection');

const kinds: Record<SiteProblem['code'], Kind> = {
  CONNECTION_FAILED: { label: 'Connection failed', tone: 'red', href: connection, act: 'Mend it' },
  NOT_CONNECTED: { label: 'Not connected', tone: 'ochre', href: connection, act: 'Connect' },
  IMPORT_FAILED: { label: 'Import failed', tone: 'red', href: job, act: 'See why' },
  NEVER_IMPORTED: { label: 'Never imported', tone: 'plain', href: connection, act: 'Import' },
  PUBLISH_FAILED: {
    label: 'Publish failed',
    words: counted('failed to publish', 'failed to publish'),
    tone: 'red',
    href: (siteId, jobId) => (jobId ? jobUrl(siteId, jobId) : contentUrl(siteId)),
    act: 'See why',
  },
  CONFLICT: {
    label: 'Conflict',
    words: counted('conflict', 'conflicts'),
    tone: 'plum',
    href: (siteId) => conflictsUrl(siteId),
    act: 'Compare',
  },
  MISSING_IN_WORDPRESS: {
    label: 'Missing in WordPress',
    words: counted('missing in WordPress', 'missing in WordPress'),
    tone: 'plain',
    href: (siteId) => contentUrl(siteId, { missing: true }),
    act: 'Decide',
  },
  UNPUBLISHED_CHANGES: {
    label: 'Unpublished changes',
    words: counted('with unpublished changes', 'with unpublished changes'),
    tone: 'ochre',
    href: (siteId) => contentUrl(siteId, { unpublishedChanges: true }),
    act: 'Review',
  },
  NEEDS_CLUSTER: {
    label: 'Needs cluster',
    words: counted('needs a cluster', 'need a cluster'),
    tone: 'ochre',
    href: (siteId) => contentUrl(siteId, { needsCluster: true }),
    act: 'Assign',
  },
  FAILED_TASKS: {
    label: 'Failed tasks',
    words: counted('failed task', 'failed tasks'),
    tone: 'red',
    href: (siteId) => tasksUrl(siteId, { failed: true }),
    act: 'Open',
  },
};

export const mattersOf = (siteId: string, problems: readonly SiteProblem[]): Matter[] =>
  problems.map(({ code, message, count, jobId }) => {
    const { label, words, tone, href, act } = kinds[code];
    return { code, label, words: count === null || !words ? label : words(count), message, count, tone, href: href(siteId, jobId), act };
  });

/** What the state of the connection says already. */
const ofTheConnection: readonly SiteProblem['code'][] = ['CONNECTION_FAILED', 'NOT_CONNECTED'];
export const waiting = (matters: readonly Matter[]): Matter[] => matters.filter(({ code }) => !ofTheConnection.includes(code));

/** Why the connection failed, in the server's words. */
export const faultOf = (problems: readonly SiteProblem[]): string | undefined =>
  problems.find(({ code }) => code === 'CONNECTION_FAILED')?.message;
