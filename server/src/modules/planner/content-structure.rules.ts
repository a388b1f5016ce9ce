/**
 * Which structures a content type may have. Owns the two lists and the pairing; a structure of another type is refused
 * here, and by a CHECK on each table that stores the pair.
 */
export const ContentType = { ARTICLE: 'article', PAGE: 'page', PRODUCT: 'product', TAXONOMY: 'taxonomy' } as const;
export type ContentType = (typeof ContentType)[keyof typeof ContentType];

export const ContentStructure = {
  ARTICLE: 'article',
  GUIDE: 'guide',
  TUTORIAL: 'tutorial',
  COMPARISON: 'comparison',
  REVIEW: 'review',
  LISTICLE: 'listicle',
  IMPORTED_ARTICLE: 'imported_article',
  LANDING_PAGE: 'landing_page',
  BUSINESS_PAGE: 'business_page',
  SERVICE_PAGE: 'service_page',
  GENERAL_PAGE: 'general_page',
  CLUSTER_HUB: 'cluster_hub',
  IMPORTED_PAGE: 'imported_page',
  PRODUCT_PAGE: 'product_page',
  IMPORTED_PRODUCT: 'imported_product',
  CATEGORY_ARCHIVE: 'category_archive',
  TAG_ARCHIVE: 'tag_archive',
  ATTRIBUTE_ARCHIVE: 'attribute_archive',
  ARCHIVE_PAGE: 'archive_page',
} as const;
export type ContentStructure = (typeof ContentStructure)[keyof typeof ContentStructure];

export const structuresOf: Record<ContentType, readonly ContentStructure[]> = {
  article: ['article', 'guide', 'tutorial', 'comparison', 'review', 'listicle', 'imported_article'],
  page: ['landing_page', 'business_page', 'service_page', 'general_page', 'cluster_hub', 'imported_page'],
  product: ['product_page', 'imported_product'],
  taxonomy: ['category_archive', 'tag_archive', 'attribute_archive', 'archive_page'],
};

export const structureFits = (type: ContentType, structure: ContentStructure): boolean => structuresOf[type].includes(structure);

/** The pairing as a SQL condition over the columns content_type and content_structure. */
export const structureFitsCheck = Object.entries(structuresOf)
  .map(([type, structures]) => `(content_type = '${type}' and content_structure in (${structures.map((s) => `'${s}'`).join(', ')}))`)
  .join(' or ');
