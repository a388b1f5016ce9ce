/**
 * Takes changes back, exactly: whoever changes many rows at once records what they were and became, in the same
 * transaction, and hands out a token. A row that was changed again since is left as it is, and listed. A change in many
 * transactions has one token, and is taken back in as many.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { conflict, type ErrorCode, notFound } from '../../platform/errors/app-error.ts';
import type { Row, RowChanges } from './row-changes.ts';
import { keyed, takeBack } from './take-back.ts';
import type { UndoTables } from './undo.tables.ts';

export interface Undone {
  siteId: string;
  summary: string;
  /** How many rows are as they were. */
  restored: number;
  failed: { id: string; code: ErrorCode; message: string }[];
}

/**
 * Told, in the same transaction, what was recorded and what of it stands as it stood: for those who announce changes. Both lists
 * are of one length and in one order.
 */
export type AfterUndo = (uow: UnitOfWork, siteId: string, changes: RowChanges[], restored: RowChanges[]) => Promise<void>;

const KEPT_HOURS = 24;
const oldest = sql<string>`now() - make_interval(hours => ${KEPT_HOURS})`;
/** Later, so that nothing is dropped under an undo that began in time. */
const dropped = sql<string>`now() - make_interval(hours => ${KEPT_HOURS + 1})`;

export class UndoService {
  readonly #db: Database;
  readonly #after: AfterUndo;

  constructor(db: Database, after: AfterUndo = async () => {}) {
    this.#db = db;
    this.#after = after;
  }

  /**
   * @param token where this goes on with an earlier transaction: what that one was given. Its summary becomes this one.
   * @returns the token, good for a day; null where nothing was changed so far.
   */
  async record(
    uow: UnitOfWork,
    siteId: string,
    summary: string,
    changes: RowChanges[],
    token: string | null = null,
  ): Promise<string | null> {
    if (!changes.some((change) => rowsOf(change).length > 0)) return token;
    const id = newId();
    const rows = uow.rows<UndoTables>();
    if (token === null) await rows.deleteFrom('undo_entry').where('created_at', '<=', dropped).execute();
    else await rows.updateTable('undo_entry').set({ summary }).where('id', '=', token).execute();
    await rows
      .insertInto('undo_entry')
      .values({ id, site_id: siteId, summary, changes: JSON.stringify(changes) as never, part_of: token })
      .execute();
    return token ?? id;
  }

  /** What broke off half-way goes on with the same token. */
  async undo(actor: Actor, token: string): Promise<Undone> {
    const rows = this.#db.rows<UndoTables>();
    const entry = await rows
      .selectFrom('undo_entry')
      .select(['site_id', 'summary', 'undone_at'])
      .where('id', '=', token)
      .where('part_of', 'is', null)
      .where('created_at', '>', oldest)
      .executeTakeFirst();
    if (!entry || !actor.reaches(entry.site_id)) throw notFound('undo token', token);
    if (entry.undone_at) throw takenBackAlready(entry.summary);
    const parts = await rows
      .selectFrom('undo_entry')
      .select('id')
      .where('part_of', '=', token)
      .where('undone_at', 'is', null)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const undone: Undone = { siteId: entry.site_id, summary: entry.summary, restored: 0, failed: [] };
    for (const id of [...parts.map((part) => part.id), token]) {
      const part = await this.#undoEntry(id);
      if (part) {
        undone.restored += part.restored;
        for (const failure of part.failed) undone.failed.push(failure);
      } else if (id === token) throw takenBackAlready(entry.summary);
    }
    return undone;
  }

  /** @returns null where somebody else has just taken it back. */
  #undoEntry(id: string): Promise<Pick<Undone, 'restored' | 'failed'> | null> {
    return this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<UndoTables>();
      const entry = await rows
        .selectFrom('undo_entry')
        .select(['site_id', 'changes', sql<string>`created_at::text`.as('since')])
        .where('id', '=', id)
        .where('undone_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      if (!entry) return null;
      const changes = (entry.changes as unknown as RowChanges[]).toReversed();
      const restored: RowChanges[] = [];
      const subjects = new Set<string>();
      const failed = new Map<string, Undone['failed'][number]>();
      for (const change of changes) {
        const taken = await takeBack(uow.rows<object>(), change, entry.since);
        restored.push(taken.restored);
        for (const row of rowsOf(taken.restored)) subjects.add(subjectOf(row, change));
        for (const { row, message } of taken.left) {
          const about = subjectOf(row, change);
          failed.set(`${about} ${message}`, { id: about, code: 'CONFLICT', message });
        }
      }
      const now = sql<string>`now()`;
      await rows.updateTable('undo_entry').set({ undone_at: now, updated_at: now }).where('id', '=', id).execute();
      await this.#after(uow, entry.site_id, changes, restored);
      return { restored: subjects.size, failed: [...failed.values()] };
    });
  }
}

const takenBackAlready = (summary: string) => conflict(`That was taken back already: ${summary}.`);

const rowsOf = ({ created = [], deleted = [], updated = [] }: RowChanges): Row[] => [
  ...created,
  ...deleted,
  ...updated.map(({ before }) => before),
];

const subjectOf = (row: Row, { key = ['id'], about }: RowChanges): string => (about ? String(row[about]) : keyed(row, key));
