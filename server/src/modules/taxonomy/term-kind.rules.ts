/** How kinds of terms and WordPress taxonomies belong together. */
import { TaxonomyType } from './term/term.entity.ts';

const KNOWN: Record<string, TaxonomyType> = {
  category: TaxonomyType.CATEGORY,
  post_tag: TaxonomyType.TAG,
  product_cat: TaxonomyType.PRODUCT_CATEGORY,
  product_tag: TaxonomyType.PRODUCT_TAG,
  service_category: TaxonomyType.SERVICE_CATEGORY,
};

/** `pa_*` are the attributes of a WooCommerce shop; what is not known is `other`. */
export const kindOfTaxonomy = (taxonomy: string): TaxonomyType =>
  KNOWN[taxonomy] ?? (taxonomy.startsWith('pa_') ? TaxonomyType.PRODUCT_ATTRIBUTE : TaxonomyType.OTHER);

/** The taxonomy that a kind has everywhere; null where the site decides, and for clusters, which have none. */
export const taxonomyOfKind = (kind: TaxonomyType): string | null => Object.entries(KNOWN).find(([, known]) => known === kind)?.[0] ?? null;

/** Lower case, letters and digits of any script, single hyphens: what WordPress would make of a name. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 190);
