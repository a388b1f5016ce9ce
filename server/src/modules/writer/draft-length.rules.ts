/** How many words a draft of each structure usually has: asked of a model, named to a person, and what an estimate counts with. */
import type { ContentStructure } from '../planner/index.ts';

export const usualWords: Record<ContentStructure, [from: number, to: number]> = {
  article: [900, 1_400],
  guide: [1_500, 2_500],
  tutorial: [900, 1_600],
  comparison: [900, 1_600],
  review: [900, 1_500],
  listicle: [900, 1_800],
  imported_article: [900, 1_400],
  landing_page: [400, 800],
  business_page: [300, 600],
  service_page: [500, 900],
  general_page: [300, 800],
  cluster_hub: [500, 900],
  imported_page: [300, 800],
  product_page: [300, 700],
  imported_product: [300, 700],
  category_archive: [150, 350],
  tag_archive: [80, 200],
  attribute_archive: [150, 350],
  archive_page: [100, 250],
};
