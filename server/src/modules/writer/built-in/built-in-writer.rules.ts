/**
 * The writer that needs no key: an outline for each structure, filled with the cluster's own keywords, with every gap that
 * a person must fill marked. It states no fact, because it knows none.
 */
import { joinBlocks } from '../blocks/blocks.rules.ts';
import type { Draft, DraftBrief } from '../draft-brief.ts';
import { archivePage, attributeArchive, categoryArchive, tagArchive } from './archive-outlines.rules.ts';
import { article, comparison, guide, listicle, type Outline, review, tutorial } from './article-outlines.rules.ts';
import { groupKeywords } from './keyword-groups.rules.ts';
import { briefNote, checklist } from './outline-parts.rules.ts';
import { businessPage, clusterHub, generalPage, landingPage, productPage, servicePage } from './page-outlines.rules.ts';

export const BUILT_IN_DRAFT_PROMPT = 'built-in-draft@1';

const outlines: Record<DraftBrief['structure'], Outline> = {
  article,
  guide,
  tutorial,
  comparison,
  review,
  listicle,
  imported_article: article,
  landing_page: landingPage,
  business_page: businessPage,
  service_page: servicePage,
  general_page: generalPage,
  cluster_hub: clusterHub,
  imported_page: generalPage,
  product_page: productPage,
  imported_product: productPage,
  category_archive: categoryArchive,
  tag_archive: tagArchive,
  attribute_archive: attributeArchive,
  archive_page: archivePage,
};

export function writeOutline(brief: DraftBrief): Draft {
  const body = [...briefNote(brief), ...outlines[brief.structure](brief, groupKeywords(brief.keywords))];
  return { title: brief.title, contentHtml: joinBlocks([...body, ...checklist(brief, body)]) };
}
