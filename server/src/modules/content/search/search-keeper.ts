/**
 * Puts the words of what large imports brought into the index of the search. To take a text apart and to index it costs several
 * times as much as to store it, so an import leaves that for when it is through; anything else is indexed as it is saved.
 * Any number of processes may do it at once. Never waits for whoever edits a content, who indexes it anyway.
 */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';
import type { Logger } from '../../../platform/logging/logger.ts';

const LOOK_EVERY_MS = 3_000;
/** Whoever saves one of them waits until they are done. */
const AT_ONCE = 20;

/** In a transaction: texts that are saved in it are indexed later. */
export const indexLater = async (rows: Kysely<never>): Promise<void> => {
  await sql`select set_config('igny8.search_later', 'on', true)`.execute(rows);
};

export class SearchKeeper {
  readonly #db: Database;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  start(): void {
    this.#stopped = false;
    const look = () => {
      this.#work = this.fill()
        .catch((error) => this.#log.warn({ err: error }, 'could not index the words of imported content'))
        .then(() => {
          if (!this.#stopped) this.#timer = setTimeout(look, LOOK_EVERY_MS).unref();
        });
    };
    look();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#work;
  }

  /** Indexes all that is due, but for sites that are being imported. */
  async fill(): Promise<void> {
    while (!this.#stopped && (await this.#some()) > 0);
  }

  async #some(): Promise<number> {
    const { rows } = await sql`
      with next as (
        select due.content_id from content_search_due due
        where not exists (select from job where job.site_id = due.site_id and job.kind = 'import_site' and job.state = 'running')
        limit ${AT_ONCE} for update of due skip locked
      ), held as (
        select content.id, content.site_id, content.title, content.content_html
        from content join next on next.content_id = content.id for share of content skip locked
      ), done as (
        delete from content_search_due where content_id in (select id from held)
      )
      insert into content_search (id, site_id, content_id, words)
      select gen_random_uuid(), site_id, id, content_search_words(title, content_html) from held
      on conflict (content_id) do update set words = excluded.words, updated_at = now()
      returning content_id`.execute(this.#db.rows<object>());
    return rows.length;
  }
}
