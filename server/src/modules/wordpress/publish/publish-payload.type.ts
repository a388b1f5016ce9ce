import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Loaders } from '../../../platform/graphql/context.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { PublishTerm, termsByName } from '../../content/graphql.ts';
import { gmt } from '../import/import.rules.ts';
import type { LivePost } from '../wordpress-post.ts';

export const PublishField = { TITLE: 'title', CONTENT: 'content', TERMS: 'terms', STATUS: 'status' } as const;
export type PublishField = (typeof PublishField)[keyof typeof PublishField];
registerEnumType(PublishField, {
  name: 'PublishField',
  description: 'A part of a post that publishing would change.',
  valuesConfig: {
    TITLE: { description: 'Its title.' },
    CONTENT: { description: 'Its text.' },
    TERMS: { description: 'Its categories, tags or other terms.' },
    STATUS: { description: 'Its status, as from draft to publish.' },
  },
});

@ObjectType({ description: 'Exactly what publishing sends.' })
export class PublishPayload {
  @Field(() => String, { description: 'The HTTP method.' })
  method!: string;

  @Field(() => String, {
    description:
      'The path below the REST root, as in `wp/v2/posts/12`; `igny8/v1/publish` where the plugin publishes. Without the plugin a new post is first made as an empty draft: `{id}` stands for the id that it gets.',
  })
  path!: string;

  @Field(() => String, { description: 'The title.' })
  title!: string;

  @Field(() => String, { description: 'The text, byte for byte.' })
  contentHtml!: string;

  @Field(() => String, { description: 'The status that the post gets or keeps, as in `publish`.' })
  status!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What WordPress makes the address of; null where it keeps the address or makes one of the title.',
  })
  slug!: string | null;

  @Field(() => [PublishTerm], {
    description: 'The terms that it names. Of a taxonomy that it does not speak of, the post keeps its terms.',
  })
  terms!: PublishTerm[];

  @Field(() => String, {
    description: 'The body of the request as JSON, byte for byte but for the ids of terms that are still to be made: 0 stands for them.',
  })
  body!: string;
}

@ObjectType('LivePost', { description: 'A post, or a term with its description, as WordPress has it or had it: raw and not rendered.' })
export class LivePostType {
  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Its text.' })
  contentHtml!: string;

  @Field(() => String, { description: 'Its status, as in `publish` or `private`.' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'Its address.' })
  url!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last changed there.' })
  modifiedAt!: string | null;

  @Field(() => [PublishTerm], { description: 'Its terms.' })
  terms!: PublishTerm[];
}

export const livePostType = async (loaders: Loaders, siteId: string, post: LivePost): Promise<LivePostType> => ({
  title: post.title,
  contentHtml: post.content,
  status: post.status,
  url: post.link || null,
  modifiedAt: post.isTerm ? null : gmt(post.modifiedGmt),
  terms: await termsByName(loaders, siteId, post.terms),
});
