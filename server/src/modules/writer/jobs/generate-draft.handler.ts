/**
 * Writes the drafts of tasks, a few at once. A fault that a person can act on stands at its task and in the job's items, and
 * the others go on; anything else is tried again by the queue, which skips what is written. A cancelled run leaves the
 * tasks that it did not finish as they were.
 */
import type { z } from 'zod';
import { eachOf } from '../../../platform/async/each-of.ts';
import { asUnavailable } from '../../../platform/db/unavailable.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { JobHandler, JobRun } from '../../jobs/index.ts';
import type { WriterService } from '../writer.service.ts';
import type { generateDraftJob } from './generate-draft.job.ts';

type Payload = z.infer<typeof generateDraftJob.payload>;

const UNEXPECTED = 'Something went wrong here while this was written. The log says what; try again.';

export const generateDraftHandler =
  (writer: WriterService): JobHandler<Payload> =>
  async (run, { taskIds, again }) => {
    const settled = await run.succeededBefore();
    const many = taskIds.length > 1;
    const doing = many ? `Writing ${taskIds.length} drafts` : 'Writing the draft';
    await run.progress({ total: taskIds.length, message: doing });
    const pauses = new Pauses(run, doing);
    let faults = 0;
    await eachOf(
      taskIds.filter((id) => !settled.has(id)),
      await writer.atOnce(),
      async (taskId) => {
        const fault = await writeOne(writer, run, taskId, again, pauses);
        if (!fault) return;
        // Alone, its fault is the job's.
        if (!many) throw fault;
        faults += 1;
      },
    );
    const ready = taskIds.length - faults;
    await run.progress({ message: many ? `${ready} of ${taskIds.length} drafts are ready.` : 'The draft is ready.' });
  };

/** Says in the job's message that the provider has asked for a pause, until something goes on. */
class Pauses {
  readonly #run: JobRun;
  readonly #doing: string;
  #paused = false;

  constructor(run: JobRun, doing: string) {
    this.#run = run;
    this.#doing = doing;
  }

  begin(seconds: number): void {
    if (this.#paused) return;
    this.#paused = true;
    this.#say(`${this.#doing}. The AI takes no more requests for now: waiting ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`);
  }

  end(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#say(this.#doing);
  }

  /** A message that is lost is none that anybody waits for. */
  #say(message: string): void {
    void this.#run.progress({ message }).catch(() => undefined);
  }
}

/** @returns what a person can act on; everything else is thrown. */
async function writeOne(writer: WriterService, run: JobRun, taskId: string, again: boolean, pauses: Pauses): Promise<AppError | null> {
  run.signal.throwIfAborted();
  try {
    await writer.writeDraft(taskId, again, {
      signal: run.signal,
      onPause: (seconds) => pauses.begin(seconds),
      settle: (uow) => run.settle({ subjectId: taskId }, uow),
    });
    return null;
  } catch (error) {
    if (run.signal.aborted) throw error;
    if (!(error instanceof AppError)) {
      // The database itself may be what is gone; the runner has to hear of the first fault, not of this one.
      await writer.recordFailure(taskId, asUnavailable(error)?.message ?? UNEXPECTED).catch(() => undefined);
      throw error;
    }
    await writer.recordFailure(taskId, error.message);
    await run.settle({ subjectId: taskId, error: { code: error.code, message: error.message } });
    return error;
  } finally {
    pauses.end();
  }
}
