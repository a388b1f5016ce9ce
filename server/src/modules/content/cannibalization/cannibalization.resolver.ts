import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { IdeaType, KeywordType, TaskType } from '../../planner/graphql.ts';
import { ideaLoader, keywordLoader, taskLoader } from '../../planner/index.ts';
import { requireSite } from '../../site/index.ts';
import { contentLoader } from '../content/content.reads.ts';
import { Content } from '../content/content.type.ts';
import { type Aim, aimsLoader, listCannibalization } from './cannibalization.reads.ts';
import { Cannibalization, CannibalizationConnection } from './cannibalization.type.ts';

@Resolver(() => Cannibalization)
export class CannibalizationResolver {
  constructor(private readonly db: Database) {}

  @Needs('read')
  @Query(() => CannibalizationConnection, {
    description:
      'Keywords that more than one idea, task or content aims at, most searched first. Dismissed ideas and deleted content do not count.',
  })
  async cannibalization(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    await requireSite(this.db, actor, siteId);
    return CannibalizationConnection.from(await listCannibalization(this.db, siteId, page));
  }

  @FieldResolver(() => KeywordType, { description: 'The keyword.' })
  async keyword(@Root() { id }: Cannibalization, @Ctx() { loaders }: RequestContext): Promise<KeywordType> {
    const keyword = await loaders.get(keywordLoader).load(id);
    if (!keyword) throw notFound('keyword', id);
    return keyword;
  }

  @FieldResolver(() => [IdeaType], { description: 'The ideas that aim at it, oldest first.' })
  ideas(@Root() root: Cannibalization, @Ctx() context: RequestContext): Promise<IdeaType[]> {
    return aimed(root, context, 'idea', (id) => context.loaders.get(ideaLoader).load(id));
  }

  @FieldResolver(() => [TaskType], { description: 'The tasks that aim at it, oldest first.' })
  tasks(@Root() root: Cannibalization, @Ctx() context: RequestContext): Promise<TaskType[]> {
    return aimed(root, context, 'task', (id) => context.loaders.get(taskLoader).load(id));
  }

  @FieldResolver(() => [Content], { description: 'The content that aims at it, oldest first.' })
  contents(@Root() root: Cannibalization, @Ctx() context: RequestContext): Promise<Content[]> {
    return aimed(root, context, 'content', (id) => context.loaders.get(contentLoader).load(id));
  }
}

async function aimed<Row>(
  { id }: Cannibalization,
  { loaders }: RequestContext,
  kind: Aim['kind'],
  load: (id: string) => Promise<Row | null>,
): Promise<Row[]> {
  const aims = await loaders.get(aimsLoader).load(id);
  const rows = await Promise.all(aims.filter((aim) => aim.kind === kind).map((aim) => load(aim.id)));
  return rows.filter((row) => row !== null);
}
