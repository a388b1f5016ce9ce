import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { SiteHealthStatus, SiteProblemCode } from './site-health.rules.ts';

registerEnumType(SiteHealthStatus, {
  name: 'SiteHealthStatus',
  description: 'How the connection of a site and the work with its WordPress stand.',
  valuesConfig: {
    HEALTHY: { description: 'Nothing waits for anybody.' },
    NEEDS_ATTENTION: { description: 'The connection works, and something waits for somebody.' },
    FAILING: { description: 'The connection failed when it was last tested, and nothing went through since.' },
    NOT_CONNECTED: { description: 'No Application Password is kept yet.' },
    INACTIVE: { description: 'It is switched off.' },
  },
});
registerEnumType(SiteProblemCode, {
  name: 'SiteProblemCode',
  description: 'What is wrong with a site, or waits for somebody.',
  valuesConfig: {
    NOT_CONNECTED: { description: 'No Application Password is kept yet.' },
    CONNECTION_FAILED: { description: 'The last connection test failed.' },
    IMPORT_FAILED: { description: 'The last import broke off.' },
    NEVER_IMPORTED: { description: 'Nothing was imported yet.' },
    PUBLISH_FAILED: { description: 'The last publish broke off, or single contents did not go through.' },
    CONFLICT: { description: 'Content was changed here and in WordPress, and nobody has chosen yet.' },
    MISSING_IN_WORDPRESS: { description: 'Posts are gone from WordPress.' },
    UNPUBLISHED_CHANGES: { description: 'Published content was edited since.' },
    NEEDS_CLUSTER: { description: 'Content has no cluster, and can not be published.' },
    FAILED_TASKS: { description: 'Drafts could not be written.' },
  },
});

@ObjectType({ description: 'One thing that is wrong with a site, or waits for somebody.' })
export class SiteProblem {
  @Field(() => SiteProblemCode as object, { description: 'Which, for programs.' })
  code!: SiteProblemCode;

  @Field(() => String, { description: 'What is wrong and what to do.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'How many things it is about, where it counts some.' })
  count!: number | null;

  @Field(() => ID, { nullable: true, description: 'The job to look at, where there is one.' })
  jobId!: string | null;
}

@ObjectType({ description: 'How the connection of a site and the work with its WordPress stand.' })
export class SiteHealth {
  @Field(() => SiteHealthStatus as object, { description: 'All in one word.' })
  status!: SiteHealthStatus;

  @Field(() => DateTime, { nullable: true, description: 'When the connection was last tested or used; null before.' })
  checkedAt!: Date | null;

  @Field(() => [SiteProblem], { description: 'What is wrong or waits for somebody, worst first.' })
  problems!: SiteProblem[];
}
