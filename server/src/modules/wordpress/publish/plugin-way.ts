/**
 * A post by the plugin, in one request that names itself: asked again after a lost answer it answers what was done, it refuses
 * to write over what we have not seen, and its answer is the reading back. See docs/decisions/0014.
 */
import { reasonOf } from '../../../platform/http/outgoing.faults.ts';
import { type PublicationService, sameView } from '../../content/index.ts';
import { codeOf, currentPost, type PluginRoutes, type PublishedPost } from '../client/plugin-routes.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import { metBefore, type PublishHistory } from '../publish-attempt/publish-history.ts';
import type { PublishAttemptService } from '../publish-attempt.service.ts';
import { isFirstSlug, type LivePost } from '../wordpress-post.ts';
import { isPassing, isUnsure, persistently } from './again.ts';
import { type Delivery, missingFault, type Parcel, REPLACED_UNSEEN } from './delivery.ts';
import { changedThere, fingerprintOfLive, fingerprintOfSent, requireUnchanged } from './live-change.rules.ts';
import { storedOf } from './plugin-answer.ts';
import { knownOf, type PluginOrder, type PluginPostBody, pluginRequest, seenOf, sentOf, type WritingPlace } from './requests.rules.ts';

/** Somebody who saves in wp-admin again and again gives us so many new dates at most. */
const MOST_CHANGES = 5;

export class PluginWay {
  readonly #publication: PublicationService;
  readonly #attempts: PublishAttemptService;
  readonly #history: PublishHistory;

  constructor(publication: PublicationService, attempts: PublishAttemptService, history: PublishHistory) {
    this.#publication = publication;
    this.#attempts = attempts;
    this.#history = history;
  }

  async deliver(
    client: WordPressClient,
    plugin: PluginRoutes,
    parcel: Parcel,
    place: WritingPlace,
    termIds: Map<string, number[]>,
  ): Promise<Delivery> {
    const { order, attemptId } = parcel;
    let { content } = parcel;
    let seen: Pick<PluginOrder, 'known' | 'restore'> = { known: knownOf(content) };
    for (let changes = 0; ; changes += 1) {
      const sentHash = fingerprintOfSent(sentOf(content, termIds, place, seen.known?.status));
      const named = await this.#history.requestKeys(content.id, content.bodyVersion, this.#attempts.sending(attemptId, sentHash));
      const { sent, fields } = pluginRequest(content, termIds, place, { ...named, ...seen });
      try {
        const answer = await this.#ask(plugin, fields, order.signal);
        const stored = await storedOf(client, sent.content, answer);
        const { before, warnings } = await this.#met({ ...parcel, content }, answer.before, sentHash);
        if (!isFirstSlug(stored.slug, content.id)) return { sent, stored, before, warnings };
        const renamed = await this.#nameIt(client, plugin, { ...parcel, content }, place, termIds, named.key, stored);
        return { sent, stored: renamed, before, warnings };
      } catch (error) {
        if (!isUnsure(error)) await this.#attempts.remember(attemptId, { unsure: false });
        const current = currentPost(error);
        if (codeOf(error) === 'igny8_changed' && current && changes < MOST_CHANGES) {
          const tries = await this.#history.unconfirmed(content.id, attemptId);
          requireUnchanged(current, content.baseline, [sentHash, ...tries.flatMap(({ hashes }) => hashes)], order.overwrite);
          seen = { known: seenOf(current) };
          continue;
        }
        const inTrash = codeOf(error) === 'igny8_trashed' && current;
        const isGone = reasonOf(error) === 'NOT_FOUND' && content.externalId !== null;
        if (!inTrash && !isGone) throw error;
        if (!order.recreate || changes >= MOST_CHANGES) {
          const id = inTrash ? current.id : (content.externalId as number);
          await this.#publication.markMissing([content.id]);
          throw missingFault(id, inTrash ? current : null);
        }
        if (inTrash) seen = { known: seenOf(current), restore: true };
        else {
          // Before it is made anew: an import of this moment has to know the new post as that of this content.
          await this.#publication.unlink([content.id]);
          content = { ...content, externalId: null, baseline: null };
          seen = { known: null };
        }
      }
    }
  }

  #ask(plugin: PluginRoutes, fields: PluginPostBody, signal: AbortSignal): Promise<PublishedPost> {
    return persistently(() => plugin.publishPost(fields), isPassing, signal);
  }

  /** A post that was made as a first draft before the plugin was there gets its real address. */
  async #nameIt(
    client: WordPressClient,
    plugin: PluginRoutes,
    { content, order }: Parcel,
    place: WritingPlace,
    termIds: Map<string, number[]>,
    key: string,
    stored: LivePost,
  ): Promise<LivePost> {
    const asked = { key: `${key}-slug`, known: seenOf(stored), isFirstDraft: true };
    const { fields } = pluginRequest({ ...content, externalId: stored.id }, termIds, place, asked);
    return storedOf(client, content.html, await this.#ask(plugin, fields, order.signal));
  }

  /** What was there before any of ours, and whether somebody's words were replaced that we had no chance to see. */
  async #met(
    { content, order, attemptId }: Parcel,
    before: LivePost | null,
    sentHash: string,
  ): Promise<Pick<Delivery, 'before' | 'warnings'>> {
    if (!before || (content.baseline !== null && sameView(content.baseline, fingerprintOfLive(before)))) return { before, warnings: [] };
    const tries = await this.#history.unconfirmed(content.id, attemptId);
    const own = [sentHash, ...tries.flatMap(({ hashes }) => hashes)];
    const unseen = !order.overwrite && !order.recreate && changedThere(before, content.baseline, own);
    // A post that was there before all of ours is never taken for one that we had made.
    const met = metBefore(before, tries) ?? (content.externalId === null ? null : before);
    return { before: met, warnings: unseen ? [REPLACED_UNSEEN] : [] };
  }
}
