import { z } from 'zod';
import { defineJob } from '../../../platform/jobs/job-contract.ts';
import { KeywordField } from '../keyword-import/keyword-import.enums.ts';

export const importKeywordsJob = defineJob({
  kind: 'import_keywords',
  payload: z.object({
    uploadId: z.uuid(),
    sectorId: z.uuid(),
    /** How a person corrected what the file was understood to be. */
    mapping: z
      .object({
        columns: z.array(z.enum(KeywordField)),
        hasHeader: z.boolean().nullish(),
        country: z.string().nullish(),
        currency: z.string().nullish(),
      })
      .nullable(),
  }),
  scope: 'write',
  concurrency: 2,
  retries: 5,
  whenAllIsTried: 'The rows that were refused are listed in this job. Mend them in the file and import it again.',
});

/** What the job keeps as its checkpoint: how far it is, and what became of the rows. */
export interface KeywordImportCounts {
  /** Rows of the file that are dealt with. */
  rows: number;
  added: number;
  existing: number;
  duplicates: number;
  rejected: number;
  /** Set when the file has been taken in whole. */
  finished?: boolean;
}
