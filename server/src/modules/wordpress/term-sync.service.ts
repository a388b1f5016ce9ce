/**
 * Makes sure that the terms of a content are in WordPress before it is published. Adopts a term that is there already, and
 * makes one at a time for a site: asked for twice at once, WordPress would make two.
 */
import { Turns } from '../../platform/async/turns.ts';
import { reasonOf } from '../../platform/http/outgoing.faults.ts';
import type { ImportedTermService, TermRow } from '../taxonomy/index.ts';
import type { WordPressClient } from './client/wordpress-client.ts';

export class TermSyncService {
  readonly #terms: ImportedTermService;
  readonly #turns = new Turns();

  constructor(terms: ImportedTermService) {
    this.#terms = terms;
  }

  /** In the order of the ids, so that one content is always sent in the same words. */
  async find(ids: string[]): Promise<TermRow[]> {
    const found = new Map((await this.#terms.find(ids)).map((term) => [term.id, term]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** Terms by id, and all that are above them: of many contents at once. */
  async withParents(ids: string[]): Promise<Map<string, TermRow>> {
    const known = new Map<string, TermRow>();
    for (let level = [...new Set(ids)]; level.length > 0; ) {
      const found = await this.#terms.find(level);
      for (const term of found) known.set(term.id, term);
      level = [...new Set(found.flatMap(({ parentId }) => (parentId === null || known.has(parentId) ? [] : parentId)))];
    }
    return known;
  }

  /** @returns the terms' ids in WordPress, by taxonomy. */
  async ensure(
    siteId: string,
    client: WordPressClient,
    sent: Map<string, TermRow[]>,
    restBases: Map<string, string>,
  ): Promise<Map<string, number[]>> {
    const ids = new Map<string, number[]>();
    for (const [taxonomy, terms] of sent) {
      const restBase = restBases.get(taxonomy) as string;
      const found: number[] = [];
      for (const term of terms)
        found.push(term.externalId ?? (await this.#turns.inTurn(siteId, () => this.#create(client, restBase, term.id, new Set()))));
      ids.set(taxonomy, found);
    }
    return ids;
  }

  async #create(client: WordPressClient, restBase: string, termId: string, below: Set<string>): Promise<number> {
    // Read again: who had the turn before may have made it.
    const [term] = await this.#terms.find([termId]);
    if (!term) return 0;
    if (term.externalId !== null) return term.externalId;
    below.add(termId);
    const parent = term.parentId === null || below.has(term.parentId) ? 0 : await this.#create(client, restBase, term.parentId, below);
    const externalId = await this.#createOrAdopt(client, restBase, term, parent);
    await this.#terms.link(term.id, externalId);
    return externalId;
  }

  async #createOrAdopt(client: WordPressClient, restBase: string, term: TermRow, parent: number): Promise<number> {
    try {
      const made = await client.createTerm(restBase, {
        name: term.name,
        slug: term.slug,
        ...(term.description !== null && { description: term.description }),
        ...(parent !== 0 && { parent }),
      });
      return made.id;
    } catch (error) {
      const { termId } = (error as { details?: { termId?: number } }).details ?? {};
      if (reasonOf(error) === 'TERM_EXISTS' && termId !== undefined) return termId;
      throw error;
    }
  }
}
