/**
 * A post by the plugin, in one request that names itself: asked again after a lost answer it answers what was done, it refuses
 * to write over what we have not seen, and its answer is the reading back. See docs/decisions/0013.
 */
import { reasonOf } from '../../../platform/http/outgoing.faults.ts';
import { type PublicationService, sameView } from '../../content/index.ts';
import { codeOf, currentPost, type PluginRoutes, type PublishedPost } from '../client/plugin-routes.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import { metBefore, type PublishHistory } from '../publish-attempt/publish-history.ts';
import type { PublishAttemptService } from '../publish-attempt.service.ts';
import { isFirstSlug, type LivePost } from '../wordpress-post.ts';
import { isPassing, isUnsure, persistently } from './again.ts';
import { type Delivery, missingFault, type Parcel } from './delivery.ts';
import { fingerprintOfLive, fingerprintOfSent, requireUnchanged } from './live-change.rules.ts';
import { storedOf } from './plugin-answer.ts';
import { knownOf, type PluginOrder, type PluginPostBody, pluginRequest, type WritingPlace } from './requests.rules.ts';

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
  ): Promise<Omit<Delivery, 'warnings'>> {
    const { order, attemptId } = parcel;
    let { content } = parcel;
    const key = await this.#history.requestKey(content.id, content.bodyVersion);
    let asked: PluginOrder = { key, known: knownOf(content) };
    for (let changes = 0; ; changes += 1) {
      const { sent, fields } = pluginRequest(content, termIds, place, asked);
      const sentHash = fingerprintOfSent(sent);
      await this.#attempts.remember(attemptId, { sentHash, unsure: true });
      try {
        const answer = await this.#ask(plugin, fields, order.signal);
        const stored = await storedOf(client, sent.content, answer);
        const before = await this.#before({ ...parcel, content }, answer.before);
        if (!isFirstSlug(stored.slug, content.id)) return { sent, stored, before };
        // Made as a first draft before the plugin was there: it gets its real address.
        const known = { modifiedGmt: stored.modifiedGmt, status: stored.status };
        const named = pluginRequest({ ...content, externalId: stored.id }, termIds, place, {
          key: `${key}-slug`,
          known,
          isFirstDraft: true,
        });
        return { sent, stored: await storedOf(client, sent.content, await this.#ask(plugin, named.fields, order.signal)), before };
      } catch (error) {
        if (!isUnsure(error)) await this.#attempts.remember(attemptId, { unsure: false });
        const current = currentPost(error);
        if (codeOf(error) === 'igny8_changed' && current && changes < MOST_CHANGES) {
          const tries = await this.#history.unconfirmed(content.id, attemptId);
          requireUnchanged(current, content.baseline, [sentHash, ...tries.flatMap(({ hashes }) => hashes)], order.overwrite);
          asked = { key, known: { modifiedGmt: current.modifiedGmt, status: current.status } };
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
        if (inTrash) asked = { key, known: { modifiedGmt: current.modifiedGmt, status: current.status }, restore: true };
        else {
          // Before it is made anew: an import of this moment has to know the new post as that of this content.
          await this.#publication.unlink([content.id]);
          content = { ...content, externalId: null, baseline: null };
          asked = { key, known: null };
        }
      }
    }
  }

  #ask(plugin: PluginRoutes, fields: PluginPostBody, signal: AbortSignal): Promise<PublishedPost> {
    return persistently(() => plugin.publishPost(fields), isPassing, signal);
  }

  /** What an earlier try of ours had met, where it is that what was there. */
  async #before({ content, attemptId }: Parcel, before: LivePost | null): Promise<LivePost | null> {
    if (!before || (content.baseline !== null && sameView(content.baseline, fingerprintOfLive(before)))) return before;
    return metBefore(before, await this.#history.unconfirmed(content.id, attemptId));
  }
}
