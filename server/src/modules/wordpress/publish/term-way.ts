/**
 * The text of a term, which is its description: by the plugin with all its markup, by core REST where WordPress would strip
 * nothing of it. Name and slug stay. Refuses to write over a description that we have not seen.
 */
import { conflict, notFound } from '../../../platform/errors/app-error.ts';
import type { PublicationService } from '../../content/index.ts';
import type { ImportedTermService, TermRow } from '../../taxonomy/index.ts';
import type { PluginRoutes } from '../client/plugin-routes.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import { metBefore, type PublishHistory } from '../publish-attempt/publish-history.ts';
import type { PublishAttemptService } from '../publish-attempt.service.ts';
import type { TermSyncService } from '../term-sync.service.ts';
import { type LiveTerm, termAsPost } from '../wordpress-post.ts';
import { isPassing, isUnsure, persistently } from './again.ts';
import type { Delivery, Parcel } from './delivery.ts';
import { fingerprintOfDescription, requireUnchanged } from './live-change.rules.ts';
import { descriptionRequest, type TermPlace } from './requests.rules.ts';
import { lostInDescription } from './term-markup.rules.ts';

export class TermWay {
  readonly #publication: PublicationService;
  readonly #importedTerms: ImportedTermService;
  readonly #terms: TermSyncService;
  readonly #attempts: PublishAttemptService;
  readonly #history: PublishHistory;

  constructor(
    publication: PublicationService,
    importedTerms: ImportedTermService,
    terms: TermSyncService,
    attempts: PublishAttemptService,
    history: PublishHistory,
  ) {
    this.#publication = publication;
    this.#importedTerms = importedTerms;
    this.#terms = terms;
    this.#attempts = attempts;
    this.#history = history;
  }

  async deliver(client: WordPressClient, plugin: PluginRoutes | null, parcel: Parcel): Promise<Delivery> {
    const { content, order, attemptId } = parcel;
    const [term] = await this.#terms.find([content.targetTermId as string]);
    const taxonomy = term?.taxonomy;
    if (!term || !taxonomy) throw notFound('term', content.targetTermId as string);
    const place = await placeOf(client, taxonomy);
    requireSurvives(content.html, place);
    const { live, isNew } = await this.#there(client, plugin, parcel, { ...term, taxonomy });
    const tries = await this.#history.unconfirmed(content.id, attemptId);
    const before = termAsPost(live);
    const sentHash = fingerprintOfDescription(content.html);
    const own = [sentHash, fingerprintOfDescription(''), ...tries.flatMap(({ hashes }) => hashes)];
    const met = metBefore(before, tries);
    await this.#attempts.remember(attemptId, { before: met });
    requireUnchanged(before, baselineOf(content.baseline, term), own, order.overwrite || isNew);
    await this.#attempts.remember(attemptId, { sentHash, unsure: true });
    const key = await this.#history.requestKey(content.id, content.bodyVersion);
    const { sent, path, fields } = descriptionRequest(content, live, place, key);
    try {
      const stored = await persistently(() => client.writeTerm(path, fields, live), isPassing, order.signal);
      return { sent, stored: termAsPost(stored), before: met, warnings: [] };
    } catch (error) {
      if (!isUnsure(error)) await this.#attempts.remember(attemptId, { unsure: false });
      throw error;
    }
  }

  /** The term as it is in WordPress; made where it is not there yet, and made anew where it is gone and that was asked for. */
  async #there(
    client: WordPressClient,
    plugin: PluginRoutes | null,
    { content, order }: Parcel,
    term: TermRow & { taxonomy: string },
  ): Promise<{ live: LiveTerm; isNew: boolean }> {
    const place = { siteId: order.siteId, client, plugin, createTerms: order.createTerms };
    const make = async () => (await this.#terms.ensure(place, new Map([[term.taxonomy, [term]]]))).get(term.taxonomy)?.[0] as number;
    const id = await make();
    const [live] = await client.termsById(term.taxonomy, [id]);
    if (live && order.recreate && !content.missing && content.externalId !== null)
      throw conflict(`Its term ${id} (${term.taxonomy}) is there in WordPress, so there is nothing to recreate. Publish it.`);
    if (live) return { live, isNew: false };
    if (!order.recreate) {
      await this.#publication.markMissing([content.id]);
      throw goneFault(term.taxonomy, id);
    }
    await this.#publication.unlink([content.id]);
    await this.#importedTerms.unlink(term.id);
    term.externalId = null;
    const [made] = await client.termsById(term.taxonomy, [await make()]);
    if (!made) throw goneFault(term.taxonomy, id);
    return { live: made, isNew: true };
  }
}

/** The first time, what an import saw of the description stands for it: somebody could read it here. */
export const baselineOf = (baseline: string | null, term: Pick<TermRow, 'description'>): string =>
  baseline ?? fingerprintOfDescription(term.description ?? '');

export async function placeOf(client: WordPressClient, taxonomy: string): Promise<TermPlace> {
  const known = (await client.shape()).taxonomies.find(({ name }) => name === taxonomy);
  const plugin = await client.plugin();
  return { taxonomy, restBase: known?.restBase ?? null, byPlugin: plugin !== null };
}

/** @throws CONFLICT with the tags that WordPress would strip. */
export function requireSurvives(html: string, place: TermPlace): void {
  const problem = termProblem(html, place);
  if (problem !== null) throw conflict(problem);
}

export function termProblem(html: string, { taxonomy, restBase, byPlugin }: TermPlace): string | null {
  if (byPlugin) return null;
  if (restBase === null)
    return `WordPress does not show ${taxonomy} in its REST API. Install the IGNY8 plugin there to publish texts of it.`;
  const lost = lostInDescription(html);
  return lost && `${lost} Install the IGNY8 plugin there, which keeps them, or take them out.`;
}

const goneFault = (taxonomy: string, id: number) =>
  conflict(
    `Its term ${id} (${taxonomy}) is gone from WordPress. Choose: recreate it, which makes it anew; or unlink this content and choose another term.`,
    { reason: 'MISSING' },
  );
