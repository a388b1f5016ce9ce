/**
 * Publishes one content: claims it, makes missing terms, creates or updates its post, reads it back, and only then writes
 * that it is published. Whatever breaks on the way leaves a content that can be published again, to the same post.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Turns } from '../../platform/async/turns.ts';
import type { Database } from '../../platform/db/database.ts';
import { AppError, conflict, notFound, upstream } from '../../platform/errors/app-error.ts';
import { reasonOf } from '../../platform/http/outgoing.faults.ts';
import type { PostLink, PublicationService, PublishableContent, PublishableText } from '../content/index.ts';
import { slugOf } from '../taxonomy/index.ts';
import type { WordPressClient } from './client/wordpress-client.ts';
import { gmt } from './import/import.rules.ts';
import { postTypeOf } from './import/import-source.ts';
import { changedThere, changeNotice, fingerprintOfLive, fingerprintOfSent } from './publish/live-change.rules.ts';
import {
  chooseTerms,
  differences,
  noteOn,
  remarksOn,
  type SentPost,
  type WriteRequest,
  type WritingPlace,
  writeRequest,
} from './publish/payload.rules.ts';
import { findOrCreate, isUnsure } from './publish/post-creation.ts';
import { isUpToDate, NOTHING_NEW, publishProblems } from './publish/publishable.rules.ts';
import { PublishPath } from './publish-attempt/publish-attempt.entity.ts';
import { type PublishAttemptService, RENEW_SECONDS } from './publish-attempt.service.ts';
import type { TermSyncService } from './term-sync.service.ts';
import { type LivePost, writableTaxonomies } from './wordpress-post.ts';

export interface PublishOrder {
  siteId: string;
  jobId: string;
  contentId: string;
  /** Also what was changed in WordPress since we last looked. */
  overwrite: boolean;
  signal: AbortSignal;
}

export interface PublishOutcome {
  /** Whether WordPress was asked to change anything. */
  sent: boolean;
  /** What was done, in WordPress's words, remarks included. */
  note: string;
  /** What was left out, and what WordPress keeps differently. */
  remarks: string[];
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
   * @throws AppError with what stands in the way of this one content.
   */
  async publish(site: WordPressClient, order: PublishOrder): Promise<PublishOutcome> {
    const facts = await this.#found(order);
    const done = await this.#doneAlready(order, facts);
    if (done) return done;
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
      if (!content) throw notFound('content', order.contentId);
      const meanwhile = await this.#doneAlready(order, content);
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
    if (!content || content.siteId !== siteId) throw notFound('content', contentId);
    return content;
  }

  /** Nothing new; or what this very job did, which was killed after WordPress had confirmed and before it could say so. */
  async #doneAlready({ jobId }: PublishOrder, content: PublishableContent): Promise<PublishOutcome | null> {
    if (!isUpToDate(content)) return null;
    const { id, bodyVersion, externalId, wpStatus, contentType } = content;
    const attempt = await this.#attempts.succeeded({ contentId: id, jobId, bodyVersion });
    if (!attempt) return { sent: false, note: NOTHING_NEW, remarks: [] };
    const stored = { id: externalId as number, type: postTypeOf(contentType) as string, status: wpStatus as string };
    return { sent: true, note: noteOn(attempt.before, stored, id, attempt.remarks), remarks: attempt.remarks };
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
  ): Promise<PublishOutcome> {
    const type = postTypeOf(content.contentType) as string;
    const place: WritingPlace = {
      restBase: await client.restBase(type),
      writable: writableTaxonomies(await client.shape(), type),
      hasPlugin: client.hasPlugin,
    };
    const { sent: termRows, warnings } = chooseTerms(await this.#terms.find(content.termIds), place.writable, type);
    const termIds = await this.#terms.ensure(siteId, client, termRows, place.writable);

    let request = writeRequest(content, termIds, place, null);
    let before: LivePost | null = null;
    let postId = content.externalId;
    let upToDate = false;
    if (postId === null) {
      await this.#attempts.remember(attemptId, { before: null, sentHash: fingerprintOfSent(request.sent) });
      const creation = await findOrCreate(client, type, content, request);
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
      request = writeRequest(content, termIds, place, before);
      await this.#attempts.remember(attemptId, { before });
      const sentHash = fingerprintOfSent(request.sent);
      if (!overwrite && changedThere(before, content.baseline, [sentHash, ...(await this.#attempts.unconfirmed(content.id))])) {
        throw conflict(
          `${changeNotice(before)} Import the site first, to have that here; or publish with overwrite: true, which replaces it.`,
          { reason: 'CHANGED_THERE' },
        );
      }
      await this.#attempts.remember(attemptId, { sentHash });
      const answered = await this.#update(client, type, before, request);
      await this.#attempts.remember(attemptId, { storedHash: fingerprintOfLive(answered) });
    }
    const stored = await client.readPost(type, postId);
    if (!stored)
      throw upstream(`WordPress said that it saved the post ${postId}, and does not have it. Try again.`, { reason: 'UNEXPECTED' });
    const remarks = await this.#confirm(content, attemptId, request.sent, stored, warnings);
    return { sent: true, note: noteOn(before, stored, content.id, remarks), remarks };
  }

  /** An answer that was lost is asked for again by reading: what was sent may be stored all the same. */
  async #update(client: WordPressClient, type: string, before: LivePost, request: WriteRequest): Promise<LivePost> {
    try {
      return await client.writePost(type, request);
    } catch (error) {
      if (reasonOf(error) === 'NOT_FOUND')
        throw upstream(`Its post ${before.id} is gone from WordPress. It was deleted there at this moment.`, { reason: 'MISSING' });
      if (!isUnsure(error)) throw error;
      const now = await client.readPost(type, before.id);
      const found = now && differences(request.sent, now);
      if (!found || found.title || found.content || found.status || found.taxonomies.length > 0) throw error;
      return now;
    }
  }

  /** @returns what was left out, and what WordPress keeps differently. */
  async #confirm(content: PublishableText, attemptId: string, sent: SentPost, stored: LivePost, warnings: string[]): Promise<string[]> {
    const { taxonomies: wrongTaxonomies, status: otherStatus } = differences(sent, stored);
    const link = linkTo(stored);
    if (wrongTaxonomies.length > 0 || otherStatus) {
      await this.#publication.link(content.id, link);
      throw upstream(
        wrongTaxonomies.length > 0
          ? `The text is in WordPress, but it did not take the terms of ${wrongTaxonomies.join(', ')}: one of them may have been deleted there. Import the site, check the terms, and publish again.`
          : `WordPress keeps the post as "${stored.status}" instead of "${sent.status}". A plugin or a missing right changes it; look at it there.`,
        { reason: 'UNEXPECTED' },
      );
    }
    const hash = fingerprintOfLive(stored, sent.terms.keys());
    const said = [...warnings, ...remarksOn(sent, stored)];
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
