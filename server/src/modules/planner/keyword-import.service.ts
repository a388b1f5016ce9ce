/** Says what an uploaded file of keywords would bring, and begins to take it in. The file must be the caller's own. */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { JobService } from '../jobs/index.ts';
import { requireSite } from '../site/index.ts';
import type { StoredFile, UploadsService } from '../uploads/index.ts';
import { importKeywordsJob, type KeywordImportCounts } from './jobs/import-keywords.job.ts';
import { normalizeKeyword } from './keyword/keyword-text.rules.ts';
import { openKeywordFile } from './keyword-import/keyword-file.ts';
import type { Layout, SourceRow } from './keyword-import/layout.rules.ts';
import { PreviewTally, type ReadyRow } from './keyword-import/preview-tally.ts';
import { type KeywordMapping, planOf, understood, wishOf } from './keyword-import/understanding.ts';
import type { PlannerTables } from './planner.tables.ts';
import { chooseSector } from './sector-choice.ts';

/** What a file would bring. */
export interface KeywordFilePreview {
  upload: StoredFile;
  encoding: string;
  layout: Layout;
  /** The first texts of each column. */
  samples: string[][];
  tally: PreviewTally;
}

const SAMPLES_A_COLUMN = 3;
const AT_ONCE = 2_000;

export class KeywordImportService {
  readonly #db: Database;
  readonly #jobs: JobService;
  readonly #uploads: UploadsService;

  constructor(db: Database, jobs: JobService, uploads: UploadsService) {
    this.#db = db;
    this.#jobs = jobs;
    this.#uploads = uploads;
  }

  /** Nothing is changed by it. */
  async preview(actor: Actor, siteId: string, uploadId: string, mapping: KeywordMapping | null | undefined): Promise<KeywordFilePreview> {
    await requireSite(this.#db, actor, siteId);
    const upload = await this.#uploads.require(actor, uploadId);
    const file = await openKeywordFile(() => this.#uploads.read(uploadId), wishOf(mapping));
    const plan = planOf(file, mapping);
    const tally = new PreviewTally();
    let ready: ReadyRow[] = [];
    const compare = async () => {
      tally.compare(ready);
      tally.existing += await this.#countExisting(siteId, ready);
      ready = [];
    };
    for await (const outcomes of understood(file, plan)) {
      ready.push(...tally.add(outcomes));
      if (ready.length >= AT_ONCE) await compare();
    }
    await compare();
    const columns = file.layout.columns.map(({ header, field }, at) => ({ header, field: mapping?.columns[at] ?? field }));
    const samples = samplesOf(await firstBatch(file.rows()), columns.length);
    return { upload, encoding: file.encoding, layout: { ...file.layout, columns }, samples, tally };
  }

  /** @returns the id of the job that takes the file in. */
  async begin(
    actor: Actor,
    siteId: string,
    uploadId: string,
    mapping: KeywordMapping | null | undefined,
    sectorId: string | null | undefined,
  ): Promise<string> {
    const sector = await chooseSector(this.#db, actor, siteId, sectorId);
    await this.#uploads.require(actor, uploadId);
    // What is wrong with a mapping is said now, not by a job that fails.
    if (mapping) planOf(await openKeywordFile(() => this.#uploads.read(uploadId), wishOf(mapping)), mapping);
    return this.#db.unitOfWork((uow) =>
      this.#jobs.begin(uow, siteId, importKeywordsJob, { uploadId, sectorId: sector, mapping: mapping ? { ...mapping } : null }),
    );
  }

  async countsOf(jobId: string): Promise<Pick<KeywordImportCounts, 'added' | 'existing' | 'rejected'>> {
    return (await this.#jobs.checkpointOf<KeywordImportCounts>(jobId)) ?? { added: 0, existing: 0, rejected: 0 };
  }

  async #countExisting(siteId: string, rows: ReadyRow[]): Promise<number> {
    if (rows.length === 0) return 0;
    const wanted = rows.map(({ keyword }) => ({ text: normalizeKeyword(keyword.text), country: keyword.country }));
    const { rows: found } = await sql<{ count: string }>`
      select count(*) from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted(text text, country text)
      where exists (select 1 from keyword where site_id = ${siteId} and normalized_text = wanted.text
        and country is not distinct from wanted.country)`.execute(this.#db.rows<PlannerTables>());
    return Number(found[0]?.count ?? 0);
  }
}

async function firstBatch(source: AsyncIterable<SourceRow[]>): Promise<SourceRow[]> {
  for await (const rows of source) return rows;
  return [];
}

const samplesOf = (rows: SourceRow[], width: number): string[][] =>
  Array.from({ length: width }, (_, at) =>
    rows
      .map(({ cells }) => cells[at]?.trim() ?? '')
      .filter((cell) => cell !== '')
      .slice(0, SAMPLES_A_COLUMN)
      .map((cell) => (cell.length > 100 ? `${cell.slice(0, 100)}…` : cell)),
  );
