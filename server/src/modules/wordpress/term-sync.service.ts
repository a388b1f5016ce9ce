/**
 * Makes sure that the terms of a content are in WordPress before it is published. Adopts a term that is there already, and
 * makes one at a time for a site, whichever process wants to: asked for twice at once, WordPress would make two.
 */
import type { SharedTurns } from '../../platform/db/shared-turns.ts';
import { reasonOf } from '../../platform/http/outgoing.faults.ts';
import type { ImportedTermService, TermRow } from '../taxonomy/index.ts';
import { wordPressFault } from './client/faults.ts';
import type { NewTerm, PluginRoutes } from './client/plugin-routes.ts';
import type { WordPressClient } from './client/wordpress-client.ts';
import { isPassing, persistently } from './publish/again.ts';
import { requireTerms } from './publish/delivery.ts';
import { termsToMake } from './publish/payload.rules.ts';

/** Where terms are made. */
export interface TermPlace {
  siteId: string;
  client: WordPressClient;
  plugin: PluginRoutes | null;
  /** Whether any may be made. */
  createTerms: boolean;
}

export class TermSyncService {
  readonly #terms: ImportedTermService;
  readonly #turns: SharedTurns;

  constructor(terms: ImportedTermService, turns: SharedTurns) {
    this.#terms = terms;
    this.#turns = turns;
  }

  /** In the order of the ids, so that one content is always sent in the same words. */
  async find(ids: string[]): Promise<TermRow[]> {
    if (ids.length === 0) return [];
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
  async ensure(place: TermPlace, sent: Map<string, TermRow[]>): Promise<Map<string, number[]>> {
    const chosen = [...sent.values()].flat();
    const lacking = chosen.filter(({ externalId }) => externalId === null);
    if (lacking.length > 0 && !place.createTerms)
      requireTerms(termsToMake(lacking, await this.withParents(lacking.map(({ id }) => id))), false);
    const ids = new Map<string, number[]>();
    for (const [taxonomy, terms] of sent) {
      const found: number[] = [];
      for (const term of terms)
        found.push(term.externalId ?? (await this.#turns.inTurn(`terms ${place.siteId}`, () => this.#create(place, term.id, new Set()))));
      ids.set(taxonomy, found);
    }
    return ids;
  }

  async #create(place: TermPlace, termId: string, below: Set<string>): Promise<number> {
    // Read again: who had the turn before may have made it.
    const [term] = await this.#terms.find([termId]);
    if (!term) return 0;
    if (term.externalId !== null) return term.externalId;
    below.add(termId);
    const parent = term.parentId === null || below.has(term.parentId) ? 0 : await this.#create(place, term.parentId, below);
    const externalId = await createOrAdopt(place, {
      taxonomy: term.taxonomy as string,
      name: term.name,
      slug: term.slug,
      ...(term.description !== null && { description: term.description }),
      ...(parent !== 0 && { parent }),
    });
    await this.#terms.link(term.id, externalId);
    return externalId;
  }
}

/** Asked again after a lost answer, the term is there and is adopted. */
async function createOrAdopt({ client, plugin }: TermPlace, { taxonomy, ...fields }: NewTerm): Promise<number> {
  if (plugin) {
    const made = await persistently(() => plugin.makeTerm({ taxonomy, ...fields }), isPassing);
    if ('id' in made) return made.id;
    throw wordPressFault('REFUSED', `WordPress would not make the term "${fields.name}" (${taxonomy}). It says: "${made.refused}"`);
  }
  const restBase = (await client.shape()).taxonomies.find(({ name }) => name === taxonomy)?.restBase;
  if (!restBase)
    throw wordPressFault('REFUSED', `This site has no taxonomy "${taxonomy}" in its REST API. Install the IGNY8 plugin there.`);
  try {
    return (await persistently(() => client.createTerm(restBase, fields), isPassing)).id;
  } catch (error) {
    const { termId } = (error as { details?: { termId?: number } }).details ?? {};
    if (reasonOf(error) === 'TERM_EXISTS' && termId !== undefined) return termId;
    throw error;
  }
}
