/**
 * Keeps a draft's text as it comes, a few times a second, for readers in any process. It is for the eye alone: what is saved
 * in the end is checked as a whole, and a piece that can't be kept stops the showing, not the writing.
 */
import type { Database } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { DraftOrder } from '../draft-brief.reads.ts';
import type { WriterTables } from '../writer.tables.ts';
import { liveDraft } from './live-draft.rules.ts';

/** Payload: the id of the task. */
export const DRAFT_CHANNEL = 'igny8_draft';

const FLUSH_MS = 250;

export class DraftStream {
  readonly #db: Database;
  readonly #order: DraftOrder;
  #raw = '';
  /** The provider's count of its tries; a new one begins anew. */
  #try = 0;
  #attempt = newId();
  #shown = '';
  #title: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #flushing = Promise.resolve();
  #over = false;

  constructor(db: Database, order: DraftOrder) {
    this.#db = db;
    this.#order = order;
  }

  push(piece: string, attempt: number): void {
    if (this.#over) return;
    if (attempt !== this.#try) {
      this.#try = attempt;
      this.#raw = '';
    }
    this.#raw += piece;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#flush();
    }, FLUSH_MS);
  }

  /** @returns when nothing more will be written. */
  async end(): Promise<void> {
    this.#over = true;
    clearTimeout(this.#timer);
    await this.#flushing;
  }

  #flush(): void {
    this.#flushing = this.#flushing
      .then(() => this.#keep())
      .catch(() => {
        this.#over = true;
      });
  }

  async #keep(): Promise<void> {
    const { title, html } = liveDraft(this.#raw, this.#order.brief);
    const grew = html.startsWith(this.#shown);
    if (grew && html.length === this.#shown.length && title === this.#title) return;
    if (!grew) {
      this.#attempt = newId();
      this.#shown = '';
    }
    const start = this.#shown.length;
    const { taskId, siteId } = this.#order;
    await this.#db.unitOfWork(async (uow) => {
      const rows = uow.rows<WriterTables>();
      const text = html.slice(start);
      const chunk = { id: newId(), site_id: siteId, task_id: taskId, attempt: this.#attempt, start, text, title };
      await rows
        .insertInto('draft_chunk')
        .values(chunk)
        // A title alone has no length: what follows it begins at the same place.
        .onConflict((oc) => oc.columns(['task_id', 'attempt', 'start']).doUpdateSet({ text, title }))
        .execute();
      if (start === 0) await rows.deleteFrom('draft_chunk').where('task_id', '=', taskId).where('attempt', '<', this.#attempt).execute();
      await uow.notify(DRAFT_CHANNEL, taskId);
    });
    this.#shown = html;
    this.#title = title;
  }
}
