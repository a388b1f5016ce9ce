import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { requirePageSize } from '../../../platform/db/keyset.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { selectedFields } from '../../../platform/graphql/selected-fields.ts';
import { ClusterType, KeywordType, TaskType } from '../../planner/graphql.ts';
import { clusterLoader, keywordLoader, taskLoader } from '../../planner/index.ts';
import { SectorType } from '../../site/graphql.ts';
import { pageOfSite, sectorLoader } from '../../site/index.ts';
import { TermType } from '../../taxonomy/graphql.ts';
import { termLoader } from '../../taxonomy/index.ts';
import type { ContentService } from '../content.service.ts';
import { contentCountLoader } from './content.counts.ts';
import { ContentFilter, ContentPayload, UpdateContentInput } from './content.inputs.ts';
import { ContentOrderBy } from './content.order.ts';
import { contentHtmlLoader, contentTermsLoader, findContent, findWholeContent, listContent } from './content.reads.ts';
import { Content, ContentConnection } from './content.type.ts';

@Resolver(() => Content)
export class ContentResolver {
  constructor(
    private readonly db: Database,
    private readonly service: ContentService,
  ) {}

  @Needs('read')
  @Query(() => ContentConnection, { description: 'All content of a site, imported and written here: the Content Manager.' })
  async content(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('filter', () => ContentFilter, { nullable: true, description: 'Only what matches; deleted content is left out.' })
    filter: ContentFilter | null,
    @Arg('orderBy', () => ContentOrderBy, { nullable: true, description: 'The order; last changed first where it is left out.' })
    orderBy: ContentOrderBy | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor, loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    requirePageSize(page.first);
    const asked = selectedFields(info);
    const count = () => loaders.get(contentCountLoader).load({ siteId, filter: filter ?? {} });
    const order = orderBy ?? { field: 'updated_at', direction: 'desc' };
    const list = async () => {
      // Beside the page, not behind it, and all the lists of a request together; where the page fails, nobody asks how the count went.
      if (asked.has('totalCount')) count().catch(() => undefined);
      if (asked.size === 1 && asked.has('totalCount')) return { edges: [], hasNextPage: false, count };
      return listContent(this.db, siteId, filter ?? {}, order, page, count);
    };
    return ContentConnection.from(await pageOfSite(this.db, actor, siteId, list));
  }

  @Needs('read')
  @Query(() => Content, {
    nullable: true,
    description: 'One piece of content, or null. Deleted content is answered too, with `deletedAt`.',
  })
  async contentItem(
    @Arg('id', () => ID, { description: 'The content.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Content | null> {
    const find = selectedFields(info).has('contentHtml') ? findWholeContent : findContent;
    const content: (Content & { content_html?: string }) | null = await find(this.db, id);
    if (!content || !actor.reaches(content.site_id)) return null;
    const { content_html } = content;
    if (content_html !== undefined) loaders.get(contentHtmlLoader).prime(id, { id, content_html });
    return content;
  }

  @Needs('write')
  @Mutation(() => ContentPayload, {
    description:
      'Saves an edit. It is refused with CONFLICT, and the present state in `extensions.current`, where somebody changed the same field since.',
  })
  async updateContent(
    @Arg('id', () => ID, { description: 'The content.' }) id: string,
    @Arg('expectedVersion', () => Int, { description: 'The `version` that the edit started from.' }) expectedVersion: number,
    @Arg('input', () => UpdateContentInput, { description: 'What to change.' }) input: UpdateContentInput,
    @Arg('stay', () => String, {
      nullable: true,
      description: 'The stay in the editor that saves, as in keepBuffer: its buffer goes in the same transaction, and no other.',
    })
    stay: string | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<ContentPayload> {
    const content = await findContent(this.db, await this.service.update(actor, id, expectedVersion, input, stay));
    if (!content) throw notFound('content', id);
    return { content };
  }

  @FieldResolver(() => String, { description: 'The text as HTML, byte for byte as it was written.' })
  async contentHtml(@Root() content: Content, @Ctx() { loaders }: RequestContext): Promise<string> {
    return (await loaders.get(contentHtmlLoader).load(content.id))?.content_html ?? '';
  }

  @FieldResolver(() => ClusterType, { nullable: true, description: 'Its cluster; null for imported content that has none yet.' })
  cluster(@Root() content: Content, @Ctx() { loaders }: RequestContext): Promise<ClusterType | null> | null {
    return content.cluster_id ? loaders.get(clusterLoader).load(content.cluster_id) : null;
  }

  @FieldResolver(() => SectorType, { nullable: true, description: 'The sector it stands in.' })
  sector(@Root() content: Content, @Ctx() { loaders }: RequestContext): Promise<SectorType | null> {
    return loaders.get(sectorLoader).load(content.sector_id);
  }

  @FieldResolver(() => [TermType], { description: 'Its terms, by name.' })
  taxonomyTerms(@Root() content: Content, @Ctx() { loaders }: RequestContext): Promise<TermType[]> {
    return loaders.get(contentTermsLoader).load(content.id);
  }

  @FieldResolver(() => TermType, { nullable: true, description: 'For TAXONOMY: the term whose text this is.' })
  targetTerm(@Root() content: Content, @Ctx() { loaders }: RequestContext): Promise<TermType | null> | null {
    return content.target_term_id ? loaders.get(termLoader).load(content.target_term_id) : null;
  }

  @FieldResolver(() => KeywordType, { nullable: true, description: 'The keyword it aims at; null for none, and for one that was deleted.' })
  primaryKeyword(@Root() content: Content, @Ctx() { loaders }: RequestContext): Promise<KeywordType | null> | null {
    return content.primary_keyword_id ? loaders.get(keywordLoader).load(content.primary_keyword_id) : null;
  }

  @FieldResolver(() => TaskType, { nullable: true, description: 'The task it was written for.' })
  task(@Root() content: Content, @Ctx() { loaders }: RequestContext): Promise<TaskType | null> | null {
    return content.task_id ? loaders.get(taskLoader).load(content.task_id) : null;
  }
}
