import { Arg, Field, FieldResolver, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { watchContent } from '../content-changes.ts';
import { contentLoader } from './content.reads.ts';
import { Content } from './content.type.ts';

@ObjectType({ description: 'Contents of a site that were made or changed together.' })
export class ContentChanged {
  @Field(() => ID, { description: 'The site.' })
  siteId!: string;

  @Field(() => [ID], { nullable: true, description: 'Which; null when there are too many to name: read the list again.' })
  ids!: string[] | null;
}

@Resolver(() => ContentChanged)
export class ContentChangeResolver {
  constructor(private readonly db: Database) {}

  @Needs('read')
  @Subscription(() => ContentChanged, {
    description: 'Content of a site, whenever some of it is made or changes: by an edit, a batch, an import or a publish.',
    subscribe: ({ args, context }) => {
      const { notifications, actor } = context as RequestContext;
      return watchContent(notifications, actor, args.siteId as string);
    },
  })
  contentChanged(@Root() change: ContentChanged, @Arg('siteId', () => ID, { description: 'The site.' }) _siteId: string): ContentChanged {
    return change;
  }

  @FieldResolver(() => [Content], { description: 'The contents as they are now; empty when there are too many to name.' })
  async contents(@Root() { ids }: ContentChanged): Promise<Content[]> {
    // Not the request's loader: it lives as long as the subscription, and would answer what it read before.
    const loader = contentLoader(this.db);
    return (await Promise.all((ids ?? []).map((id) => loader.load(id)))).filter((content) => content !== null);
  }
}
