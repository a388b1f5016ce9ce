import { Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import { SiteType } from '../../site/graphql.ts';
import type { SandboxService } from '../sandbox.service.ts';

@ObjectType({ description: 'The sandbox WordPress, running and connected.' })
export class StartSandboxPayload {
  @Field(() => SiteType, { description: 'The site here that is connected to it.' })
  site!: SiteType;

  @Field(() => String, { description: 'Its address; its wp-admin is at `/wp-admin/`.' })
  url!: string;

  @Field(() => String, { description: 'The user name for its wp-admin.' })
  adminUsername!: string;

  @Field(() => String, { description: 'The password for its wp-admin.' })
  adminPassword!: string;
}

@Resolver()
export class SandboxResolver {
  constructor(private readonly service: SandboxService) {}

  @MoreTime(630)
  @Needs('admin')
  @Mutation(() => StartSandboxPayload, {
    description:
      'Starts a real WordPress on this machine to try things with, and connects a site to it. The first time fetches it and takes about 15 seconds. It ends with the product and keeps its posts.',
  })
  startSandbox(@Ctx() { actor }: RequestContext): Promise<StartSandboxPayload> {
    return this.service.start(actor);
  }
}
