/**
 * Begins the publishing of contents, and says beforehand what it would do: of a few with a look at WordPress, of many from
 * what is known here. Refuses what is not of one site, an inactive site and one without credentials; what is wrong with a
 * single content is told per content.
 */
import type { Actor } from '../../platform/access/actor.ts';
import { eachOf } from '../../platform/async/each-of.ts';
import type { Database } from '../../platform/db/database.ts';
import { isId } from '../../platform/db/ids.ts';
import { AppError, badInput, conflict, notFound } from '../../platform/errors/app-error.ts';
import type { PublicationService, PublishableContent } from '../content/index.ts';
import type { JobService } from '../jobs/index.ts';
import type { SiteType } from '../site/graphql.ts';
import type { SiteService } from '../site/index.ts';
import type { WordPressClient } from './client/wordpress-client.ts';
import type { ConnectionService } from './connection.service.ts';
import { publishContentJob } from './jobs/publish-content.job.ts';
import type { PublishPlan, PublishPlanner } from './publish/publish-planner.ts';
import { expectedProblems, isUpToDate, type PublishProblem } from './publish/publishable.rules.ts';
import { requireActive } from './site-state.rules.ts';

/** What publishing many would come to. */
export interface PublishForecast {
  total: number;
  unchanged: number;
  failures: ({ contentId: string } & PublishProblem)[];
}

/** What of others publishing may replace, and what it may make. */
export interface PublishWish {
  overwrite?: boolean;
  createTerms?: boolean;
}

interface Chosen {
  site: SiteType;
  contents: PublishableContent[];
}

/** The ledger of a job lists so many things: each content is on it. */
const MOST = 2_000;
/** So many are also looked at in WordPress; for more, what is known here has to do. */
const MOST_LIVE = 50;
const AT_ONCE = 4;

export class PublishService {
  readonly #db: Database;
  readonly #jobs: JobService;
  readonly #sites: SiteService;
  readonly #connections: ConnectionService;
  readonly #publication: PublicationService;
  readonly #planner: PublishPlanner;

  constructor(
    db: Database,
    jobs: JobService,
    sites: SiteService,
    connections: ConnectionService,
    publication: PublicationService,
    planner: PublishPlanner,
  ) {
    this.#db = db;
    this.#jobs = jobs;
    this.#sites = sites;
    this.#connections = connections;
    this.#publication = publication;
    this.#planner = planner;
  }

  /** @returns the id of the job. */
  async begin(actor: Actor, contentIds: string[], { overwrite = false, createTerms = true }: PublishWish = {}): Promise<string> {
    return this.#begin(await this.#chosen(actor, contentIds, 'contentIds'), { overwrite, createTerms, recreate: false });
  }

  /**
   * Whether a post is missing is looked up when it is its turn: what is there is refused then, each by itself.
   *
   * @throws CONFLICT that names one that never had a post.
   */
  async recreate(actor: Actor, contentIds: string[]): Promise<string> {
    const chosen = await this.#chosen(actor, contentIds, 'contentIds');
    const never = chosen.contents.find(({ externalId }) => externalId === null);
    if (never) throw conflict(`"${never.title}" has no post in WordPress that could be recreated. Publish it.`);
    return this.#begin(chosen, { overwrite: false, createTerms: true, recreate: true });
  }

  async #begin({ site, contents }: Chosen, wish: Required<PublishWish> & { recreate: boolean }): Promise<string> {
    requireActive(site);
    await this.#sites.credentials(site.id);
    const ids = contents.map(({ id }) => id);
    return this.#db.unitOfWork((uow) => this.#jobs.begin(uow, site.id, publishContentJob, { contentIds: ids, ...wish }, ids.length));
  }

  async preview(actor: Actor, contentIds: string[]): Promise<PublishPlan[]> {
    const { site, contents } = await this.#chosen(actor, contentIds, 'contentIds');
    const obstacles = site.active ? [] : [`${site.name} is inactive: switch it on first.`];
    let client: WordPressClient | null = null;
    try {
      client = await this.#connections.open(site.id);
      await client.shape();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      client = null;
      obstacles.push(error.message);
    }
    const terms = await this.#planner.termsOf(contents);
    const setting = { client, obstacles, terms, live: contents.length <= MOST_LIVE, rights: rightsOf(site) };
    const plans = new Map<string, PublishPlan>();
    await eachOf(contents, AT_ONCE, async (content) => {
      plans.set(content.id, await this.#planner.plan(content, setting));
    });
    return contents.map(({ id }) => plans.get(id) as PublishPlan);
  }

  /** From what is known here, by the rules of the work itself. Reads no text and asks WordPress nothing. */
  async forecast(actor: Actor, siteId: string, contentIds: string[], overwrite = false): Promise<PublishForecast> {
    const { site, contents } = await this.#chosen(actor, contentIds, 'selection', siteId);
    let obstacle: PublishProblem | null = null;
    try {
      requireActive(site);
      await this.#sites.credentials(site.id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      obstacle = { code: error.code, message: error.message };
    }
    const forecast: PublishForecast = { total: contents.length, unchanged: 0, failures: [] };
    for (const content of contents) {
      if (isUpToDate(content)) {
        forecast.unchanged += 1;
        continue;
      }
      const problem = obstacle ?? expectedProblems(content, overwrite)[0];
      if (problem) forecast.failures.push({ contentId: content.id, ...problem });
    }
    return forecast;
  }

  /** @throws NOT_FOUND for what is not there, and BAD_USER_INPUT under `path` for none or too many. */
  async #chosen(actor: Actor, contentIds: string[], path: string, ofSite?: string): Promise<Chosen> {
    const ids = [...new Set(contentIds)];
    if (ids.length === 0) throw badInput({ path, message: 'Name at least one content.' });
    if (ids.length > MOST) {
      const message = `That is ${ids.length.toLocaleString('en')} contents, and at most ${MOST.toLocaleString('en')} are published at once. Choose fewer, or narrow the filter.`;
      throw badInput({ path, message });
    }
    const malformed = ids.find((id) => !isId(id));
    if (malformed !== undefined) throw notFound('content', malformed);
    if (ofSite !== undefined) actor.requireSite(ofSite);
    const contents = await this.#publication.load(ids);
    const siteId = ofSite ?? contents[0]?.siteId;
    const usable = new Set(contents.filter((content) => content.siteId === siteId && actor.reaches(content.siteId)).map(({ id }) => id));
    const missing = ids.find((id) => !usable.has(id));
    if (missing !== undefined || siteId === undefined) throw notFound('content', missing ?? (ids[0] as string));
    return { site: await this.#sites.get(actor, siteId), contents };
  }
}

/** Of the last connection test that went through. */
const rightsOf = ({ capabilities }: SiteType): ReadonlySet<string> | null =>
  capabilities?.checkedAt ? new Set(capabilities.userCapabilities) : null;
