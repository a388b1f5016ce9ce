import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { requireSite } from '../../site/index.ts';
import type { ConnectionService } from '../connection.service.ts';
import { TestSiteConnectionPayload } from './connection.type.ts';

@Resolver()
export class ConnectionResolver {
  constructor(
    private readonly db: Database,
    private readonly connections: ConnectionService,
  ) {}

  @Needs('write')
  @Mutation(() => TestSiteConnectionPayload, {
    description: 'Tests the connection to WordPress step by step. Reads only; a failing connection is an answer, not an error.',
  })
  async testSiteConnection(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<TestSiteConnectionPayload> {
    const test = await this.connections.test(actor, siteId);
    return { ...test, site: await requireSite(this.db, actor, siteId) };
  }
}
