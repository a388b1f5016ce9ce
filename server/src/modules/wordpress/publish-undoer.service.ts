/**
 * Puts the live post of one content back as it was before it was last published from here: title, text, status, address and the
 * terms that were sent. Refuses where somebody changed it since. Run again after a kill it finds the post as it is to be,
 * and says so.
 */
import type { Database } from '../../platform/db/database.ts';
import { conflict, notFound } from '../../platform/errors/app-error.ts';
import type { PublicationService, PublishableText } from '../content/index.ts';
import { codeOf } from './client/plugin-routes.ts';
import type { WordPressClient } from './client/wordpress-client.ts';
import { changeNotice, fingerprintOfLive } from './publish/live-change.rules.ts';
import { isSo, liveTargetOf } from './publish/live-target.ts';
import { differences, remarksOn } from './publish/payload.rules.ts';
import type { PublishClaims } from './publish/publish-claims.ts';
import { linkTo } from './publish/read-back.ts';
import type { PutBack } from './publish/requests.rules.ts';
import { contentAfter, isAsLeft, targetOf, wasNotThere } from './publish/undo.rules.ts';
import { PublishAttemptKind, PublishPath } from './publish-attempt/publish-attempt.entity.ts';
import type { PublishHistory, Undoable } from './publish-attempt/publish-history.ts';
import type { PublishAttemptService } from './publish-attempt.service.ts';
import type { TermSyncService } from './term-sync.service.ts';
import type { LivePost } from './wordpress-post.ts';

export interface UndoOrder {
  siteId: string;
  jobId: string;
  contentId: string;
  /** The publish to take back: no other one, though it may have come since. */
  attemptId: string;
  /** Also where somebody changed the post since. */
  overwrite: boolean;
  signal: AbortSignal;
}

export interface UndoerParts {
  db: Database;
  publication: PublicationService;
  attempts: PublishAttemptService;
  claims: PublishClaims;
  history: PublishHistory;
  termSync: TermSyncService;
}

/** Somebody who saves in wp-admin again and again is looked at so often at most. */
const MOST_LOOKS = 5;

export class PublishUndoer {
  readonly #parts: UndoerParts;

  constructor(parts: UndoerParts) {
    this.#parts = parts;
  }

  /** @returns what was done. @throws AppError with what stands in the way. */
  async undo(site: WordPressClient, order: UndoOrder): Promise<string> {
    const { claims, attempts, publication, history } = this.#parts;
    const done = await history.succeeded({ ...order, kind: PublishAttemptKind.UNDO });
    if (done) return noteOf(done.remarks);
    const attempt = {
      siteId: order.siteId,
      contentId: order.contentId,
      jobId: order.jobId,
      kind: PublishAttemptKind.UNDO,
      path: (await site.plugin()) ? PublishPath.PLUGIN : PublishPath.CORE_REST,
      bodyVersion: (await history.undoable(order.contentId))?.bodyVersion ?? 0,
    };
    return claims.holding(attempt, order.signal, async ({ attemptId, signal }) => {
      const content = await publication.loadText(order.contentId);
      if (!content || content.siteId !== order.siteId || content.deleted) throw notFound('content', order.contentId);
      const undoable = await history.undoable(content.id);
      if (undoable?.id !== order.attemptId) {
        const meanwhile = await history.succeeded({ ...order, kind: PublishAttemptKind.UNDO });
        if (!meanwhile) throw conflict('It was published again since, or that publish was taken back already. Look at its publishes.');
        await attempts.withdraw(attemptId);
        return noteOf(meanwhile.remarks);
      }
      requireLinked(content, undoable);
      return this.#putBack(site.until(signal), order, content, undoable, attemptId);
    });
  }

  async #putBack(
    client: WordPressClient,
    { overwrite }: UndoOrder,
    content: PublishableText,
    undoable: Undoable,
    attemptId: string,
  ): Promise<string> {
    const { attempts, history, publication, termSync } = this.#parts;
    const [term] = content.targetTermId === null ? [] : await termSync.find([content.targetTermId]);
    const place = liveTargetOf(client, { content, externalId: undoable.externalId, term, key: `undo-${undoable.id}` });
    const own = (await history.unconfirmed(content.id, attemptId)).flatMap(({ hashes }) => hashes);
    for (let looks = 1; ; looks += 1) {
      const live = await place.read();
      if (!live || live.status === 'trash') {
        await publication.markMissing([content.id]);
        throw conflict(
          `${live ? 'It lies in the trash of WordPress' : 'It is gone from WordPress'}, so there is nothing to put back. Recreate it, or unlink it.`,
          { reason: 'MISSING' },
        );
      }
      const wanted = targetOf(undoable, content.id, live);
      const { terms, remarks } = await existing(client, wanted.terms);
      const target = { ...wanted, terms };
      if (isSo(target, live)) return this.#confirm(content, undoable, attemptId, { live, stored: live, remarks });
      if (!overwrite && !isAsLeft(undoable, live, own))
        throw conflict(`${changeNotice(live)} Look at it there; or undo with overwrite: true, which replaces that too.`, {
          reason: 'CHANGED_THERE',
        });
      await attempts.remember(attemptId, { before: live });
      try {
        const stored = await place.write(live, target);
        return this.#confirm(content, undoable, attemptId, { live, stored, remarks: [...remarks, ...keptOtherwise(target, stored)] });
      } catch (error) {
        if (codeOf(error) !== 'igny8_changed' || looks >= MOST_LOOKS) throw error;
      }
    }
  }

  async #confirm(
    content: PublishableText,
    undoable: Undoable,
    attemptId: string,
    { live, stored, remarks }: { live: LivePost; stored: LivePost; remarks: string[] },
  ): Promise<string> {
    const { db, publication, attempts } = this.#parts;
    const done = wasNotThere(undoable, content.id)
      ? `Publishing had made ${stored.type} ${stored.id}: it is a draft in WordPress now.`
      : `Put ${stored.type} ${stored.id} back as it was before.`;
    await db.unitOfWork(async (uow) => {
      await publication.putBack(uow, content.id, linkTo(stored), contentAfter(undoable, content.id, content.bodyVersion, stored));
      await attempts.succeed(uow, attemptId, {
        externalId: stored.id,
        bodyVersion: undoable.bodyVersion,
        before: live,
        storedHash: fingerprintOfLive(stored),
        remarks: [done, ...remarks].join(' '),
      });
      await attempts.markUndone(uow, undoable.id);
    });
    return noteOf([done, ...remarks]);
  }
}

/** A term that was deleted since does not come back: named all the same, WordPress would take the others away too. */
async function existing(
  client: WordPressClient,
  wanted: Map<string, number[]>,
): Promise<{ terms: Map<string, number[]>; remarks: string[] }> {
  const terms = new Map<string, number[]>();
  const gone: string[] = [];
  for (const [taxonomy, ids] of wanted) {
    const there = new Set(ids.length === 0 ? [] : (await client.termsById(taxonomy, ids)).map(({ id }) => id));
    terms.set(
      taxonomy,
      ids.filter((id) => there.has(id)),
    );
    if (ids.some((id) => !there.has(id))) gone.push(taxonomy);
  }
  return {
    terms,
    remarks: gone.length === 0 ? [] : [`Terms that it had (${gone.join(', ')}) were deleted in WordPress and do not come back.`],
  };
}

function keptOtherwise(target: PutBack, stored: LivePost): string[] {
  const { status, taxonomies } = differences(target, stored);
  const remarks = remarksOn(target, stored);
  if (status) remarks.push(`WordPress keeps it as "${stored.status}" instead of "${target.status}".`);
  if (taxonomies.length > 0) remarks.push(`WordPress did not take the terms of ${taxonomies.join(', ')}.`);
  if (target.slug !== null && target.slug !== stored.slug) remarks.push(`Its address is "${stored.slug}" now: "${target.slug}" is taken.`);
  return remarks;
}

function requireLinked(content: PublishableText, undoable: Undoable): void {
  if (content.externalId !== undoable.externalId)
    throw conflict('It is no longer linked to the post that was published, so there is nothing of ours to put back.');
}

const noteOf = (parts: string[]): string => parts.join(' ');
