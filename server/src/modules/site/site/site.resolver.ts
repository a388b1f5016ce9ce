import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoreTime } from '../../../platform/graphql/more-time.ts';
import { PageArgs } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { sectorLoader } from '../sector/sector.reads.ts';
import { Sector } from '../sector/sector.type.ts';
import type { SiteService } from '../site.service.ts';
import { isPluginOutdated } from './plugin-version.rules.ts';
import { CreateSiteInput, DeleteSitePayload, SitePayload, UpdateSiteInput } from './site.inputs.ts';
import { findSite, listSites } from './site.reads.ts';
import { Site, SiteConnection } from './site.type.ts';

@Resolver(() => Site)
export class SiteResolver {
  constructor(
    private readonly db: Database,
    private readonly service: SiteService,
  ) {}

  @Needs('read')
  @Query(() => SiteConnection, { description: 'The sites in your reach, by name.' })
  async sites(@Args(() => PageArgs) page: PageArgs, @Ctx() { actor }: RequestContext) {
    return SiteConnection.from(await listSites(this.db, actor, page));
  }

  @Needs('read')
  @Query(() => Site, { nullable: true, description: 'One site; null where there is none in your reach.' })
  async site(@Arg('id', () => ID, { description: 'The site.' }) id: string, @Ctx() { actor }: RequestContext): Promise<Site | null> {
    return actor.reaches(id) ? findSite(this.db, id) : null;
  }

  @FieldResolver(() => Sector, { nullable: true, description: 'The sector that new things stand in where none is named.' })
  defaultSector(@Root() site: Site, @Ctx() { loaders }: RequestContext): Promise<Sector | null> | null {
    return site.default_sector_id ? loaders.get(sectorLoader).load(site.default_sector_id) : null;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'When the last connection test went through; null before the first.' })
  connectedAt(@Root() site: Site): string | null {
    return site.capabilities?.checkedAt ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The version of the IGNY8 plugin found there; null without it.' })
  pluginVersion(@Root() site: Site): string | null {
    return site.capabilities?.pluginVersion ?? null;
  }

  @FieldResolver(() => Boolean, {
    description: 'The plugin there is older than this installation wants: it works without what is new.',
  })
  pluginOutdated(@Root() site: Site): boolean {
    return isPluginOutdated(site.capabilities?.pluginVersion);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The version of WordPress found there; null before the first test, or where it hides it.',
  })
  wordpressVersion(@Root() site: Site): string | null {
    return site.capabilities?.wordpressVersion ?? null;
  }

  @Needs('admin')
  @Mutation(() => SitePayload, { description: 'Adds a site, with a first sector. Nothing is sent to WordPress; test the connection next.' })
  async createSite(
    @Arg('input', () => CreateSiteInput, { description: 'The site to add.' }) input: CreateSiteInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<SitePayload> {
    return { site: await this.service.create(actor, input) };
  }

  @Needs('admin')
  @Mutation(() => SitePayload, {
    description:
      'Changes a site. Where the new address is another server, the Application Password and the key of the plugin are forgotten, unless this call brings their own.',
  })
  async updateSite(
    @Arg('id', () => ID, { description: 'The site.' }) id: string,
    @Arg('input', () => UpdateSiteInput, { description: 'What to change.' }) input: UpdateSiteInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<SitePayload> {
    return { site: await this.service.update(actor, id, input) };
  }

  @Needs('admin')
  @Mutation(() => SitePayload, { description: 'Switches a site on, or off: an inactive one can be browsed, and its jobs are stopped.' })
  async setSiteActive(
    @Arg('id', () => ID, { description: 'The site.' }) id: string,
    @Arg('active', () => Boolean, { description: 'On or off.' }) active: boolean,
    @Ctx() { actor }: RequestContext,
  ): Promise<SitePayload> {
    return { site: await this.service.setActive(actor, id, active) };
  }

  @MoreTime(60)
  @Needs('admin')
  @Mutation(() => DeleteSitePayload, {
    description:
      'Removes an inactive site and all that belongs to it here. WordPress keeps its content; the password that it made for us is revoked.',
  })
  async deleteSite(
    @Arg('id', () => ID, { description: 'The site.' }) id: string,
    @Arg('name', () => String, { description: "The site's name, typed in to confirm." }) name: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<DeleteSitePayload> {
    await this.service.delete(actor, id, name);
    return { id };
  }
}
