import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { ContentFilter } from '../content/content.inputs.ts';
import { ContentBatchKind } from './batch-kind.ts';

registerEnumType(ContentBatchKind, {
  name: 'ContentBatchKind',
  description: 'What a batch is to do.',
  valuesConfig: {
    ASSIGN_CLUSTER: { description: 'Puts content into a cluster, as assignClusterBatch does.' },
    ASSIGN_TAXONOMY: { description: 'Attaches and detaches terms, as assignTaxonomyBatch does.' },
    DELETE: { description: 'Deletes content here, as deleteContent does.' },
    RESTORE: { description: 'Brings deleted content back, as restoreContent does. `matching` then looks among deleted content.' },
  },
});

@InputType({ description: 'Which content a batch is for: ids, or all that match a filter as it is at the start.' })
export class ContentSelection {
  @Field(() => [ID], { nullable: true, description: 'These, at most 10,000. Give either ids or matching.' })
  ids?: string[] | null;

  @Field(() => ContentFilter, {
    nullable: true,
    description: 'All of the site that match, any number. An empty list in it is refused, never taken for all.',
  })
  matching?: ContentFilter | null;
}

@InputType({ description: 'What a batch is to do, and with what.' })
export class ContentBatchAction {
  @Field(() => ContentBatchKind as object, { description: 'What it is to do.' })
  kind!: ContentBatchKind;

  @Field(() => ID, { nullable: true, description: 'For ASSIGN_CLUSTER: the cluster.' })
  clusterId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'For ASSIGN_TAXONOMY: terms to attach.' })
  attachTermIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'For ASSIGN_TAXONOMY: terms to detach.' })
  detachTermIds?: string[] | null;
}
