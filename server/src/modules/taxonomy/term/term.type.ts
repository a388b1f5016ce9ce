import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { TaxonomyType } from './term.entity.ts';

registerEnumType(TaxonomyType, {
  name: 'TaxonomyType',
  description: 'What kind of term it is.',
  valuesConfig: {
    CATEGORY: { description: 'A category of posts.' },
    TAG: { description: 'A tag of posts.' },
    PRODUCT_CATEGORY: { description: 'A category of products.' },
    PRODUCT_TAG: { description: 'A tag of products.' },
    PRODUCT_ATTRIBUTE: { description: 'A value of a product attribute, such as a size.' },
    CLUSTER: { description: 'Stands for a cluster; never sent to WordPress.' },
    SERVICE_CATEGORY: { description: 'A category of services.' },
    OTHER: { description: 'A term of any other taxonomy of the site.' },
  },
});

@ObjectType({ description: 'A term: a category, a tag, an attribute value, …' })
export class ContentTaxonomy {
  @Field(() => ID, { description: 'Names the term.' })
  id!: string;

  @Field(() => ID, { name: 'siteId', description: 'Its site.' })
  site_id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its part of an address.' })
  slug!: string;

  @Field(() => String, { nullable: true, description: 'What WordPress keeps as its description.' })
  description!: string | null;

  @Field(() => TaxonomyType as object, { name: 'taxonomyType', description: 'What kind of term it is.' })
  taxonomy_type!: TaxonomyType;

  @Field(() => String, {
    name: 'externalTaxonomy',
    nullable: true,
    description: 'Its taxonomy in WordPress, as in `category` or `pa_size`; null for cluster terms.',
  })
  external_taxonomy!: string | null;

  @Field(() => ID, { name: 'externalId', nullable: true, description: 'Its id in WordPress; null while it is not there.' })
  external_id!: string | null;

  parent_id!: string | null;
}

export const ContentTaxonomyConnection = connectionOf(ContentTaxonomy, 'ContentTaxonomy');
