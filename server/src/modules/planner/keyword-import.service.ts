/** Says what an uploaded file of keywords would bring, and begins to take it in. The file must be the caller's own. */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { JobService } from '../jobs/index.ts';
import { requireSite } from '../site/index.ts';
import type { StoredFile, UploadsService } from '../uploads/index.ts';
import { importKeywordsJob, type KeywordImportCounts } from './jobs/import-keywords.job.ts';
import { normalizeKeyword } from './keyword/keyword-text.rules.ts';
import { withKeywordFile } from './keyword-import/keyword-file.ts';
import type { Layout, SourceRow } from './keyword-import/layout.rules.ts';
import { type NearDuplicates, nearDuplicatesOf } from './keyword-import/near-duplicates.rules.ts';
import { type KeywordMapping, type Outcome, planOf, understood, wishOf } from './keyword-import/understanding.ts';
import type { PlannerTables } from './planner.tables.ts';
import { chooseSector } from './sector-choice.ts';

type Ready = Extract<Outcome, { kind: 'ready' }>;

/** What a file would bring. The lists are cut, the counts are whole. */
export interface KeywordFilePreview {
  upload: StoredFile;
  encoding: string;
  layout: Layout;
  samples: string[][];
  rows: number;
  ready: number;
  existing: number;
  sample: Ready[];
  duplicates: { row: number; text: string; firstRow: number }[];
  duplicateCount: number;
  nearDuplicates: NearDuplicates[];
  nearDuplicateCount: number;
  rejected: { row: number; text: string; message: string }[];
  rejectedCount: number;
}

const SAMPLES_A_COLUMN = 3;
const SAMPLE_ROWS = 20;
const MOST_LISTED = 100;
const LOOKED_UP_AT_ONCE = 5_000;

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
    return withKeywordFile(
      () => this.#uploads.read(uploadId),
      wishOf(mapping),
      async (file) => {
        const plan = planOf(file, mapping);
        const counts = { rows: 0, ready: 0, existing: 0, duplicateCount: 0, rejectedCount: 0 };
        const lists: Pick<KeywordFilePreview, 'sample' | 'duplicates' | 'rejected'> = { sample: [], duplicates: [], rejected: [] };
        const texts = new Set<string>();
        let unknown: Ready[] = [];
        const lookUp = async () => {
          counts.existing += await this.#countExisting(siteId, unknown);
          unknown = [];
        };
        for await (const outcomes of understood(file, plan)) {
          for (const outcome of outcomes) {
            counts.rows += 1;
            if (outcome.kind === 'ready') {
              counts.ready += 1;
              unknown.push(outcome);
              texts.add(normalizeKeyword(outcome.keyword.text));
              if (lists.sample.length < SAMPLE_ROWS) lists.sample.push(outcome);
            } else if (outcome.kind === 'duplicate') {
              counts.duplicateCount += 1;
              if (lists.duplicates.length < MOST_LISTED) lists.duplicates.push({ ...outcome, text: outcome.keyword.text });
            } else {
              counts.rejectedCount += 1;
              if (lists.rejected.length < MOST_LISTED) lists.rejected.push(outcome);
            }
          }
          if (unknown.length >= LOOKED_UP_AT_ONCE) await lookUp();
        }
        await lookUp();
        const near = nearDuplicatesOf([...texts]);
        const samples = samplesOf(await firstBatch(file.rows()), file.layout.columns.length);
        const { encoding, layout } = file;
        const fields = mapping?.columns ?? layout.columns.map(({ field }) => field);
        const columns = layout.columns.map(({ header }, at) => ({ header, field: fields[at] ?? 'ignore' }));
        return {
          upload,
          encoding,
          layout: { ...layout, columns },
          samples,
          ...counts,
          ...lists,
          nearDuplicates: near.slice(0, MOST_LISTED),
          nearDuplicateCount: near.length,
        };
      },
    );
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
    await withKeywordFile(
      () => this.#uploads.read(uploadId),
      wishOf(mapping),
      async (file) => planOf(file, mapping),
    );
    return this.#db.unitOfWork((uow) =>
      this.#jobs.begin(uow, siteId, importKeywordsJob, { uploadId, sectorId: sector, mapping: mapping ? { ...mapping } : null }),
    );
  }

  async countsOf(jobId: string): Promise<Pick<KeywordImportCounts, 'added' | 'existing' | 'rejected'>> {
    return (await this.#jobs.checkpointOf<KeywordImportCounts>(jobId)) ?? { added: 0, existing: 0, rejected: 0 };
  }

  async #countExisting(siteId: string, rows: Ready[]): Promise<number> {
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
