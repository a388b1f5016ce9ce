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
import type { PublishHistory } from '../publish-attempt/publish-history.ts';
import type { TermSyncService } from '../term-sync.service.ts';
import { type LivePost, type LiveTerm, termAsPost } from '../wordpress-post.ts';
import { missingFault } from './delivery.ts';
import { changedThere, changeNotice, fingerprintOfDescription, fingerprintOfSent } from './live-change.rules.ts';
import { chooseTerms, termsToMake } from './payload.rules.ts';
import { CHANGED_IN_BOTH, expectedProblems, isUpToDate, NOTHING_NEW, publishProblems } from './publishable.rules.ts';
import { coreRequest, descriptionRequest, knownOf, pluginRequest, type WriteRequest, type WritingPlace } from './requests.rules.ts';
import { rightsLacking } from './rights.rules.ts';
import { baselineOf, placeOf, termProblem } from './term-way.ts';
import { writingPlace } from './writing-place.ts';

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
  /** What the WordPress user may do; null where no connection test has said it. */
  rights: ReadonlySet<string> | null;
}

type Look = Pick<PlanSetting, 'terms' | 'live'> & { client: WordPressClient };

export class PublishPlanner {
  readonly #publication: PublicationService;
  readonly #terms: TermSyncService;
  readonly #history: PublishHistory;

  constructor(publication: PublicationService, terms: TermSyncService, history: PublishHistory) {
    this.#publication = publication;
    this.#terms = terms;
    this.#history = history;
  }

  /** For `plan`, read once for all. */
  termsOf(contents: readonly PublishableContent[]): Promise<ReadonlyMap<string, TermRow>> {
    return this.#terms.withParents(
      contents.flatMap(({ termIds, targetTermId }) => (targetTermId === null ? termIds : [...termIds, targetTermId])),
    );
  }

  async plan(content: PublishableContent, { client, obstacles, terms, live, rights }: PlanSetting): Promise<PublishPlan> {
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
    try {
      if (client && type) await this.#lookAhead(plan, content, type, { client, terms, live });
      else if (client && content.targetTaxonomy !== null) await this.#lookAtTerm(plan, content, { client, terms, live });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      plan.problems.push(error.message);
    }
    plan.warnings.push(...rightsLacking(content.contentType, plan.termsToCreate.length > 0, plan.target === 'update', rights));
    plan.canPublish = plan.problems.length === 0;
    return plan;
  }

  async #lookAhead(plan: PublishPlan, content: PublishableContent, type: string, { client, terms, live }: Look): Promise<void> {
    const place = await writingPlace(client, type);
    const named = content.termIds.flatMap((id) => terms.get(id) ?? []);
    const choice = chooseTerms(named, place.writable, type);
    plan.warnings.push(...choice.warnings);
    if (content.externalId === null && content.contentType === ContentType.ARTICLE && !choice.sent.has('category'))
      plan.warnings.push('It has no category: WordPress puts it into its default one, usually "Uncategorized".');
    plan.termsToCreate = toMake([...choice.sent.values()].flat(), terms);
    if (!live) return;
    if (content.externalId !== null) {
      plan.livePost = await lookAt(client, type, content.externalId, plan);
      if (!plan.livePost) return;
    }
    const { livePost } = plan;
    plan.request = once(() => this.#request(content.id, place, livePost));
    if (livePost) await this.#tellChange(plan, content, livePost, content.baseline);
  }

  async #lookAtTerm(plan: PublishPlan, content: PublishableContent, { client, terms, live }: Look): Promise<void> {
    const term = terms.get(content.targetTermId ?? '');
    if (!term?.taxonomy) return;
    const place = await placeOf(client, term.taxonomy);
    plan.target = 'update';
    plan.termsToCreate = toMake([term], terms);
    if (!live) return;
    const [there] = term.externalId === null ? [] : await client.termsById(term.taxonomy, [term.externalId]);
    if (!there && term.externalId !== null) {
      plan.problems.push('Its term is gone from WordPress. Choose: recreate it, or unlink this content and choose another term.');
      return;
    }
    const termLive: LiveTerm = there ?? { id: 0, taxonomy: term.taxonomy, name: term.name, slug: term.slug, description: '', parent: 0 };
    plan.livePost = there ? termAsPost(there) : null;
    plan.request = once(async () => {
      const text = await this.#publication.loadText(content.id);
      if (!text) return null;
      const key = await this.#history.requestKey(text.id, text.bodyVersion);
      return { ...descriptionRequest(text, termLive, place, key), termRows: [] };
    });
    const text = content.hasText ? await plan.request() : null;
    const problem = text && termProblem(text.sent.content, place);
    if (problem) plan.problems.push(problem);
    if (!plan.livePost) return;
    if (content.baseline === null && there?.description)
      plan.warnings.push('Its term has a description in WordPress already, which this replaces.');
    await this.#tellChange(plan, content, plan.livePost, baselineOf(content.baseline, term), [fingerprintOfDescription('')]);
  }

  /** All of one moment: the content is read anew, text and facts together. */
  async #request(contentId: string, place: WritingPlace, live: LivePost | null): Promise<PlannedRequest | null> {
    const content = await this.#publication.loadText(contentId);
    if (!content) return null;
    const { sent } = chooseTerms(await this.#terms.find(content.termIds), place.writable, place.type);
    const termIds = new Map([...sent].map(([taxonomy, rows]) => [taxonomy, rows.map(({ externalId }) => externalId ?? 0)]));
    const termRows = [...sent.values()].flat();
    if (!place.byPlugin) return { ...coreRequest(content, termIds, place, live), termRows };
    const named = await this.#history.requestKeys(content.id, content.bodyVersion);
    return { ...pluginRequest(content, termIds, place, { ...named, known: live ?? knownOf(content) }), termRows };
  }

  async #tellChange(
    plan: PublishPlan,
    content: PublishableContent,
    live: LivePost,
    baseline: string | null,
    own: string[] = [],
  ): Promise<void> {
    plan.changedInWordPress = await this.#isChanged(content, live, baseline, own, plan);
    if (plan.changedInWordPress && !content.conflict)
      plan.warnings.push(
        `${changeNotice(live)} ${live.isTerm ? 'Copy what you need of it' : 'Import the site first'}, or publish with overwrite to replace it.`,
      );
  }

  /** One answer with the publisher, which knows all term ids: those that are still to be made differ from any there. */
  async #isChanged(
    content: PublishableContent,
    live: LivePost,
    baseline: string | null,
    own: string[],
    { request }: PublishPlan,
  ): Promise<boolean> {
    const known = [...own, ...(await this.#history.unconfirmed(content.id)).flatMap(({ hashes }) => hashes)];
    if (!changedThere(live, baseline, known)) return false;
    const planned = await request();
    if (!planned) return true;
    return changedThere(live, baseline, [live.isTerm ? fingerprintOfDescription(planned.sent.content) : fingerprintOfSent(planned.sent)]);
  }
}

const toMake = (terms: readonly TermRow[], known: ReadonlyMap<string, TermRow>): PublishPlan['termsToCreate'] =>
  termsToMake(terms, known).map(({ id, name, taxonomy }) => ({ id, name, taxonomy: taxonomy as string }));

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
    problems.push(missingFault(id, post).message);
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
