import { Length } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { TaxonomyType } from './term.entity.ts';
import { ContentTaxonomy } from './term.type.ts';

@InputType({ description: 'Which terms.' })
export class TaxonomyTermFilter {
  @Field(() => String, { nullable: true, description: 'Words that the name holds, in any case.' })
  search?: string | null;

  @Field(() => [TaxonomyType as object], { nullable: true, description: 'Of any of these kinds.' })
  taxonomyTypes?: TaxonomyType[] | null;
}

@InputType({ description: 'A term to make here. It is made in WordPress when content that has it is published.' })
export class CreateTaxonomyTermInput {
  @Field(() => String, { description: 'Its name, 1 to 200 characters.' })
  @Length(1, 200)
  name!: string;

  @Field(() => TaxonomyType as object, { description: 'What kind of term it is.' })
  taxonomyType!: TaxonomyType;

  @Field(() => String, { nullable: true, description: 'Its part of an address; made from the name where it is left out.' })
  slug?: string | null;

  @Field(() => String, { nullable: true, description: 'What WordPress keeps as its description.' })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its taxonomy in WordPress. Needed for PRODUCT_ATTRIBUTE (`pa_size`), SERVICE_CATEGORY and OTHER.',
  })
  externalTaxonomy?: string | null;

  @Field(() => ID, { nullable: true, description: 'The term above it.' })
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'For CLUSTER: the cluster that it stands for.' })
  clusterId?: string | null;
}

@InputType({ description: 'What to change of a term; what is left out stays.' })
export class UpdateTaxonomyTermInput {
  @Field(() => String, { nullable: true, description: 'Its name, 1 to 200 characters.' })
  @Length(1, 200)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Its part of an address.' })
  slug?: string | null;

  @Field(() => String, { nullable: true, description: 'What WordPress keeps as its description; an empty one removes it.' })
  description?: string | null;

  @Field(() => ID, { nullable: true, description: 'The term above it, of the same taxonomy; null for none.' })
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a CLUSTER term: the cluster that it stands for.' })
  clusterId?: string | null;
}

@ObjectType({ description: 'The term as it is now.' })
export class TaxonomyTermPayload {
  @Field(() => ContentTaxonomy, { description: 'The term.' })
  term!: ContentTaxonomy;
}
