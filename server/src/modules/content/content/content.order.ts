import { registerEnumType } from 'type-graphql';
import { orderByInput } from '../../../platform/graphql/paging.ts';

export const ContentOrderField = {
  UPDATED_AT: 'updated_at',
  CREATED_AT: 'created_at',
  TITLE: 'title',
  CONTENT_TYPE: 'content_type',
  CONTENT_STRUCTURE: 'content_structure',
  STATUS: 'status',
  SOURCE: 'source',
  CLUSTER: 'cluster',
  TAXONOMY_TERMS: 'taxonomy_terms',
  EXTERNAL_URL: 'external_url',
} as const;
registerEnumType(ContentOrderField, {
  name: 'ContentOrderField',
  description: 'What a list of content can be sorted by.',
  valuesConfig: {
    UPDATED_AT: { description: 'When it last changed here.' },
    CREATED_AT: { description: 'When it was made or first imported.' },
    TITLE: { description: 'Its title.' },
    CONTENT_TYPE: { description: 'Its type.' },
    CONTENT_STRUCTURE: { description: 'Its structure.' },
    STATUS: { description: 'Its status.' },
    SOURCE: { description: 'Where it was first written.' },
    CLUSTER: { description: 'The name of its cluster; without one, last.' },
    TAXONOMY_TERMS: { description: 'The first of its terms by name; without one, last.' },
    EXTERNAL_URL: { description: 'Its address in WordPress; without one, last.' },
  },
});

export const ContentOrderBy = orderByInput(ContentOrderField, 'Content');
export type ContentOrderBy = InstanceType<typeof ContentOrderBy>;
