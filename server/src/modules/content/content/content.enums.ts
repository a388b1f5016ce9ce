import { registerEnumType } from 'type-graphql';
import { ContentStructure, ContentType } from '../../planner/index.ts';
import { TaxonomyType } from '../../taxonomy/index.ts';
import { ContentSource, ContentStatus } from './content.entity.ts';

registerEnumType(ContentStatus, {
  name: 'ContentStatus',
  description: 'Whether WordPress has confirmed it.',
  valuesConfig: {
    DRAFT: { description: 'Not published from here yet. Imported content is a draft too, even where it is live: see `wpStatus`.' },
    PUBLISHED: { description: 'Published from here, and read back from WordPress.' },
  },
});
registerEnumType(ContentSource, {
  name: 'ContentSource',
  description: 'Where it was first written.',
  valuesConfig: { IGNY8: { description: 'Here, from a task.' }, WORDPRESS: { description: 'In WordPress; it came in by import.' } },
});

export { ContentSource, ContentStatus, ContentStructure, ContentType, TaxonomyType };
