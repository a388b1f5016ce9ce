import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import { JobType } from '../../jobs/graphql.ts';
import type { JobService } from '../../jobs/index.ts';
import { SiteType } from '../../site/graphql.ts';
import type { ImportService } from '../import.service.ts';
import { lastJobLoader } from './import.reads.ts';
import type { ImportPreviewService } from './import-preview.service.ts';
import { ImportPreview } from './import-preview.type.ts';

const lastImportLoader = lastJobLoader('import_site');

@ObjectType({ description: 'The import that was begun.' })
export class ImportSitePayload {
  @Field(() => JobType, { description: 'The work. `message` sums it up; `items` holds what was changed on both sides.' })
  job!: JobType;
}

@Resolver(() => SiteType)
export class ImportResolver {
  constructor(
    private readonly service: ImportService,
    private readonly jobs: JobService,
    private readonly previews: ImportPreviewService,
  ) {}

  @MoreTime(60)
  @Needs('read')
  @Query(() => ImportPreview, {
    description: 'What an import would read, counted in WordPress now. Takes nothing in.',
  })
  importPreview(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<ImportPreview> {
    return this.previews.preview(actor, siteId);
  }

  @Needs('publish')
  @Mutation(() => ImportSitePayload, {
    description:
      'Brings terms, posts, pages and products in from WordPress. Run again it reads what changed there since, notices what is gone, and never overwrites what was changed here. While one is at work, that one is answered.',
  })
  async importSite(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('full', () => Boolean, {
      defaultValue: false,
      description: 'Read every post again, also those that have not changed since the last import by their date in WordPress.',
    })
    full: boolean,
    @Arg('contentIds', () => [ID], {
      nullable: true,
      description: 'Only the posts of these contents, all of this site: takes what WordPress has of them now. At most 10,000.',
    })
    contentIds: string[] | null | undefined,
    @Arg('wait', () => Int, { defaultValue: 0, description: 'Seconds to wait for the job to settle, at most 60.' }) wait: number,
    @Ctx() { actor }: RequestContext,
  ): Promise<ImportSitePayload> {
    const jobId = contentIds ? await this.service.beginFor(actor, siteId, contentIds) : await this.service.begin(actor, siteId, full);
    return { job: await this.jobs.waitFor(actor, jobId, wait) };
  }

  @FieldResolver(() => JobType, { nullable: true, description: 'The newest import from it; null before the first.' })
  async lastImport(@Root() site: SiteType, @Ctx() { loaders }: RequestContext): Promise<JobType | null> {
    return (await loaders.get(lastImportLoader).load(site.id))[0] ?? null;
  }
}
