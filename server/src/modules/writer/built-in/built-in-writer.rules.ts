/**
 * The writer that needs no key: an outline for each structure, filled with the cluster's own keywords, with every gap that
 * a person must fill marked. It states no fact, because it knows none, and it knows English only.
 */
import { joinBlocks } from '../blocks/blocks.rules.ts';
import type { Draft, DraftBrief } from '../draft-brief.ts';
import { casingFrom } from '../phrases.rules.ts';
import { archivePage, attributeArchive, categoryArchive, tagArchive } from './archive-outlines.rules.ts';
import { article, guide, tutorial } from './article-outlines.rules.ts';
import { comparison, listicle, review } from './judging-outlines.rules.ts';
import { groupKeywords } from './keyword-groups.rules.ts';
import { closingNotes, openingNotes } from './notes.rules.ts';
import { type Outline, withoutTwinHeadings } from './outline-parts.rules.ts';
import { businessPage, generalPage, landingPage, servicePage } from './page-outlines.rules.ts';
import { clusterHub, productPage } from './shelf-outlines.rules.ts';
import { subjectsOf } from './sides.rules.ts';

export const BUILT_IN_DRAFT_PROMPT = 'built-in-draft@2';

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

export function writeOutline(task: DraftBrief): Draft {
  const brief = asWritten(task);
  const groups = groupKeywords(brief.keywords, subjectsOf(brief));
  const body = withoutTwinHeadings(outlines[brief.structure](brief, groups), brief.primaryKeyword);
  return { title: task.title, contentHtml: joinBlocks([openingNotes(brief), ...body, closingNotes(brief, groups, body)]) };
}

/** Keywords come in small letters; names in them are written as the site itself writes them. */
function asWritten(brief: DraftBrief): DraftBrief {
  const { siteName, title, clusterName, clusterDescription, termName, related } = brief;
  const cased = casingFrom(
    [siteName, clusterName, clusterDescription, termName, brief.brief, title, ...related.map((page) => page.title)],
    reviewedIn(brief),
  );
  return { ...brief, primaryKeyword: cased(brief.primaryKeyword), keywords: brief.keywords.map(cased) };
}

/** A review that is titled with what it reviews spells its name: "Baratza Encore ESP: a review". */
function reviewedIn({ structure, title, primaryKeyword, clusterName }: DraftBrief): string {
  const names = subjectsOf({ primaryKeyword, clusterName });
  return structure === 'review' && names.some((name) => title.toLowerCase().startsWith(name.toLowerCase())) ? title : '';
}
