import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { PublishTerm, termsByName } from '../conflict/publish-term.type.ts';
import { contentLoader } from '../content/content.reads.ts';
import { Content } from '../content/content.type.ts';
import { contentDriftLoader, driftHtmlLoader, listDrift } from './drift.reads.ts';
import { Drift, DriftConnection } from './drift.type.ts';

@Resolver(() => Drift)
export class DriftResolver {
  constructor(private readonly db: Database) {}

  @Needs('read')
  @Query(() => DriftConnection, {
    description:
      'Posts whose words in WordPress are not those of the last import or publish, as the last checkDrift found them, the newest found first. Importing a post, publishing over it or unlinking it ends it.',
  })
  async drift(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    actor.requireSite(siteId);
    return DriftConnection.from(await listDrift(this.db, siteId, page));
  }

  @FieldResolver(() => Content, { description: 'What we have.' })
  async content(@Root() { content_id }: Drift, @Ctx() { loaders }: RequestContext): Promise<Content> {
    const content = await loaders.get(contentLoader).load(content_id);
    if (!content) throw notFound('content', content_id);
    return content;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Its text there, byte for byte; null where it is gone.' })
  async contentHtml(@Root() { id }: Drift, @Ctx() { loaders }: RequestContext): Promise<string | null> {
    return (await loaders.get(driftHtmlLoader).load(id))?.content_html ?? null;
  }

  @FieldResolver(() => [PublishTerm], { description: 'Its terms there, by name where they are known here.' })
  terms(@Root() { site_id, terms }: Drift, @Ctx() { loaders }: RequestContext): Promise<PublishTerm[]> {
    return termsByName(loaders, site_id, terms);
  }
}

@Resolver(() => Content)
export class DriftFields {
  @FieldResolver(() => Drift, {
    nullable: true,
    description:
      'How its post in WordPress differs from what the last import or publish left, as the last checkDrift found it; null where it does not.',
  })
  async drift(@Root() { id }: Content, @Ctx() { loaders }: RequestContext): Promise<Drift | null> {
    return (await loaders.get(contentDriftLoader).load(id))[0] ?? null;
  }
}
