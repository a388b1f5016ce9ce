/**
 * Which rows of one site go from one installation to another, and what each column becomes there. Every table below a site is
 * either here or among those left out, with the reason; a test holds both lists against the database.
 */

export interface Carried {
  /** Columns that point at tables further down the list. */
  later?: readonly string[];
  /** Of the rows of the site, those that go. */
  where?: string;
  /** Columns that go empty. */
  empty?: readonly string[];
  /** Columns with the id of a person, or of their token. */
  people?: readonly string[];
  /** Columns of text or JSON that hold ids of rows of the site. */
  idsWithin?: readonly string[];
  /** Columns of JSON that hold such ids under these keys alone, beside words of somebody's own. */
  idsAt?: Readonly<Record<string, readonly string[]>>;
  /** Columns of JSON that hold none: they go as they are. */
  asTheyAre?: readonly string[];
}

/** A clustering has come to its end. Its job goes with it, for the key between them; other jobs are the history of one installation. */
const runHasEnded = (run: string) => `exists (select from cluster_run as run join job as of_run on of_run.id = run.job_id
  where ${run} and run.state <> 'running' and of_run.state not in ('queued', 'running'))`;

/** Each after those that it points at, but for the columns that wait. */
export const CARRIED: Readonly<Record<string, Carried>> = {
  site: { later: ['default_sector_id'], empty: ['wp_app_password', 'plugin_key', 'capabilities'] },
  sector: {},
  cluster: {},
  keyword: {},
  keyword_embedding: {},
  content_taxonomy: {},
  idea: { later: ['covered_by_content_id'] },
  idea_keyword: {},
  task: {},
  task_keyword: {},
  content: { asTheyAre: ['field_versions'] },
  content_term: {},
  content_revision: { people: ['author_id'] },
  content_buffer: { people: ['user_id'], idsWithin: ['fields'] },
  import_conflict: { asTheyAre: ['terms'] },
  drift: { asTheyAre: ['terms'] },
  cluster_suggestion: {},
  import_mark: { asTheyAre: ['due'] },
  // One under way belongs to the program that is at it.
  // A post that is still to get its own slug bears the content's id in it: so one that a publish made is known.
  publish_attempt: { where: `state <> 'running'`, empty: ['job_id'], idsAt: { before: ['slug', 'contentId'] } },
  ai_run: { asTheyAre: ['parameters'] },
  saved_view: { people: ['owner_id'], idsWithin: ['query'] },
  job: { where: runHasEnded('run.job_id = job.id'), empty: ['queue_job_id', 'checkpoint'], idsWithin: ['payload'] },
  cluster_run: { where: runHasEnded('run.id = cluster_run.id'), asTheyAre: ['levels'] },
  cluster_run_group: { where: runHasEnded('run.id = run_id') },
  cluster_run_keyword: { where: runHasEnded('run.id = run_id'), asTheyAre: ['reason'] },
};

export const LEFT_OUT: Readonly<Record<string, string>> = {
  content_search: 'made anew from the texts',
  content_search_due: 'made anew from the texts',
  draft_chunk: 'of a draft that is being written, by a program that goes on',
  job_item: 'of jobs, which are the history of one installation',
  site_connecting: 'a connection that is half made',
  undo_entry: 'good for a day, by a token that somebody there holds',
  webhook: 'its address and its secret are between that installation and a server',
  webhook_delivery: 'of webhooks',
  webhook_event: 'of webhooks',
};
