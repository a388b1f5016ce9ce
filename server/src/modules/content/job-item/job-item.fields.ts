import { sql } from 'kysely';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { isId } from '../../../platform/db/ids.ts';
import { rowLoader } from '../../../platform/db/loader.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { JobItemType } from '../../jobs/graphql.ts';
import { contentLoader } from '../content/content.reads.ts';
import { Content } from '../content/content.type.ts';

/** An item names a content, a task or a cluster; ids are unique over all of them. */
const titleLoader = (db: Database) =>
  rowLoader<{ id: string; title: string }>(async (ids) => {
    const wanted = sql`any(${ids.filter(isId)}::uuid[])`;
    const { rows } = await sql<{ id: string; title: string }>`
      select id, title from content where id = ${wanted}
      union all select id, title from task where id = ${wanted}
      union all select id, name as title from cluster where id = ${wanted}`.execute(db.rows<object>());
    return rows;
  });

@Resolver(() => JobItemType)
export class JobItemFields {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What it is called here; null where it is not there any more, or never was.',
  })
  async title(@Root() item: JobItemType, @Ctx() { loaders }: RequestContext): Promise<string | null> {
    return (await loaders.get(titleLoader).load(item.subject_id))?.title ?? null;
  }

  @FieldResolver(() => Content, {
    nullable: true,
    description: 'The content that it is about; null for another thing, and for content that is gone.',
  })
  async content(@Root() { subject_id }: JobItemType, @Ctx() { actor, loaders }: RequestContext): Promise<Content | null> {
    const content = isId(subject_id) ? await loaders.get(contentLoader).load(subject_id) : null;
    return content && actor.reaches(content.site_id) ? content : null;
  }
}
