import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import type { SiteCapabilities } from './site-capabilities.ts';

@ObjectType({ description: 'A WordPress site that content is planned for, written for and published to.' })
export class Site {
  @Field(() => ID, { description: 'Names the site.' })
  id!: string;

  @Field(() => String, { description: 'What people here call it.' })
  name!: string;

  @Field(() => String, { description: 'Its address, as in `https://example.com`.' })
  url!: string;

  @Field(() => String, { name: 'wpUsername', nullable: true, description: 'The WordPress user we act as.' })
  wp_username!: string | null;

  @Field(() => Boolean, { name: 'hasCredentials', description: 'Whether an Application Password is kept. It is never shown.' })
  has_credentials!: boolean;

  @Field(() => Boolean, { name: 'hasPluginKey', description: 'Whether a key of the plugin is kept. It is never shown.' })
  has_plugin_key!: boolean;

  @Field(() => Boolean, { description: 'An inactive site can be browsed, not imported from or published to.' })
  active!: boolean;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was added here.' })
  created_at!: string;

  default_sector_id!: string | null;
  capabilities!: SiteCapabilities | null;
}

export const SiteConnection = connectionOf(Site, 'Site');
