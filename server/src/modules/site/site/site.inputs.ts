import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Sector } from '../sector/sector.type.ts';
import { Site } from './site.type.ts';

@InputType({ description: 'A site to add.' })
export class CreateSiteInput {
  @Field(() => String, { description: 'What people here call it, 1 to 100 characters.' })
  name!: string;

  @Field(() => String, { description: 'Its address: http or https, with the folder WordPress stands in.' })
  url!: string;

  @Field(() => String, { nullable: true, description: 'The WordPress user to act as.' })
  wpUsername?: string | null;

  @Field(() => String, { nullable: true, description: 'An Application Password of that user. It is kept encrypted and never shown again.' })
  wpApplicationPassword?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key of the plugin, for a host that takes the Authorization header away. Kept sealed, never shown.',
  })
  pluginKey?: string | null;
}

@InputType({ description: 'What to change of a site; what is left out stays. Secrets are kept sealed and never shown.' })
export class UpdateSiteInput {
  @Field(() => String, { nullable: true, description: 'A new name, 1 to 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'A new address. The connection has to be tested again.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'Another WordPress user.' })
  wpUsername?: string | null;

  @Field(() => String, { nullable: true, description: 'Another Application Password.' })
  wpApplicationPassword?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key of the plugin, for a host that takes the Authorization header away. Kept sealed, never shown.',
  })
  pluginKey?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Says that the new address leads to the same WordPress: needed where contents are linked to its posts, which are known by their ids.',
  })
  sameWordPress?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'The sector that new things stand in where none is named.' })
  defaultSectorId?: string | null;
}

@ObjectType({ description: 'The site as it is now.' })
export class SitePayload {
  @Field(() => Site, { description: 'The site.' })
  site!: Site;
}

@ObjectType({ description: 'The site that is gone from here. WordPress keeps its content.' })
export class DeleteSitePayload {
  @Field(() => ID, { description: 'The id it had.' })
  id!: string;
}

@InputType({ description: 'A sector to make, or what to change of one.' })
export class SectorInput {
  @Field(() => String, { nullable: true, description: 'Its name, unique in the site, 1 to 100 characters. A new sector needs one.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  description?: string | null;
}

@ObjectType({ description: 'The sector as it is now.' })
export class SectorPayload {
  @Field(() => Sector, { description: 'The sector.' })
  sector!: Sector;
}
