/**
 * A post by core REST: made or found, compared with what we last saw of it, written, read back. Whatever breaks on the way
 * leaves a content that can be published again, to the same post.
 */
import { upstream } from '../../../platform/errors/app-error.ts';
import { reasonOf } from '../../../platform/http/outgoing.faults.ts';
import type { PublicationService } from '../../content/index.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import { metBefore, type PublishHistory } from '../publish-attempt/publish-history.ts';
import type { PublishAttemptService } from '../publish-attempt.service.ts';
import type { LivePost } from '../wordpress-post.ts';
import { isOver, isQuicklyPassing, isUnsure, persistently } from './again.ts';
import { type Delivery, missingFault, type Parcel } from './delivery.ts';
import { fingerprintOfLive, fingerprintOfSent, requireUnchanged } from './live-change.rules.ts';
import { differences } from './payload.rules.ts';
import { findOrCreate } from './post-creation.ts';
import { linkTo } from './read-back.ts';
import { coreRequest, type WriteRequest, type WritingPlace } from './requests.rules.ts';

export class CoreWay {
  readonly #publication: PublicationService;
  readonly #attempts: PublishAttemptService;
  readonly #history: PublishHistory;

  constructor(publication: PublicationService, attempts: PublishAttemptService, history: PublishHistory) {
    this.#publication = publication;
    this.#attempts = attempts;
    this.#history = history;
  }

  async deliver(client: WordPressClient, parcel: Parcel, place: WritingPlace, termIds: Map<string, number[]>): Promise<Delivery> {
    const { content, order } = parcel;
    const there =
      content.externalId === null ? null : await persistently(() => client.readPost(place.type, content.externalId as number), isOver);
    if (content.externalId !== null && (!there || (there.status === 'trash' && !order.recreate))) {
      await this.#publication.markMissing([content.id]);
      if (there || !order.recreate) throw missingFault(content.externalId, there);
      await this.#publication.unlink([content.id]);
      return this.#create(client, { ...parcel, content: { ...content, externalId: null, baseline: null } }, place, termIds);
    }
    return there ? this.#change(client, parcel, place, termIds, there) : this.#create(client, parcel, place, termIds);
  }

  async #create(client: WordPressClient, parcel: Parcel, place: WritingPlace, termIds: Map<string, number[]>) {
    const { content, attemptId, order } = parcel;
    const request = coreRequest(content, termIds, place, null);
    await this.#attempts.remember(attemptId, { before: null, sentHash: fingerprintOfSent(request.sent) });
    const { post, made } = await persistently(() => findOrCreate(client, place.type, content, request), isQuicklyPassing, order.signal);
    await this.#publication.link(content.id, linkTo(post));
    // It was answered whole a moment ago: made, or found.
    if (!made) return this.#change(client, parcel, place, termIds, post);
    return { sent: request.sent, stored: await this.#read(client, place.type, post.id), before: null, warnings: [] };
  }

  async #change(client: WordPressClient, parcel: Parcel, place: WritingPlace, termIds: Map<string, number[]>, live: LivePost) {
    const { content, order, attemptId } = parcel;
    const tries = await this.#history.unconfirmed(content.id, attemptId);
    const before = metBefore(live, tries);
    const request = coreRequest(content, termIds, place, live);
    const sentHash = fingerprintOfSent(request.sent);
    const own = [sentHash, ...tries.flatMap(({ hashes }) => hashes)];
    await this.#attempts.remember(attemptId, { before });
    // In the trash nobody wrote since: it was missed, and is to come back.
    requireUnchanged(live, content.baseline, own, order.overwrite || live.status === 'trash');
    await this.#attempts.remember(attemptId, { sentHash });
    const answered = await this.#write(client, place.type, live, request, order.signal);
    await this.#attempts.remember(attemptId, { storedHash: fingerprintOfLive(answered) });
    return { sent: request.sent, stored: await this.#read(client, place.type, live.id), before, warnings: [] };
  }

  /** An answer that was lost is asked for again by reading: what was sent may be stored all the same. Sent twice, it is the same. */
  async #write(client: WordPressClient, type: string, live: LivePost, request: WriteRequest, signal: AbortSignal): Promise<LivePost> {
    const write = async () => {
      try {
        return await client.writePost(type, request);
      } catch (error) {
        if (reasonOf(error) === 'NOT_FOUND')
          throw upstream(`Its post ${live.id} is gone from WordPress. It was deleted there at this moment.`, { reason: 'MISSING' });
        if (!isUnsure(error)) throw error;
        const now = await client.readPost(type, live.id);
        const found = now && differences(request.sent, now);
        if (!found || found.title || found.content || found.status || found.taxonomies.length > 0) throw error;
        return now;
      }
    };
    return persistently(write, isQuicklyPassing, signal);
  }

  async #read(client: WordPressClient, type: string, id: number): Promise<LivePost> {
    const stored = await persistently(() => client.readPost(type, id), isOver);
    if (stored) return stored;
    throw upstream(`WordPress said that it saved the post ${id}, and does not have it. Try again.`, { reason: 'UNEXPECTED' });
  }
}
