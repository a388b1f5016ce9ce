import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import { ContentFilter } from '../content/content.inputs.ts';
import { contentLoader } from '../content/content.reads.ts';
import type { ContentBatchService } from '../content-batch.service.ts';
import { ContentBatchAction, ContentSelection } from './batch.inputs.ts';
import { BatchPayload } from './batch.type.ts';
import { BatchPreview } from './batch-preview.type.ts';

const IDS = 'The content, all of one site, at most 10,000.';

@Resolver()
export class ContentBatchResolver {
  constructor(private readonly service: ContentBatchService) {}

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => BatchPayload, {
    description:
      'Puts content into a cluster, and into the sector of that cluster. What is so already stays untouched; what is of another site is listed as failed.',
  })
  assignClusterBatch(
    @Arg('selection', () => ContentSelection, { description: 'Which content.' }) selection: ContentSelection,
    @Arg('clusterId', () => ID, { description: 'The cluster.' }) clusterId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<BatchPayload> {
    return this.service.assignCluster(actor, selection, clusterId);
  }

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => BatchPayload, {
    description: 'Attaches terms to content, and detaches others. Published content then has unpublished changes.',
  })
  assignTaxonomyBatch(
    @Arg('selection', () => ContentSelection, { description: 'Which content.' }) selection: ContentSelection,
    @Arg('attachTermIds', () => [ID], { defaultValue: [], description: 'Terms to attach, with those to detach at most 100.' })
    attach: string[],
    @Arg('detachTermIds', () => [ID], { defaultValue: [], description: 'Terms to detach.' }) detach: string[],
    @Ctx() { actor }: RequestContext,
  ): Promise<BatchPayload> {
    return this.service.assignTerms(actor, selection, attach, detach);
  }

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => BatchPayload, {
    description:
      'Deletes content here. It can be restored, an import never brings it back, and WordPress is left alone. Give either ids, or matching with siteId.',
  })
  deleteContent(
    @Arg('ids', () => [ID], { nullable: true, description: IDS }) ids: string[] | null,
    @Arg('matching', () => ContentFilter, { nullable: true, description: 'Instead of ids: all of the site `siteId` that match.' })
    matching: ContentFilter | null,
    @Arg('siteId', () => ID, { nullable: true, description: 'The site. With ids: that of the first of them where it is left out.' })
    siteId: string | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<BatchPayload> {
    return this.service.delete(actor, { ids, matching }, siteId);
  }

  @MoreTime(90)
  @Needs('write')
  @Mutation(() => BatchPayload, {
    description: 'Brings deleted content back as it was. Give either ids, or matching with siteId.',
  })
  restoreContent(
    @Arg('ids', () => [ID], { nullable: true, description: IDS }) ids: string[] | null,
    @Arg('matching', () => ContentFilter, {
      nullable: true,
      description: 'Instead of ids: all deleted content of the site `siteId` that matches.',
    })
    matching: ContentFilter | null,
    @Arg('siteId', () => ID, { nullable: true, description: 'The site. With ids: that of the first of them where it is left out.' })
    siteId: string | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<BatchPayload> {
    return this.service.restore(actor, { ids, matching }, siteId);
  }

  @Needs('read')
  @Query(() => BatchPreview, {
    description: 'What a batch would do, before it does it: how many would change, how many are so already, which would fail and why.',
  })
  async contentBatchPreview(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('selection', () => ContentSelection, { description: 'Which content.' }) selection: ContentSelection,
    @Arg('action', () => ContentBatchAction, { description: 'What the batch is to do.' }) action: ContentBatchAction,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<BatchPreview> {
    const { failures, ...counts } = await this.service.preview(actor, siteId, selection, action);
    const contents = await Promise.all(failures.map(({ contentId }) => loaders.get(contentLoader).load(contentId)));
    return {
      ...counts,
      failures: failures.flatMap(({ code, message }, at) => {
        const content = contents[at];
        return content ? [{ content, code, message }] : [];
      }),
    };
  }
}
