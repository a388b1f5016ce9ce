/**
 * Begins the publishing of contents, and says beforehand what it would do. Refuses what is not of one site, an inactive site
 * and one without credentials; what is wrong with a single content is told per content.
 */
import type { Actor } from '../../platform/access/actor.ts';
import { eachOf } from '../../platform/async/each-of.ts';
import type { Database } from '../../platform/db/database.ts';
import { isId } from '../../platform/db/ids.ts';
import { AppError, badInput, notFound } from '../../platform/errors/app-error.ts';
import { type PublicationService, type PublishableContent, taxonomiesOfOurs } from '../content/index.ts';
import type { JobService } from '../jobs/index.ts';
import type { SiteType } from '../site/graphql.ts';
import type { SiteService } from '../site/index.ts';
import type { TermRow } from '../taxonomy/index.ts';
import type { WordPressClient } from './client/wordpress-client.ts';
import type { ConnectionService } from './connection.service.ts';
import { postTypeOf } from './import/import-source.ts';
import { publishContentJob } from './jobs/publish-content.job.ts';
import { changedThere, changeNotice, fingerprintOfSent } from './publish/live-change.rules.ts';
import { chooseTerms, termsToSend } from './publish/payload.rules.ts';
import { publishProblems } from './publish/publishable.rules.ts';
import type { PublishAttemptService } from './publish-attempt.service.ts';
import { requireActive } from './site-state.rules.ts';
import type { TermSyncService } from './term-sync.service.ts';
import { type LivePost, writableTaxonomies } from './wordpress-post.ts';

export interface PublishPlan {
  contentId: string;
  canPublish: boolean;
  changedInWordPress: boolean;
  target: 'create' | 'update';
  externalUrl: string | null;
  termsToCreate: { id: string; name: string; taxonomy: string }[];
  warnings: string[];
  problems: string[];
}

const MOST = 1_000;
/** So many are also looked at in WordPress; for more, what is known here has to do. */
const MOST_LIVE = 50;
const AT_ONCE = 4;

export class PublishService {
  readonly #db: Database;
  readonly #jobs: JobService;
  readonly #sites: SiteService;
  readonly #connections: ConnectionService;
  readonly #publication: PublicationService;
  readonly #terms: TermSyncService;
  readonly #attempts: PublishAttemptService;

  constructor(
    db: Database,
    jobs: JobService,
    sites: SiteService,
    connections: ConnectionService,
    publication: PublicationService,
    terms: TermSyncService,
    attempts: PublishAttemptService,
  ) {
    this.#db = db;
    this.#jobs = jobs;
    this.#sites = sites;
    this.#connections = connections;
    this.#publication = publication;
    this.#terms = terms;
    this.#attempts = attempts;
  }

  /** @returns the id of the job. */
  async begin(actor: Actor, contentIds: string[], overwrite: boolean): Promise<string> {
    const { site, contents } = await this.#chosen(actor, contentIds);
    requireActive(site);
    await this.#sites.credentials(site.id);
    const ids = contents.map(({ id }) => id);
    return this.#db.unitOfWork((uow) => this.#jobs.begin(uow, site.id, publishContentJob, { contentIds: ids, overwrite }, ids.length));
  }

  async preview(actor: Actor, contentIds: string[]): Promise<PublishPlan[]> {
    const { site, contents } = await this.#chosen(actor, contentIds);
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
    const plans = new Map<string, PublishPlan>();
    await eachOf(contents, AT_ONCE, async (content) => {
      plans.set(content.id, await this.#plan(content, client, obstacles, contents.length <= MOST_LIVE));
    });
    return contents.map(({ id }) => plans.get(id) as PublishPlan);
  }

  async #plan(content: PublishableContent, client: WordPressClient | null, obstacles: string[], live: boolean): Promise<PublishPlan> {
    const problems = [...obstacles, ...publishProblems(content).map(({ message }) => message)];
    const warnings = openMarkWarnings(content);
    let toCreate: TermRow[] = [];
    let changed = false;
    const type = postTypeOf(content.contentType);
    if (client && type) {
      const shape = await client.shape();
      if (!shape.types.some(({ name, restBase }) => name === type && restBase !== null)) {
        problems.push(`This site has no "${type}" in its REST API, or the WordPress user may not edit it.`);
      }
      const writable = writableTaxonomies(shape, type);
      const choice = chooseTerms(await this.#terms.find(content.termIds), writable, type);
      warnings.push(...choice.warnings);
      toCreate = [...choice.sent.values()].flat().filter((term) => term.externalId === null);
      const post = live && content.externalId !== null ? await this.#lookAt(client, type, content.externalId, warnings, problems) : null;
      changed = post !== null && (await this.#isChanged(content, post, choice.sent, writable));
      if (post && changed) warnings.push(`${changeNotice(post)} Import the site first, or publish with overwrite to replace it.`);
    }
    if (!live && content.missing) problems.push('Its post was not found in WordPress at the last look.');
    return {
      contentId: content.id,
      canPublish: problems.length === 0,
      changedInWordPress: changed,
      target: content.externalId === null ? 'create' : 'update',
      externalUrl: content.externalUrl,
      termsToCreate: toCreate.map(({ id, name, taxonomy }) => ({ id, name, taxonomy: taxonomy as string })),
      warnings,
      problems,
    };
  }

  /** One answer with the publisher, which knows all term ids: those that are still to be made differ from any there. */
  async #isChanged(content: PublishableContent, post: LivePost, terms: Map<string, TermRow[]>, writable: Map<string, string>) {
    if (!changedThere(post, content.baseline, await this.#attempts.unconfirmed(content.id))) return false;
    const text = await this.#publication.loadText(content.id);
    const ids = new Map([...terms].map(([taxonomy, rows]) => [taxonomy, rows.map(({ externalId }) => externalId ?? 0)]));
    const sent = termsToSend(ids, writable, taxonomiesOfOurs(content.baseline));
    return changedThere(post, content.baseline, [
      fingerprintOfSent({ title: content.title, content: text?.html ?? '', status: post.status, terms: sent }),
    ]);
  }

  /** @returns the live post, or null where there is none to be changed. */
  async #lookAt(
    client: WordPressClient,
    type: string,
    externalId: number,
    warnings: string[],
    problems: string[],
  ): Promise<LivePost | null> {
    let post: LivePost | null;
    try {
      post = await client.readPost(type, externalId);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(error.message);
      return null;
    }
    if (!post || post.status === 'trash')
      problems.push(
        `Its post ${externalId} ${post ? 'lies in the trash of WordPress' : 'is gone from WordPress'}. Unlink this content to publish it as a new post.`,
      );
    if (post?.status === 'private') warnings.push('Its post is private in WordPress, and stays so: visitors will not see it.');
    if (post?.status === 'future') warnings.push('Its post is scheduled in WordPress, and stays so: visitors will see it at its date.');
    if (post?.passwordProtected) warnings.push('Visitors need a password for its post in WordPress.');
    return post?.status === 'trash' ? null : post;
  }

  async #chosen(actor: Actor, contentIds: string[]): Promise<{ site: SiteType; contents: PublishableContent[] }> {
    const ids = [...new Set(contentIds)];
    if (ids.length === 0 || ids.length > MOST) throw badInput({ path: 'contentIds', message: `Name 1 to ${MOST} contents.` });
    const malformed = ids.find((id) => !isId(id));
    if (malformed !== undefined) throw notFound('content', malformed);
    const contents = await this.#publication.load(ids);
    const siteId = contents[0]?.siteId;
    const usable = new Set(
      contents.filter((content) => !content.deleted && content.siteId === siteId && actor.reaches(content.siteId)).map(({ id }) => id),
    );
    const missing = ids.find((id) => !usable.has(id));
    if (missing !== undefined || siteId === undefined) throw notFound('content', missing ?? (ids[0] as string));
    return { site: await this.#sites.get(actor, siteId), contents };
  }
}

const openMarkWarnings = ({ openMarks }: PublishableContent): string[] =>
  openMarks === 0
    ? []
    : [
        `It still has ${openMarks} ${openMarks === 1 ? 'mark' : 'marks'} such as [Add: …] or [Delete: …] that you were to fill in or delete. Visitors would read them.`,
      ];
