import { sql } from 'kysely';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { countRows, keysetPage } from '../../../platform/db/keyset.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { findContent } from '../content/content.reads.ts';
import type { ContentTables } from '../content.tables.ts';
import { ContentRevisionConnection } from './revision.type.ts';

@Resolver()
export class ContentRevisionResolver {
  constructor(private readonly db: Database) {}

  @Needs('read')
  @Query(() => ContentRevisionConnection, { description: 'What title and text were before, newest first.' })
  async contentRevisions(
    @Arg('contentId', () => ID, { description: 'The content.' }) contentId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor }: RequestContext,
  ) {
    const content = await findContent(this.db, contentId);
    if (!content || !actor.reaches(content.site_id)) throw notFound('content', contentId);
    const query = this.db
      .rows<ContentTables>()
      .selectFrom('content_revision')
      .select(['id', 'version', 'title', 'content_html', 'author_kind', 'author_id', 'note', 'created_at'])
      .where('content_id', '=', contentId);
    const order = {
      name: 'version',
      key: sql.ref('content_revision.version'),
      type: 'integer',
      id: sql.ref('content_revision.id'),
      direction: 'desc',
    } as const;
    return ContentRevisionConnection.from(await keysetPage(query, order, page, () => countRows(query)));
  }
}
