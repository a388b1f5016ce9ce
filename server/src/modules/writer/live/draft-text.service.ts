/**
 * Lets people read a draft while it is written, on whichever process they landed: what is there first, then what comes, then
 * how it ended. Nothing is held between readers and writer but rows, so a reader who comes back misses nothing.
 */
import { Repeater } from '@graphql-yoga/subscription';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { isId } from '../../../platform/db/ids.ts';
import type { Notifications } from '../../../platform/db/notifications.ts';
import { badInput, notFound } from '../../../platform/errors/app-error.ts';
import { JOB_CHANNEL } from '../../jobs/index.ts';
import { DRAFT_CHANNEL } from './draft-stream.ts';
import { type DraftStanding, DraftTextState, findDraftStanding, findPieces } from './draft-text.reads.ts';

/** A piece of the text, or a change of state. */
export interface DraftTextEvent {
  taskId: string;
  state: DraftTextState;
  message: string | null;
  attempt: string | null;
  offset: number;
  text: string;
  title: string | null;
}

/** Up to where somebody has read. */
export interface Bookmark {
  attempt: string | null;
  offset: number;
}

const AT_WORK: readonly DraftTextState[] = [DraftTextState.WAITING, DraftTextState.WRITING];
/** With text to show; before them it is that of an earlier try, after them the content itself. */
const WITH_TEXT: readonly DraftTextState[] = [DraftTextState.WRITING, DraftTextState.FAILED, DraftTextState.STOPPED];

export class DraftTextService {
  readonly #db: Database;
  readonly #notifications: Notifications;

  constructor(db: Database, notifications: Notifications) {
    this.#db = db;
    this.#notifications = notifications;
  }

  /** @throws NOT_FOUND at once, for a task that is not there or is out of reach. */
  async watch(actor: Actor, taskId: string, from: Bookmark): Promise<Repeater<DraftTextEvent>> {
    if (from.attempt !== null && !isId(from.attempt))
      throw badInput({ path: 'attempt', message: 'attempt is none that was answered here.' });
    const standing = await findDraftStanding(this.#db, taskId);
    if (!standing || !actor.reaches(standing.siteId)) throw notFound('task', taskId);
    const { jobId, siteId } = standing;
    return new Repeater<DraftTextEvent>(async (push, stop) => {
      const reader = new Reader(this.#db, taskId, from, push, stop);
      const stops = [
        this.#notifications.on(DRAFT_CHANNEL, (payload) => payload === taskId && reader.wake()),
        this.#notifications.on(JOB_CHANNEL, (payload) => payload === `${siteId}:${jobId}` && reader.wake()),
        this.#notifications.onGap(() => reader.wake()),
      ];
      reader.wake();
      await stop;
      for (const unlisten of stops) unlisten();
    });
  }
}

/** Reads on whenever it is woken, one time after the other; woken twice while it reads, it reads once more. */
class Reader {
  readonly #db: Database;
  readonly #taskId: string;
  readonly #push: (event: DraftTextEvent) => Promise<unknown>;
  readonly #stop: (error?: unknown) => void;
  #at: Bookmark;
  #said: DraftTextState | null = null;
  #message: string | null = null;
  #reading = false;
  #again = false;

  constructor(
    db: Database,
    taskId: string,
    from: Bookmark,
    push: (event: DraftTextEvent) => Promise<unknown>,
    stop: (error?: unknown) => void,
  ) {
    this.#db = db;
    this.#taskId = taskId;
    this.#at = from;
    this.#push = push;
    this.#stop = stop;
  }

  wake(): void {
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    void this.#readOn()
      .catch((error) => this.#stop(error))
      .finally(() => {
        this.#reading = false;
      });
  }

  async #readOn(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      // The state first: what had come by then is sure to be among the pieces.
      const standing = await findDraftStanding(this.#db, this.#taskId);
      if (!standing) return this.#stop();
      if (WITH_TEXT.includes(standing.state)) await this.#readPieces(standing);
      await this.#say(standing);
      if (!AT_WORK.includes(standing.state)) return this.#stop();
    }
  }

  async #readPieces(standing: DraftStanding): Promise<void> {
    for (const { attempt, start, text, title } of await findPieces(this.#db, this.#taskId, this.#at.attempt, this.#at.offset)) {
      const offset = attempt === this.#at.attempt ? this.#at.offset : 0;
      const fresh = text.slice(offset - start);
      if (fresh === '' && attempt === this.#at.attempt && start < offset) continue;
      this.#at = { attempt, offset: offset + fresh.length };
      this.#said = standing.state;
      this.#message = standing.message;
      await this.#push({ taskId: this.#taskId, state: standing.state, message: standing.message, attempt, offset, text: fresh, title });
    }
  }

  async #say({ state, message }: DraftStanding): Promise<void> {
    if (state === this.#said && message === this.#message) return;
    this.#said = state;
    this.#message = message;
    await this.#push({ taskId: this.#taskId, state, message, ...this.#at, text: '', title: null });
  }
}
