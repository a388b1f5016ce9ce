/**
 * Says what publishing one content would do, with the very request that the publisher would send. Sends nothing; reads the
 * live post, and the text only when the request is asked for.
 */
import { AppError } from '../../../platform/errors/app-error.ts';
import type { PublicationService, PublishableContent } from '../../content/index.ts';
import { ContentType } from '../../planner/index.ts';
import type { TermRow } from '../../taxonomy/index.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import { postTypeOf } from '../import/import-source.ts';
import type { PublishAttemptService } from '../publish-attempt.service.ts';
import type { TermSyncService } from '../term-sync.service.ts';
import { type LivePost, writableTaxonomies } from '../wordpress-post.ts';
import { changedThere, changeNotice, fingerprintOfSent } from './live-change.rules.ts';
import { chooseTerms, termsToMake, type WriteRequest, type WritingPlace, writeRequest } from './payload.rules.ts';
import { CHANGED_IN_BOTH, expectedProblems, isUpToDate, NOTHING_NEW, publishProblems } from './publishable.rules.ts';

export interface PlannedRequest extends WriteRequest {
  /** The terms that it names. */
  termRows: TermRow[];
}

export interface PublishPlan {
  contentId: string;
  siteId: string;
  canPublish: boolean;
  changedInWordPress: boolean;
  target: 'create' | 'update';
  externalUrl: string | null;
  termsToCreate: { id: string; name: string; taxonomy: string }[];
  warnings: string[];
  problems: string[];
  /** The post as it is now; null for a new one, and where it was not looked at. */
  livePost: LivePost | null;
  /** What would be sent; null where that can not be told. */
  request: () => Promise<PlannedRequest | null>;
}

export interface PlanSetting {
  /** Null where WordPress can not be reached. */
  client: WordPressClient | null;
  /** What stands in the way of everything. */
  obstacles: string[];
  /** The terms of all that is planned, and those above them. */
  terms: ReadonlyMap<string, TermRow>;
  /** Whether to look at the live post. */
  live: boolean;
}

export class PublishPlanner {
  readonly #publication: PublicationService;
  readonly #terms: TermSyncService;
  readonly #attempts: PublishAttemptService;

  constructor(publication: PublicationService, terms: TermSyncService, attempts: PublishAttemptService) {
    this.#publication = publication;
    this.#terms = terms;
    this.#attempts = attempts;
  }

  /** For `plan`, read once for all. */
  termsOf(contents: readonly PublishableContent[]): Promise<ReadonlyMap<string, TermRow>> {
    return this.#terms.withParents(contents.flatMap(({ termIds }) => termIds));
  }

  async plan(content: PublishableContent, { client, obstacles, terms, live }: PlanSetting): Promise<PublishPlan> {
    const plan: PublishPlan = {
      contentId: content.id,
      siteId: content.siteId,
      canPublish: false,
      changedInWordPress: content.conflict,
      target: content.externalId === null ? 'create' : 'update',
      externalUrl: content.externalUrl,
      termsToCreate: [],
      warnings: openMarkWarnings(content),
      problems: [...obstacles, ...problemsOf(content, live)],
      livePost: null,
      request: async () => null,
    };
    if (content.conflict) plan.warnings.push(CHANGED_IN_BOTH);
    const type = postTypeOf(content.contentType);
    if (client && type) await this.#lookAhead(plan, content, { client, type, terms, live });
    plan.canPublish = plan.problems.length === 0;
    return plan;
  }

  async #lookAhead(
    plan: PublishPlan,
    content: PublishableContent,
    { client, type, terms, live }: Pick<PlanSetting, 'terms' | 'live'> & { client: WordPressClient; type: string },
  ): Promise<void> {
    const shape = await client.shape();
    const writable = writableTaxonomies(shape, type);
    const restBase = shape.types.find(({ name }) => name === type)?.restBase;
    if (!restBase) plan.problems.push(`This site has no "${type}" in its REST API, or the WordPress user may not edit it.`);
    const named = content.termIds.flatMap((id) => terms.get(id) ?? []);
    const choice = chooseTerms(named, writable, type);
    plan.warnings.push(...choice.warnings);
    if (content.externalId === null && content.contentType === ContentType.ARTICLE && !choice.sent.has('category'))
      plan.warnings.push('It has no category: WordPress puts it into its default one, usually "Uncategorized".');
    plan.termsToCreate = termsToMake([...choice.sent.values()].flat(), terms).map(({ id, name, taxonomy }) => ({
      id,
      name,
      taxonomy: taxonomy as string,
    }));
    if (!live || !restBase) return;
    if (content.externalId !== null) {
      plan.livePost = await lookAt(client, type, content.externalId, plan);
      if (!plan.livePost) return;
    }
    const { livePost } = plan;
    plan.request = once(() => this.#request(content.id, type, { restBase, writable, hasPlugin: client.hasPlugin }, livePost));
    plan.changedInWordPress = livePost !== null && (await this.#isChanged(content, livePost, plan));
    if (livePost && plan.changedInWordPress && !content.conflict)
      plan.warnings.push(`${changeNotice(livePost)} Import the site first, or publish with overwrite to replace it.`);
  }

  /** All of one moment: the content is read anew, text and facts together. */
  async #request(contentId: string, type: string, place: WritingPlace, live: LivePost | null): Promise<PlannedRequest | null> {
    const content = await this.#publication.loadText(contentId);
    if (!content) return null;
    const { sent } = chooseTerms(await this.#terms.find(content.termIds), place.writable, type);
    const termIds = new Map([...sent].map(([taxonomy, rows]) => [taxonomy, rows.map(({ externalId }) => externalId ?? 0)]));
    return { ...writeRequest(content, termIds, place, live), termRows: [...sent.values()].flat() };
  }

  /** One answer with the publisher, which knows all term ids: those that are still to be made differ from any there. */
  async #isChanged(content: PublishableContent, post: LivePost, { request }: PublishPlan): Promise<boolean> {
    if (!changedThere(post, content.baseline, await this.#attempts.unconfirmed(content.id))) return false;
    const planned = await request();
    return changedThere(post, content.baseline, planned ? [fingerprintOfSent(planned.sent)] : []);
  }
}

/** @returns the live post, or null where there is none to be changed. */
async function lookAt(client: WordPressClient, type: string, id: number, { warnings, problems }: PublishPlan): Promise<LivePost | null> {
  let post: LivePost | null;
  try {
    post = await client.readPost(type, id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push(error.message);
    return null;
  }
  if (!post || post.status === 'trash') {
    problems.push(
      `Its post ${id} ${post ? 'lies in the trash of WordPress' : 'is gone from WordPress'}. Unlink this content to publish it as a new post.`,
    );
    return null;
  }
  if (post.status === 'private') warnings.push('Its post is private in WordPress, and stays so: visitors will not see it.');
  if (post.status === 'future') warnings.push('Its post is scheduled in WordPress, and stays so: visitors will see it at its date.');
  if (post.passwordProtected) warnings.push('Visitors need a password for its post in WordPress.');
  return post;
}

/** A conflict is a warning here: publishing with overwrite goes through. */
function problemsOf(content: PublishableContent, live: boolean): string[] {
  if (isUpToDate(content)) return [`Nothing new to publish: ${NOTHING_NEW}`];
  const problems = live ? publishProblems(content) : expectedProblems({ ...content, conflict: false });
  return problems.map(({ message }) => message);
}

const openMarkWarnings = ({ openMarks }: PublishableContent): string[] =>
  openMarks === 0
    ? []
    : [
        `It still has ${openMarks} ${openMarks === 1 ? 'mark' : 'marks'} such as [Add: …] or [Delete: …] that you were to fill in or delete. Visitors would read them.`,
      ];

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
