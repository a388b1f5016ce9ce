/**
 * Publishes one content: claims it, makes missing terms, creates or updates its post, reads it back, and only then writes
 * that it is published. Whatever breaks on the way leaves a content that can be published again, to the same post.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Turns } from '../../platform/async/turns.ts';
import type { Database } from '../../platform/db/database.ts';
import { AppError, conflict, notFound, upstream } from '../../platform/errors/app-error.ts';
import { reasonOf } from '../../platform/http/outgoing.faults.ts';
import {
  type PostLink,
  type PublicationService,
  type PublishableContent,
  type PublishableText,
  taxonomiesOfOurs,
} from '../content/index.ts';
import { slugOf } from '../taxonomy/index.ts';
import type { WordPressClient } from './client/wordpress-client.ts';
import { gmt } from './import/import.rules.ts';
import { postTypeOf } from './import/import-source.ts';
import { changedThere, changeNotice, fingerprintOfLive, fingerprintOfSent } from './publish/live-change.rules.ts';
import { chooseTerms, compareStored, postFields, type SentPost, statusToSend, termsToSend } from './publish/payload.rules.ts';
import { findOrCreate, isUnsure } from './publish/post-creation.ts';
import { publishProblems } from './publish/publishable.rules.ts';
import { PublishPath } from './publish-attempt/publish-attempt.entity.ts';
import { type PublishAttemptService, RENEW_SECONDS } from './publish-attempt.service.ts';
import type { TermSyncService } from './term-sync.service.ts';
import { firstSlug, type LivePost, writableTaxonomies } from './wordpress-post.ts';

export interface PublishOrder {
  siteId: string;
  jobId: string;
  contentId: string;
  /** Also what was changed in WordPress since we last looked. */
  overwrite: boolean;
  signal: AbortSignal;
}

const CLAIM_WAIT_MS = 1_000;

export class PostPublisher {
  readonly #turns = new Turns();
  readonly #db: Database;
  readonly #publication: PublicationService;
  readonly #attempts: PublishAttemptService;
  readonly #terms: TermSyncService;

  constructor(db: Database, publication: PublicationService, attempts: PublishAttemptService, terms: TermSyncService) {
    this.#db = db;
    this.#publication = publication;
    this.#attempts = attempts;
    this.#terms = terms;
  }

  /**
   * @returns remarks: what was left out, and what WordPress keeps differently.
   * @throws AppError with what stands in the way of this one content.
   */
  async publish(site: WordPressClient, order: PublishOrder): Promise<string[]> {
    const facts = await this.#found(order);
    const before = await this.#publishedBefore(order, facts);
    if (before) return before;
    requirePublishable(facts);
    const attemptId = await this.#claim(order);
    const lost = new AbortController();
    const renewing = setInterval(() => {
      void this.#attempts.renew(attemptId).then(
        (ours) => ours || lost.abort(conflict('Another worker took this content over.')),
        () => undefined,
      );
    }, RENEW_SECONDS * 1000);
    try {
      // Read under the claim: a publish that has just ended may have changed it.
      const content = await this.#publication.loadText(order.contentId);
      if (!content || content.deleted) throw notFound('content', order.contentId);
      const meanwhile = await this.#publishedBefore(order, content);
      if (meanwhile) {
        await this.#attempts.withdraw(attemptId);
        return meanwhile;
      }
      requirePublishable(content);
      const send = () => this.#send(site.until(lost.signal), order, content, attemptId);
      // WordPress gives two posts that are made at the same moment the same slug, and one of them is never seen again.
      return await (content.externalId === null ? this.#turns.inTurn(`${order.siteId}:${slugOf(content.title)}`, send) : send());
    } catch (error) {
      await this.#attempts.fail(attemptId, error instanceof AppError ? error.message : 'It was interrupted.');
      throw error;
    } finally {
      clearInterval(renewing);
    }
  }

  async #found({ contentId, siteId }: PublishOrder): Promise<PublishableContent> {
    const [content] = await this.#publication.load([contentId]);
    if (!content || content.deleted || content.siteId !== siteId) throw notFound('content', contentId);
    return content;
  }

  /** The remarks of this very job, which was killed after WordPress had confirmed and before it could say so. */
  async #publishedBefore({ jobId }: PublishOrder, { id, bodyVersion, publishedVersion }: PublishableContent): Promise<string[] | null> {
    return bodyVersion === publishedVersion ? this.#attempts.succeeded({ contentId: id, jobId, bodyVersion }) : null;
  }

  /** A try of the same job that was killed is waited for, until its lease has run out. */
  async #claim({ siteId, contentId, jobId, signal }: PublishOrder): Promise<string> {
    for (;;) {
      const [content] = await this.#publication.load([contentId]);
      const claim = await this.#attempts.claim({
        siteId,
        contentId,
        jobId,
        path: PublishPath.CORE_REST,
        bodyVersion: content?.bodyVersion ?? 0,
      });
      if (claim.id !== null) return claim.id;
      if (claim.heldByJobId !== jobId) throw conflict('It is being published at this moment by another job. Wait for that one.');
      await sleep(CLAIM_WAIT_MS, undefined, { signal });
    }
  }

  async #send(
    client: WordPressClient,
    { siteId, overwrite }: PublishOrder,
    content: PublishableText,
    attemptId: string,
  ): Promise<string[]> {
    const type = postTypeOf(content.contentType) as string;
    const writable = writableTaxonomies(await client.shape(), type);
    await client.restBase(type);
    const { sent: termRows, warnings } = chooseTerms(await this.#terms.find(content.termIds), writable, type);
    const chosen = await this.#terms.ensure(siteId, client, termRows, writable);
    const sentWith = (before: LivePost | null): SentPost => ({
      title: content.title,
      content: content.html,
      status: statusToSend(before),
      terms: termsToSend(chosen, writable, taxonomiesOfOurs(content.baseline)),
    });

    let sent = sentWith(null);
    let before: LivePost | null = null;
    let postId = content.externalId;
    let upToDate = false;
    if (postId === null) {
      await this.#attempts.remember(attemptId, { before: null, sentHash: fingerprintOfSent(sent) });
      const creation = await findOrCreate(client, type, content, postFields(content, sent, { writable, withMeta: client.hasPlugin }));
      await this.#publication.link(content.id, linkTo(creation.post));
      postId = creation.post.id;
      upToDate = creation.made;
    }
    if (!upToDate) {
      before = await client.readPost(type, postId);
      if (!before || before.status === 'trash') {
        await this.#publication.markMissing([content.id]);
        throw conflict(
          `Its post ${postId} ${before ? 'lies in the trash of WordPress' : 'is gone from WordPress'}. ${before ? 'Restore it there' : 'It was deleted there'}, or unlink this content to publish it as a new post.`,
          { reason: 'MISSING' },
        );
      }
      sent = sentWith(before);
      await this.#attempts.remember(attemptId, { before });
      const sentHash = fingerprintOfSent(sent);
      if (!overwrite && changedThere(before, content.baseline, [sentHash, ...(await this.#attempts.unconfirmed(content.id))])) {
        throw conflict(
          `${changeNotice(before)} Import the site first, to have that here; or publish with overwrite: true, which replaces it.`,
          { reason: 'CHANGED_THERE' },
        );
      }
      await this.#attempts.remember(attemptId, { sentHash });
      const slug = before.slug === firstSlug(content.id) ? content.title : undefined;
      const answered = await this.#update(
        client,
        type,
        before,
        postFields(content, sent, { writable, withMeta: client.hasPlugin, slug }),
        sent,
      );
      await this.#attempts.remember(attemptId, { storedHash: fingerprintOfLive(answered) });
    }
    const stored = await client.readPost(type, postId);
    if (!stored)
      throw upstream(`WordPress said that it saved the post ${postId}, and does not have it. Try again.`, { reason: 'UNEXPECTED' });
    return this.#confirm(content, attemptId, sent, stored, warnings);
  }

  /** An answer that was lost is asked for again by reading: what was sent may be stored all the same. */
  async #update(
    client: WordPressClient,
    type: string,
    before: LivePost,
    fields: Record<string, unknown>,
    sent: SentPost,
  ): Promise<LivePost> {
    try {
      return await client.updatePost(type, before.id, fields);
    } catch (error) {
      if (reasonOf(error) === 'NOT_FOUND')
        throw upstream(`Its post ${before.id} is gone from WordPress. It was deleted there at this moment.`, { reason: 'MISSING' });
      if (!isUnsure(error)) throw error;
      const now = await client.readPost(type, before.id);
      const saved =
        now &&
        now.status === sent.status &&
        compareStored(sent, now).remarks.length === 0 &&
        compareStored(sent, now).wrongTaxonomies.length === 0;
      if (!saved) throw error;
      return now;
    }
  }

  async #confirm(content: PublishableText, attemptId: string, sent: SentPost, stored: LivePost, warnings: string[]): Promise<string[]> {
    const { wrongTaxonomies, remarks } = compareStored(sent, stored);
    const link = linkTo(stored);
    if (wrongTaxonomies.length > 0 || stored.status !== sent.status) {
      await this.#publication.link(content.id, link);
      throw upstream(
        wrongTaxonomies.length > 0
          ? `The text is in WordPress, but it did not take the terms of ${wrongTaxonomies.join(', ')}: one of them may have been deleted there. Import the site, check the terms, and publish again.`
          : `WordPress keeps the post as "${stored.status}" instead of "${sent.status}". A plugin or a missing right changes it; look at it there.`,
        { reason: 'UNEXPECTED' },
      );
    }
    const hash = fingerprintOfLive(stored, sent.terms.keys());
    const said = [...warnings, ...remarks];
    await this.#db.unitOfWork(async (uow) => {
      await this.#publication.confirm(uow, content.id, link, { bodyVersion: content.bodyVersion, baseline: hash });
      await this.#attempts.succeed(uow, attemptId, hash, said.length > 0 ? said.join(' ') : null);
    });
    return said;
  }
}

const linkTo = (post: LivePost): PostLink => ({
  externalId: post.id,
  externalUrl: post.link,
  wpStatus: post.status,
  wpModifiedAt: gmt(post.modifiedGmt),
});

function requirePublishable(content: PublishableContent): void {
  const [problem] = publishProblems(content);
  if (problem) throw new AppError(problem.code, problem.message);
}
