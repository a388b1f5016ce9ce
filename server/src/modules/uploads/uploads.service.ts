/**
 * Keeps files that somebody sent until what they were sent for has taken them in: in pieces, so that no file is ever whole
 * in memory, in the database, so that any process can read them. Only who sent one may use it, and only for a day.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, UnitOfWork } from '../../platform/db/database.ts';
import { isId, newId } from '../../platform/db/ids.ts';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.ts';
import type { UploadsTables } from './uploads.tables.ts';

const PIECE = 1024 * 1024;
const KEPT_HOURS = 24;
const MAX_NAME = 200;

export interface StoredFile {
  id: string;
  name: string;
  /** In bytes. */
  size: number;
}

export class UploadsService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @throws whatever the stream throws; nothing is kept then. */
  async take(actor: Actor, name: string, stream: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const rows = this.#db.rows<UploadsTables>();
    await rows.deleteFrom('upload').where('created_at', '<=', expiry()).execute();
    const file = { id: newId(), name: plainName(name), size: 0 };
    // Its size stays 0, and it cannot be used, until all of it is there.
    await rows
      .insertInto('upload')
      .values({ ...file, owner: ownerOf(actor) })
      .execute();
    try {
      let number = 0;
      for await (const bytes of inPieces(stream)) {
        await rows.insertInto('upload_chunk').values({ upload_id: file.id, number, bytes }).execute();
        file.size += bytes.length;
        number += 1;
      }
      if (file.size === 0) throw badInput({ path: 'file', message: 'The file is empty.' });
      await rows.updateTable('upload').set({ size: file.size }).where('id', '=', file.id).execute();
    } catch (error) {
      await rows.deleteFrom('upload').where('id', '=', file.id).execute();
      throw error;
    }
    return file;
  }

  /** A file of one's own. @throws NOT_FOUND for one that is gone, unfinished or somebody else's, which all look the same. */
  async require(actor: Actor, id: string): Promise<StoredFile> {
    const file = isId(id) ? await this.#find(id, ownerOf(actor)) : undefined;
    if (!file) throw notFound('uploaded file', id);
    return file;
  }

  /** For work that was begun by the one who sent it. */
  async find(id: string): Promise<StoredFile | null> {
    return (await this.#find(id)) ?? null;
  }

  /**
   * From the beginning, as often as asked; one piece in memory at a time.
   * @throws CONFLICT where the file goes while it is read: less of it than there was is never taken for all.
   */
  async *read(id: string): AsyncIterable<Buffer> {
    const file = await this.#find(id);
    let left = file?.size ?? 0;
    for (let number = 0; left > 0; number += 1) {
      const piece = await this.#db
        .rows<UploadsTables>()
        .selectFrom('upload_chunk')
        .select('bytes')
        .where('upload_id', '=', id)
        .where('number', '=', number)
        .executeTakeFirst();
      if (!piece) break;
      left -= piece.bytes.length;
      yield piece.bytes as Buffer;
    }
    if (!file || left > 0) throw uploadGone();
  }

  /** Lets go of a file, in the transaction of what took it in. */
  async remove(uow: UnitOfWork, id: string): Promise<void> {
    await uow.rows<UploadsTables>().deleteFrom('upload').where('id', '=', id).execute();
  }

  #find(id: string, owner?: string): Promise<StoredFile | undefined> {
    let query = this.#db
      .rows<UploadsTables>()
      .selectFrom('upload')
      .select(['id', 'name', 'size'])
      .where('id', '=', id)
      .where('size', '>', 0)
      .where('created_at', '>', expiry());
    if (owner !== undefined) query = query.where('owner', '=', owner);
    return query.executeTakeFirst();
  }
}

const uploadGone = () =>
  conflict('The file is no longer there: it is kept until it has been taken in once, and for a day at most. Send it again.');

const expiry = () => sql<string>`now() - make_interval(hours => ${KEPT_HOURS})`;

const ownerOf = (actor: Actor): string => `${actor.kind}:${actor.id ?? actor.name}`;

/** The last part of a path, without control characters. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(/\p{Cc}/gu, '').trim();
  return clean === '' ? 'file' : [...clean].slice(0, MAX_NAME).join('');
}

async function* inPieces(stream: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of stream) {
    waiting.push(bytes);
    size += bytes.length;
    if (size < PIECE) continue;
    const whole = Buffer.concat(waiting);
    let from = 0;
    for (; whole.length - from >= PIECE; from += PIECE) yield whole.subarray(from, from + PIECE);
    waiting = from < whole.length ? [whole.subarray(from)] : [];
    size = whole.length - from;
  }
  if (size > 0) yield Buffer.concat(waiting);
}
