import { sql } from 'kysely';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { rowLoader } from '../../../platform/db/loader.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { ContentRevision } from './revision.type.ts';

/** People and tokens; ids are unique over both. */
const nameLoader = (db: Database) =>
  rowLoader<{ id: string; name: string }>(async (ids) => {
    const wanted = sql`any(${[...ids]}::uuid[])`;
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from app_user where id = ${wanted}
      union all select id, name from api_token where id = ${wanted}`.execute(db.rows<object>());
    return rows;
  });

@Resolver(() => ContentRevision)
export class RevisionAuthorFields {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The name of the person or the API token that wrote it; null for the Writer, an import, and one that is gone.',
  })
  async authorName(@Root() revision: ContentRevision, @Ctx() { loaders }: RequestContext): Promise<string | null> {
    return revision.author_id === null ? null : ((await loaders.get(nameLoader).load(revision.author_id))?.name ?? null);
  }
}
