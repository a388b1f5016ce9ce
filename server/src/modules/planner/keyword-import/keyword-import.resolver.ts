import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import type { JobService } from '../../jobs/index.ts';
import type { KeywordFilePreview, KeywordImportService } from '../keyword-import.service.ts';
import { KeywordMappingInput } from './keyword-import.inputs.ts';
import { ImportKeywordsPayload, KeywordImportPreview } from './keyword-import.type.ts';

@Resolver()
export class KeywordImportResolver {
  constructor(
    private readonly service: KeywordImportService,
    private readonly jobs: JobService,
  ) {}

  @MoreTime(60)
  @Needs('read')
  @Query(() => KeywordImportPreview, {
    description:
      'What a file of keywords was understood to be, and what importKeywords would make of it. Changes nothing. Paste goes the same way: send the text as a file.',
  })
  async previewKeywordImport(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('uploadId', () => ID, { description: 'The file, as POST /uploads named it. Only who sent it may use it, for 24 hours.' })
    uploadId: string,
    @Arg('mapping', () => KeywordMappingInput, { nullable: true, description: 'How to read it, where the guess is wrong.' })
    mapping: KeywordMappingInput | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<KeywordImportPreview> {
    return previewOf(await this.service.preview(actor, siteId, uploadId, mapping));
  }

  @Needs('write')
  @Mutation(() => ImportKeywordsPayload, {
    description:
      'Takes a file of keywords in: CSV, TSV or .xlsx (its first sheet with rows) of any keyword tool, or a list. One that is there already takes newer metrics; a row that is not right is listed, and the rest goes through.',
  })
  async importKeywords(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('uploadId', () => ID, { description: 'The file, as POST /uploads named it. Only who sent it may use it, for 24 hours.' })
    uploadId: string,
    @Arg('mapping', () => KeywordMappingInput, { nullable: true, description: 'How to read it, where the guess is wrong.' })
    mapping: KeywordMappingInput | null,
    @Arg('sectorId', () => ID, { nullable: true, description: 'The sector for new keywords; the default one where it is left out.' })
    sectorId: string | null,
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<ImportKeywordsPayload> {
    const jobId = await this.service.begin(actor, siteId, uploadId, mapping, sectorId);
    const job = await this.jobs.waitFor(actor, jobId, wait);
    const { added, existing, rejected } = await this.service.countsOf(jobId);
    return { job, added, existing, rejectedCount: rejected };
  }
}

function previewOf({ upload, encoding, layout, samples, tally }: KeywordFilePreview): KeywordImportPreview {
  const { rows, ready, existing, sample, duplicates, duplicateCount, rejected, rejectedCount } = tally;
  return {
    uploadId: upload.id,
    fileName: upload.name,
    format: layout.format,
    encoding,
    delimiter: layout.delimiter,
    headerRow: layout.headerLine,
    columns: layout.columns.map((column, index) => ({ ...column, index, samples: samples[index] ?? [] })),
    rows,
    ready,
    new: ready - existing,
    existing,
    sample: sample.map(({ row, keyword }) => ({ row, ...keyword })),
    duplicates,
    duplicateCount,
    ...tally.nearDuplicates(),
    rejected: rejected.map((row) => ({ ...row, code: 'BAD_USER_INPUT' })),
    rejectedCount,
  };
}
