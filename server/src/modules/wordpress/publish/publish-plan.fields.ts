/** What of a plan needs the text, the live post or names of terms: worked out only where it is asked for. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { differences } from './payload.rules.ts';
import { PublishPlan } from './publish.type.ts';
import { LivePostType, livePostType, PublishField, PublishPayload } from './publish-payload.type.ts';

@Resolver(() => PublishPlan)
export class PublishPlanFields {
  @FieldResolver(() => PublishPayload, {
    nullable: true,
    description: 'Exactly what would be sent; null where it cannot be told, see `problems`, and for more than 50 at once.',
  })
  async payload(@Root() plan: PublishPlan): Promise<PublishPayload | null> {
    const request = await plan.request();
    if (!request) return null;
    const { method, path, sent, slug, fields, termRows } = request;
    return {
      method,
      path,
      title: sent.title,
      contentHtml: sent.content,
      status: sent.status,
      slug,
      terms: termRows.map(({ taxonomy, name, externalId }) => ({
        taxonomy: taxonomy as string,
        name,
        externalId: externalId === null ? null : String(externalId),
        isNew: externalId === null,
      })),
      body: JSON.stringify(fields),
    };
  }

  @FieldResolver(() => LivePostType, {
    nullable: true,
    description: 'The post as it is in WordPress now; null for a new one, or where it was not looked at (more than 50 at once).',
  })
  async live(@Root() { livePost, siteId }: PublishPlan, @Ctx() { loaders }: RequestContext): Promise<LivePostType | null> {
    return livePost && livePostType(loaders, siteId, livePost);
  }

  @FieldResolver(() => [PublishField as object], { description: 'What would change in the live post; empty for a new one.' })
  async changes(@Root() { livePost, request }: PublishPlan): Promise<PublishField[]> {
    const planned = livePost && (await request());
    if (!livePost || !planned) return [];
    const { title, content, status, taxonomies } = differences(planned.sent, livePost);
    return [
      ...(title ? [PublishField.TITLE] : []),
      ...(content ? [PublishField.CONTENT] : []),
      ...(taxonomies.length > 0 ? [PublishField.TERMS] : []),
      ...(status ? [PublishField.STATUS] : []),
    ];
  }
}
