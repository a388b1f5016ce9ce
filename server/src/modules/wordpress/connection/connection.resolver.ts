import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import { SitePayload } from '../../site/graphql.ts';
import { requireSite } from '../../site/index.ts';
import type { ConnectionTestService } from '../connection-test.service.ts';
import type { PluginKeyService } from '../plugin-key.service.ts';
import type { SiteConnectingService } from '../site-connecting.service.ts';
import { BeginSiteConnectionPayload, TestSiteConnectionPayload } from './connection.type.ts';

@Resolver()
export class ConnectionResolver {
  constructor(
    private readonly db: Database,
    private readonly tests: ConnectionTestService,
    private readonly connecting: SiteConnectingService,
    private readonly keys: PluginKeyService,
  ) {}

  @MoreTime(60)
  @Needs('write')
  @Mutation(() => TestSiteConnectionPayload, {
    description:
      'Tests the connection to WordPress step by step; a failing connection is an answer, not an error. Makes a draft there and deletes it.',
  })
  async testSiteConnection(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<TestSiteConnectionPayload> {
    const test = await this.tests.test(actor, siteId);
    return { ...test, site: await requireSite(this.db, actor, siteId) };
  }

  @MoreTime(60)
  @Needs('admin')
  @Mutation(() => BeginSiteConnectionPayload, {
    description:
      "Begins to connect a site in one click: finds its REST API and answers the address of WordPress's own page where a person approves the connection. Give `siteId` for a site that is here, or `url` (and `name`) for a new one. For somebody who is signed in in a browser; a token pastes an Application Password instead.",
  })
  async beginSiteConnection(
    @Arg('siteId', () => ID, { nullable: true, description: 'The site to connect, or to connect anew.' }) siteId: string | undefined,
    @Arg('url', () => String, {
      nullable: true,
      description: 'The address of a new site, as a person pastes it: any page of it, with a scheme or without.',
    })
    url: string | undefined,
    @Arg('name', () => String, { nullable: true, description: "What to call a new site; WordPress's own name for it where left out." })
    name: string | undefined,
    @Ctx() { actor, origin }: RequestContext,
  ): Promise<BeginSiteConnectionPayload> {
    const begun = await this.connecting.begin(actor, { siteId, url, name, origin });
    return { ...begun, site: begun.siteId === null ? null : await requireSite(this.db, actor, begun.siteId) };
  }

  @MoreTime(60)
  @Needs('admin')
  @Mutation(() => SitePayload, {
    description: 'Lets the plugin make a new key and keeps it; the old one ends. It is never shown.',
  })
  async rotatePluginKey(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<SitePayload> {
    await this.keys.rotate(actor, siteId);
    return { site: await requireSite(this.db, actor, siteId) };
  }
}
