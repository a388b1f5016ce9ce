/**
 * Publishes one content: claims it, makes missing terms, lets it be written and read back, and only then writes that it is
 * published. Chooses the way: the plugin's where it publishes by itself, core REST else, and that of terms for their texts.
 * Whatever breaks leaves a content that can be published again, to the same post.
 */
import type { SharedTurns } from '../../platform/db/shared-turns.ts';
import { AppError, conflict, notFound } from '../../platform/errors/app-error.ts';
import type { PublicationService, PublishableContent, PublishableText } from '../content/index.ts';
import { ContentType } from '../planner/index.ts';
import { slugOf } from '../taxonomy/index.ts';
import type { WordPressClient } from './client/wordpress-client.ts';
import { postTypeOf } from './import/import-source.ts';
import type { CoreWay } from './publish/core-way.ts';
import type { Delivery, Parcel, PublishOrder } from './publish/delivery.ts';
import { fingerprintOfLive } from './publish/live-change.rules.ts';
import { chooseTerms, noteOn } from './publish/payload.rules.ts';
import type { PluginWay } from './publish/plugin-way.ts';
import type { PublishClaims } from './publish/publish-claims.ts';
import { isUpToDate, NOTHING_NEW, publishProblems } from './publish/publishable.rules.ts';
import { faultOf, linkTo, remarksOf } from './publish/read-back.ts';
import type { TermWay } from './publish/term-way.ts';
import { writingPlace } from './publish/writing-place.ts';
import { PublishAttemptKind, PublishPath } from './publish-attempt/publish-attempt.entity.ts';
import type { PublishHistory } from './publish-attempt/publish-history.ts';
import { type PublishAttemptService, TAKEN_OVER } from './publish-attempt.service.ts';
import type { TermSyncService } from './term-sync.service.ts';

export interface PublishOutcome {
  /** Whether WordPress was asked to change anything. */
  sent: boolean;
  /** What was done, in WordPress's words, remarks included. */
  note: string;
  /** What was left out, and what WordPress keeps differently. */
  remarks: string[];
}

export interface PublisherParts {
  turns: SharedTurns;
  publication: PublicationService;
  attempts: PublishAttemptService;
  claims: PublishClaims;
  history: PublishHistory;
  termSync: TermSyncService;
  ways: { core: CoreWay; plugin: PluginWay; term: TermWay };
}

export class PostPublisher {
  readonly #parts: PublisherParts;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
  }

  /** Those that can be published as far as they are known: read for many at once. */
  async ready(siteId: string, contentIds: string[]): Promise<Map<string, PublishableContent>> {
    const found = await this.#parts.publication.load(contentIds);
    const going = found.filter((content) => content.siteId === siteId && !isUpToDate(content) && publishProblems(content).length === 0);
    return new Map(going.map((content) => [content.id, content]));
  }

  /**
   * @param ready the content, where it was `ready` a while ago; it is read again when it is claimed.
   * @throws AppError with what stands in the way of this one content.
   */
  async publish(site: WordPressClient, order: PublishOrder, ready?: PublishableContent): Promise<PublishOutcome> {
    const { attempts, claims, publication } = this.#parts;
    const facts = ready ?? (await this.#found(order));
    const done = await this.#doneAlready(order, facts);
    if (done) return done;
    requirePublishable(facts);
    const attempt = {
      siteId: order.siteId,
      contentId: order.contentId,
      jobId: order.jobId,
      kind: PublishAttemptKind.PUBLISH,
      path: (await site.plugin()) ? PublishPath.PLUGIN : PublishPath.CORE_REST,
      bodyVersion: facts.bodyVersion,
    };
    return claims.holding(attempt, order.signal, async ({ attemptId, signal }) => {
      // Read under the claim: a publish that has just ended may have changed it.
      const content = await publication.loadText(order.contentId);
      if (!content) throw notFound('content', order.contentId);
      const meanwhile = await this.#doneAlready(order, content);
      if (meanwhile) {
        await attempts.withdraw(attemptId);
        return meanwhile;
      }
      requirePublishable(content);
      const parcel = { order: { ...order, signal }, content, attemptId };
      return this.#confirm(parcel, await this.#deliver(site.until(signal), parcel));
    });
  }

  async #found({ contentId, siteId }: PublishOrder): Promise<PublishableContent> {
    const [content] = await this.#parts.publication.load([contentId]);
    if (!content || content.siteId !== siteId) throw notFound('content', contentId);
    return content;
  }

  /** Nothing new; or what this very job did, which was killed after WordPress had confirmed and before it could say so. */
  async #doneAlready({ jobId, recreate }: PublishOrder, content: PublishableContent): Promise<PublishOutcome | null> {
    if (!isUpToDate(content)) return null;
    const { id, bodyVersion, externalId, wpStatus, contentType } = content;
    const attempt = await this.#parts.history.succeeded({ contentId: id, jobId, bodyVersion, kind: PublishAttemptKind.PUBLISH });
    if (!attempt) return recreate ? null : { sent: false, note: NOTHING_NEW, remarks: [] };
    const type = attempt.before?.type ?? (postTypeOf(contentType) as string);
    const stored = { id: externalId as number, type, status: wpStatus ?? 'publish' };
    return { sent: true, note: noteOn(attempt.before, stored, id, attempt.remarks), remarks: attempt.remarks };
  }

  async #deliver(client: WordPressClient, parcel: Parcel): Promise<Delivery> {
    const { termSync, ways } = this.#parts;
    const { content, order } = parcel;
    const plugin = await client.plugin();
    if (content.contentType === ContentType.TAXONOMY) return ways.term.deliver(client, plugin, parcel);
    const place = await writingPlace(client, postTypeOf(content.contentType) as string);
    if (order.recreate) await requireMissing(client, content, place.type);
    const { sent: termRows, warnings } = chooseTerms(await termSync.find(content.termIds), place.writable, place.type);
    const termIds = await termSync.ensure({ siteId: order.siteId, client, plugin, createTerms: order.createTerms }, termRows);
    const told = (delivery: Delivery): Delivery => ({ ...delivery, warnings: [...warnings, ...delivery.warnings] });
    if (plugin) return told(await ways.plugin.deliver(client, plugin, parcel, place, termIds));
    const send = () => ways.core.deliver(client, parcel, place, termIds);
    if (content.publishedVersion !== null && !order.recreate) return told(await send());
    // WordPress gives two posts that are made, or that stop being drafts, at the same moment the same slug, and one of them is
    // never seen again.
    return told(await this.#parts.turns.inTurn(`slug ${order.siteId} ${slugOf(content.title)}`, send, order.signal));
  }

  async #confirm({ content, attemptId }: Parcel, delivery: Delivery): Promise<PublishOutcome> {
    const { publication, attempts } = this.#parts;
    const { sent, stored, before } = delivery;
    const link = linkTo(stored);
    const fault = faultOf(delivery);
    const storedHash = fingerprintOfLive(stored, sent.terms.keys());
    if (fault) {
      await publication.link(content.id, link);
      await attempts.remember(attemptId, { before, storedHash, unsure: false });
      throw fault;
    }
    const remarks = remarksOf(delivery);
    const ended = attempts.success(attemptId, {
      externalId: stored.id,
      bodyVersion: content.bodyVersion,
      before,
      storedHash,
      remarks: remarks.length > 0 ? remarks.join(' ') : null,
    });
    if (!(await publication.confirm(ended, link, { bodyVersion: content.bodyVersion, baseline: storedHash }))) throw conflict(TAKEN_OVER);
    return { sent: true, note: noteOn(before, stored, content.id, remarks), remarks };
  }
}

/** Recreating is for what is missing: marked so here, or found so now. */
async function requireMissing(client: WordPressClient, content: PublishableText, type: string): Promise<void> {
  if (content.missing || content.externalId === null || !(await client.isThere(type, content.externalId))) return;
  throw conflict(`Its post ${content.externalId} is there in WordPress, so there is nothing to recreate. Publish it.`);
}

function requirePublishable(content: PublishableContent): void {
  const [problem] = publishProblems(content);
  if (problem) throw new AppError(problem.code, problem.message);
}
