/**
 * Takes the keywords of an uploaded file in, a chunk and a transaction at a time. Each transaction also holds the checkpoint,
 * so that a run that was killed goes on behind the last chunk and counts nothing twice; the last one lets go of the file.
 */
import type { z } from 'zod';
import type { Database } from '../../../platform/db/database.ts';
import { conflict } from '../../../platform/errors/app-error.ts';
import type { JobHandler, JobRun, Settled } from '../../jobs/index.ts';
import type { UploadsService } from '../../uploads/index.ts';
import { type KeywordFile, openKeywordFile } from '../keyword-import/keyword-file.ts';
import { type Outcome, planOf, understood, wishOf } from '../keyword-import/understanding.ts';
import { type KeywordFacts, mergeKeywords, upsertKeywords } from '../keyword-upsert.ts';
import type { importKeywordsJob, KeywordImportCounts } from './import-keywords.job.ts';

type Refused = Extract<Outcome, { kind: 'rejected' }>;
type Payload = z.infer<typeof importKeywordsJob.payload>;

const CHUNK = 1_000;
/** Refused rows that are listed one by one; all are counted. */
const MOST_LISTED = 1_000;
const NOTHING: KeywordImportCounts = { rows: 0, added: 0, existing: 0, duplicates: 0, rejected: 0 };

export const importKeywordsHandler =
  (db: Database, uploads: UploadsService): JobHandler<Payload> =>
  async (run, { uploadId, sectorId, mapping }) => {
    const before = run.checkpoint<KeywordImportCounts>();
    if (before?.finished) return run.progress({ message: summary(before) });
    const upload = await uploads.find(uploadId);
    if (!upload) throw conflict('The file is no longer there: it is kept for a day. Send it again.');
    await run.progress({ message: `Reading ${upload.name}` });
    const file = await openKeywordFile(() => uploads.read(uploadId), wishOf(mapping));
    const plan = planOf(file, mapping);
    await run.progress({ total: await countRows(file, run.signal), message: `Taking in ${upload.name}` });
    let counts = before ?? NOTHING;
    for await (const { chunk, refusedBefore } of chunksAfter(counts.rows, understood(file, plan))) {
      run.signal.throwIfAborted();
      counts = await takeIn(db, run, sectorId, chunk, refusedBefore, counts);
    }
    await db.unitOfWork(async (uow) => {
      await run.hold(uow);
      await uploads.remove(uow, uploadId);
      await run.progress({ checkpoint: { ...counts, finished: true }, message: summary(counts) }, uow);
    });
  };

async function countRows(file: KeywordFile, signal: AbortSignal): Promise<number> {
  let count = 0;
  for await (const rows of file.rows()) {
    signal.throwIfAborted();
    count += rows.length;
  }
  return count;
}

interface Chunk {
  chunk: Outcome[];
  /** Refused rows that an earlier run dealt with: a retry has forgotten them. Only the first chunk has any. */
  refusedBefore: Refused[];
}

/** Rows that an earlier run took in are read again, since later ones may be their duplicates. The last chunk may be empty. */
async function* chunksAfter(done: number, outcomes: AsyncIterable<Outcome[]>): AsyncIterable<Chunk> {
  let toSkip = done;
  let next: Chunk = { chunk: [], refusedBefore: [] };
  for await (const batch of outcomes) {
    next.refusedBefore.push(...batch.slice(0, toSkip).filter(isRefused).slice(0, MOST_LISTED));
    next.chunk.push(...batch.slice(toSkip));
    toSkip = Math.max(0, toSkip - batch.length);
    if (next.chunk.length < CHUNK) continue;
    yield next;
    next = { chunk: [], refusedBefore: [] };
  }
  yield next;
}

async function takeIn(
  db: Database,
  run: JobRun,
  sectorId: string,
  chunk: Outcome[],
  refusedBefore: Refused[],
  before: KeywordImportCounts,
): Promise<KeywordImportCounts> {
  const kept = chunk.flatMap((outcome) => (outcome.kind === 'rejected' ? [] : [factsOf(outcome.keyword)]));
  const refused = chunk.filter(isRefused);
  const ready = chunk.filter((outcome) => outcome.kind === 'ready').length;
  const listed = [...refusedBefore, ...refused.slice(0, Math.max(0, MOST_LISTED - before.rejected))].slice(0, MOST_LISTED);
  return db.unitOfWork(async (uow) => {
    const saved = kept.length > 0 ? await upsertKeywords(uow, run.siteId, sectorId, mergeKeywords(kept)) : [];
    const added = saved.filter((row) => row.inserted).length;
    const counts: KeywordImportCounts = {
      rows: before.rows + chunk.length,
      added: before.added + added,
      // Of the rest of `saved`, some are duplicates of rows in earlier chunks.
      existing: before.existing + Math.max(0, ready - added),
      duplicates: before.duplicates + chunk.length - ready - refused.length,
      rejected: before.rejected + refused.length,
    };
    // Behind the writing, so that a cancel never waits for it: what was stopped meanwhile is not kept.
    await run.hold(uow);
    await run.list(listed.map(itemOf), uow);
    await run.progress({ done: counts.rows - counts.rejected, failed: counts.rejected, checkpoint: counts }, uow);
    return counts;
  });
}

const isRefused = (outcome: Outcome): outcome is Refused => outcome.kind === 'rejected';

/** No two rows have one subject, though a line may hold the same twice. */
const itemOf = ({ row, piece, text, message }: Refused): Settled => ({
  subjectId: `row:${piece === undefined ? row : `${row}.${piece}`}:${text}`,
  error: { code: 'BAD_USER_INPUT', message: `Row ${row}: ${message}` },
});

const factsOf = ({ intentDetected, intent, ...facts }: Extract<Outcome, { kind: 'ready' }>['keyword']): KeywordFacts => ({
  ...facts,
  intent: intentDetected ? null : intent,
});

function summary({ added, existing, duplicates, rejected }: KeywordImportCounts): string {
  const number = (count: number) => count.toLocaleString('en');
  const parts = [`${number(added)} added`, `${number(existing)} already there`];
  if (duplicates > 0) parts.push(`${number(duplicates)} twice in the file`);
  if (rejected > 0) parts.push(`${number(rejected)} refused`);
  const unlisted = rejected > MOST_LISTED ? ` The first ${number(MOST_LISTED)} refused rows are listed.` : '';
  return `${parts.join(', ')}.${unlisted}`;
}
