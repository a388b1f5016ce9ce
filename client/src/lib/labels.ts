/** How the values of the API's enums are called on the screen. One that is not known yet is shown readable rather than not at all. */

const readable = (value: string): string => {
  const words = value.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const labelled = (labels: Record<string, string>) => (value: string) => labels[value] ?? readable(value);

export type ContentType = 'ARTICLE' | 'PAGE' | 'PRODUCT' | 'TAXONOMY';

/** Which structures belong to a type, in the order in which they are offered. */
const structures = {
  ARTICLE: ['ARTICLE', 'GUIDE', 'TUTORIAL', 'COMPARISON', 'REVIEW', 'LISTICLE', 'IMPORTED_ARTICLE'],
  PAGE: ['LANDING_PAGE', 'BUSINESS_PAGE', 'SERVICE_PAGE', 'GENERAL_PAGE', 'CLUSTER_HUB', 'IMPORTED_PAGE'],
  PRODUCT: ['PRODUCT_PAGE', 'IMPORTED_PRODUCT'],
  TAXONOMY: ['CATEGORY_ARCHIVE', 'TAG_ARCHIVE', 'ATTRIBUTE_ARCHIVE', 'ARCHIVE_PAGE'],
} as const satisfies Record<ContentType, readonly string[]>;

export type ContentStructure = (typeof structures)[ContentType][number];

export const contentTypes = Object.keys(structures) as ContentType[];

/** The structures that may be chosen for a type; imported ones are given by an import alone, and asked for with `{ imported: true }`. */
export const structuresOf = (type: ContentType, { imported = false } = {}): ContentStructure[] =>
  structures[type].filter((structure) => imported || !structure.startsWith('IMPORTED_'));

export const contentTypeLabel = labelled({ TAXONOMY: 'Taxonomy page' });
export const contentStructureLabel = labelled({ CLUSTER_HUB: 'Cluster hub' });
export const contentStatusLabel = labelled({});
export const contentSourceLabel = labelled({ IGNY8: 'IGNY8', WORDPRESS: 'WordPress' });
export const intentLabel = labelled({});
export const ideaStatusLabel = labelled({});
export const taskStatusLabel = labelled({});
export const taxonomyTypeLabel = labelled({ OTHER: 'Other term' });
export const assignedByLabel = labelled({ RUN: 'A clustering run', PERSON: 'A person' });

/** Options for a choice: `optionsOf(contentTypes, contentTypeLabel)`. */
export const optionsOf = <Value extends string>(values: readonly Value[], label: (value: Value) => string) =>
  values.map((value) => ({ value, label: label(value) }));

export const intents = ['INFORMATIONAL', 'COMMERCIAL', 'TRANSACTIONAL', 'NAVIGATIONAL'] as const;
export const taxonomyTypes = [
  'CATEGORY',
  'TAG',
  'PRODUCT_CATEGORY',
  'PRODUCT_TAG',
  'PRODUCT_ATTRIBUTE',
  'CLUSTER',
  'SERVICE_CATEGORY',
  'OTHER',
] as const;
