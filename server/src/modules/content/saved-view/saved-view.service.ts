/**
 * Keeps views of the Content Manager: each belongs to the person or the token that made it, and can be shared with everybody of
 * its site. Only its owner changes or deletes it.
 */
import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import { type Database, sqlState } from '../../../platform/db/database.ts';
import { isId, newId } from '../../../platform/db/ids.ts';
import { AppError, badInput, conflict, type FieldError, forbidden, notFound } from '../../../platform/errors/app-error.ts';
import { requireSite } from '../../site/index.ts';
import type { ContentTables } from '../content.tables.ts';
import type { SaveViewInput } from './saved-view.inputs.ts';
import type { SavedView } from './saved-view.type.ts';

const MOST = 200;
const LONGEST_NAME = 60;
const LONGEST_QUERY = 2_000;

export class SavedViewService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The actor's own and those that others share, by name. */
  async list(actor: Actor, siteId: string): Promise<SavedView[]> {
    await requireSite(this.#db, actor, siteId);
    return this.#db
      .rows<ContentTables>()
      .selectFrom('saved_view')
      .select(columns(actor))
      .where('site_id', '=', siteId)
      .where((eb) => eb.or([eb('owner_id', '=', ownerOf(actor)), eb('shared', '=', true)]))
      .orderBy(sql`lower(name)`)
      .orderBy('id')
      .execute();
  }

  async save(actor: Actor, siteId: string, { id, shared, ...said }: SaveViewInput): Promise<SavedView> {
    await requireSite(this.#db, actor, siteId);
    const view = { name: said.name.trim().replace(/\s+/g, ' '), query: said.query };
    const faults = faultsOf(view);
    if (faults.length > 0) throw badInput(faults);
    try {
      return id
        ? await this.#change(actor, siteId, id, { ...view, ...(shared != null && { shared }) })
        : await this.#make(actor, siteId, { ...view, shared: shared ?? false });
    } catch (error) {
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
      throw conflict(`You have a view called "${view.name}" already. Choose another name, or change that view.`);
    }
  }

  async delete(actor: Actor, id: string): Promise<void> {
    await this.#requireOwn(actor, id);
    await this.#db.rows<ContentTables>().deleteFrom('saved_view').where('id', '=', id).execute();
  }

  async #make(actor: Actor, siteId: string, view: { name: string; query: string; shared: boolean }): Promise<SavedView> {
    const rows = this.#db.rows<ContentTables>();
    const { count } = await rows
      .selectFrom('saved_view')
      .select(sql<string>`count(*)`.as('count'))
      .where('site_id', '=', siteId)
      .where('owner_id', '=', ownerOf(actor))
      .executeTakeFirstOrThrow();
    if (Number(count) >= MOST)
      throw new AppError('LIMIT_EXCEEDED', `You have ${MOST} views of this site, the most there can be. Delete one first.`);
    return rows
      .insertInto('saved_view')
      .values({ ...view, id: newId(), site_id: siteId, owner_id: ownerOf(actor) })
      .returning(columns(actor))
      .executeTakeFirstOrThrow();
  }

  async #change(actor: Actor, siteId: string, id: string, view: { name: string; query: string; shared?: boolean }): Promise<SavedView> {
    await this.#requireOwn(actor, id, siteId);
    const changed = await this.#db
      .rows<ContentTables>()
      .updateTable('saved_view')
      .set({ ...view, updated_at: sql<string>`now()` })
      .where('id', '=', id)
      .returning(columns(actor))
      .executeTakeFirst();
    if (!changed) throw notFound('saved view', id);
    return changed;
  }

  /** What the actor cannot see answers like what is not there. */
  async #requireOwn(actor: Actor, id: string, siteId?: string): Promise<void> {
    const view = isId(id)
      ? await this.#db
          .rows<ContentTables>()
          .selectFrom('saved_view')
          .select(['site_id', 'shared', 'owner_id'])
          .where('id', '=', id)
          .executeTakeFirst()
      : undefined;
    const isOwn = view?.owner_id === ownerOf(actor);
    if (!view || !actor.reaches(view.site_id) || (siteId && view.site_id !== siteId) || !(isOwn || view.shared))
      throw notFound('saved view', id);
    if (!isOwn) throw forbidden('Somebody else shares this view: only they can change or delete it. Save one of your own instead.');
  }
}

const UNIQUE_VIOLATION = '23505';

/** The token from the environment has no id: its views are all its own. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const ownerOf = (actor: Actor): string => actor.id ?? NOBODY;

const columns = (actor: Actor) =>
  [
    'id',
    'site_id',
    'name',
    'query',
    'shared',
    'created_at',
    'updated_at',
    sql<boolean>`owner_id = ${ownerOf(actor)}::uuid`.as('mine'),
  ] as const;

/** The signs that RFC 3986 has for the query of an address. */
const QUERY = /^(?:[\w\-.~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*$/i;

function faultsOf({ name, query }: { name: string; query: string }): FieldError[] {
  const faults: FieldError[] = [];
  const length = [...name].length;
  if (length < 1 || length > LONGEST_NAME)
    faults.push({ path: 'name', message: `The name of a view has 1 to ${LONGEST_NAME} characters.` });
  if (query.length > LONGEST_QUERY)
    faults.push({ path: 'query', message: `The query of a view has at most ${LONGEST_QUERY.toLocaleString('en')} characters.` });
  else if (query.startsWith('?') || !QUERY.test(query))
    faults.push({ path: 'query', message: 'query must be what follows the ? in an address, percent-encoded: type=PAGE&sort=title.' });
  return faults;
}
