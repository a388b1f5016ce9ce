/**
 * Keeps what a person has typed and not saved, one buffer for each stay in the editor. Never changes the content itself, nor
 * tells anybody that it changed. Refuses API tokens, which have nothing to come back to, and what could not be stored.
 */
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { isId } from '../../platform/db/ids.ts';
import { badInput, type FieldError, forbidden, notFound } from '../../platform/errors/app-error.ts';
import { dropBuffer, keepTyped } from './buffer/buffer.writes.ts';
import type { UpdateContentInput } from './content/content.inputs.ts';
import type { ContentTables } from './content.tables.ts';
import { unfinishedTextFaults } from './text-faults.rules.ts';

export interface KeptEdit {
  stay: string;
  baseVersion: number;
  edit: UpdateContentInput;
  updatedAt: string;
}

const MAX_STAY = 64;
const MAX_TERMS = 1_000;

export class ContentBufferService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @returns what is kept now; null where the edit says nothing but what is there. */
  async keep(
    actor: Actor,
    contentId: string,
    { stay, baseVersion, edit: given }: { stay: string; baseVersion: number; edit: UpdateContentInput },
  ): Promise<KeptEdit | null> {
    const userId = requirePerson(actor);
    const edit = said(given);
    const faults = [
      ...placeFaults(stay, baseVersion),
      ...editFaults(edit).map((fault) => ({ ...fault, path: `input.edit.${fault.path}` })),
    ];
    if (faults.length > 0) throw badInput(faults);
    const kept = await keepTyped(this.#db.rows<ContentTables>(), actor, { contentId, userId, stay, baseVersion, edit });
    if (!kept) throw notFound('content', contentId);
    return kept.kept_at === null ? null : { stay, baseVersion, edit, updatedAt: kept.kept_at };
  }

  /** @returns whether there was something to drop. */
  async discard(actor: Actor, contentId: string, stay: string): Promise<boolean> {
    requirePerson(actor);
    return dropBuffer(this.#db.rows<ContentTables>(), actor, contentId, stay);
  }
}

function requirePerson({ kind, id }: Actor): string {
  if (kind !== 'user' || id === null)
    throw forbidden('What is typed and not saved is kept for people who are signed in. A token saves with updateContent.');
  return id;
}

/** Null takes these away; of the others it says nothing, as in a save. */
const NULL_SAYS = new Set<string>(['clusterId', 'primaryKeywordId', 'targetTermId'] satisfies (keyof UpdateContentInput)[]);

const said = (edit: UpdateContentInput): UpdateContentInput =>
  Object.fromEntries(Object.entries(edit).filter(([field, value]) => value !== undefined && (value !== null || NULL_SAYS.has(field))));

function placeFaults(stay: string, baseVersion: number): FieldError[] {
  const faults: FieldError[] = [];
  if (stay.length < 1 || stay.length > MAX_STAY || stay.includes('\0'))
    faults.push({ path: 'input.stay', message: `The name of a stay needs 1 to ${MAX_STAY} characters.` });
  if (baseVersion < 1) faults.push({ path: 'input.baseVersion', message: 'baseVersion is the `version` that the edits started from.' });
  return faults;
}

function editFaults(edit: UpdateContentInput): FieldError[] {
  const faults = unfinishedTextFaults(edit);
  const one = (['clusterId', 'primaryKeywordId', 'targetTermId'] as const).filter((field) => edit[field] != null && !isId(edit[field]));
  faults.push(...one.map((field) => ({ path: field, message: `${field} is not an id.` })));
  const terms = edit.taxonomyTermIds ?? [];
  if (terms.length > MAX_TERMS || !terms.every(isId))
    faults.push({ path: 'taxonomyTermIds', message: `taxonomyTermIds holds at most ${MAX_TERMS.toLocaleString('en')} ids of terms.` });
  return faults;
}
