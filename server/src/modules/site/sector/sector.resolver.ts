import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Database } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors/app-error.ts';
import { Needs } from '../../../platform/graphql/authorization.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { SectorInput, SectorPayload } from '../site/site.inputs.ts';
import { requireSite } from '../site.service.ts';
import { findSector, listSectors } from './sector.reads.ts';
import type { SectorService } from './sector.service.ts';
import { Sector } from './sector.type.ts';

@Resolver(() => Sector)
export class SectorResolver {
  constructor(
    private readonly db: Database,
    private readonly service: SectorService,
  ) {}

  @Needs('read')
  @Query(() => [Sector], { description: 'The sectors of a site, by name.' })
  async sectors(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<Sector[]> {
    await requireSite(this.db, actor, siteId);
    return listSectors(this.db, siteId);
  }

  @Needs('write')
  @Mutation(() => SectorPayload, { description: 'Makes a sector. BAD_USER_INPUT where the site has one of that name.' })
  async createSector(
    @Arg('siteId', () => ID, { description: 'The site.' }) siteId: string,
    @Arg('input', () => SectorInput, { description: 'The sector.' }) input: SectorInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<SectorPayload> {
    return this.#answer(await this.service.create(actor, siteId, input));
  }

  @Needs('write')
  @Mutation(() => SectorPayload, { description: 'Renames or describes a sector. BAD_USER_INPUT where the site has another of that name.' })
  async updateSector(
    @Arg('id', () => ID, { description: 'The sector.' }) id: string,
    @Arg('input', () => SectorInput, { description: 'What to change.' }) input: SectorInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<SectorPayload> {
    await this.service.update(actor, id, input);
    return this.#answer(id);
  }

  async #answer(id: string): Promise<SectorPayload> {
    const sector = await findSector(this.db, id);
    if (!sector) throw notFound('sector', id);
    return { sector };
  }
}
