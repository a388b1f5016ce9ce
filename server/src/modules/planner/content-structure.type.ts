import { registerEnumType } from 'type-graphql';
import { ContentStructure, ContentType } from './content-structure.rules.ts';

registerEnumType(ContentType, {
  name: 'ContentType',
  description: 'What a piece of content is in WordPress.',
  valuesConfig: {
    ARTICLE: { description: 'A post.' },
    PAGE: { description: 'A page.' },
    PRODUCT: { description: 'A product of a shop.' },
    TAXONOMY: { description: 'The text of a term: of a category, a tag or an attribute.' },
  },
});

registerEnumType(ContentStructure, {
  name: 'ContentStructure',
  description: 'How a piece of content is built. Each belongs to one content type.',
  valuesConfig: {
    ARTICLE: { description: 'For ARTICLE: a plain article.' },
    GUIDE: { description: 'For ARTICLE: everything to know about a topic.' },
    TUTORIAL: { description: 'For ARTICLE: steps to a result.' },
    COMPARISON: { description: 'For ARTICLE: things held against each other, with a table.' },
    REVIEW: { description: 'For ARTICLE: pros, cons and a verdict.' },
    LISTICLE: { description: 'For ARTICLE: a list of entries.' },
    IMPORTED_ARTICLE: { description: 'For ARTICLE: came in from WordPress.' },
    LANDING_PAGE: { description: 'For PAGE: sections that lead to one action.' },
    BUSINESS_PAGE: { description: 'For PAGE: who you are.' },
    SERVICE_PAGE: { description: 'For PAGE: one service.' },
    GENERAL_PAGE: { description: 'For PAGE: anything else.' },
    CLUSTER_HUB: { description: 'For PAGE: the way into all content of a cluster.' },
    IMPORTED_PAGE: { description: 'For PAGE: came in from WordPress.' },
    PRODUCT_PAGE: { description: 'For PRODUCT: one product.' },
    IMPORTED_PRODUCT: { description: 'For PRODUCT: came in from WordPress.' },
    CATEGORY_ARCHIVE: { description: 'For TAXONOMY: the page of a category.' },
    TAG_ARCHIVE: { description: 'For TAXONOMY: the page of a tag.' },
    ATTRIBUTE_ARCHIVE: { description: 'For TAXONOMY: the page of a product attribute.' },
    ARCHIVE_PAGE: { description: 'For TAXONOMY: any other archive.' },
  },
});

export { ContentStructure, ContentType };
