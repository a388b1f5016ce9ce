/**
 * What each structure is made of: told to the model before it writes, and held against its answer after. Both sides read
 * the same demands, so that nothing is refused that was not asked for.
 */

import type { DraftBrief } from '../draft-brief.ts';
import { promisedEntries } from '../phrases.rules.ts';
import { type DraftBlock, givenAddresses, linksOf } from './draft-answer.rules.ts';

type Given = Pick<DraftBrief, 'title' | 'related' | 'brief'>;

export interface Demand {
  /** As it follows "It must have"; null where nothing is asked for. */
  ask: (given: Given) => string | null;
  met: (blocks: DraftBlock[], given: Given) => boolean;
}

interface Plan {
  /** What the page is, and the order of its parts. */
  plan: string;
  demands: Demand[];
}

const countOf = (blocks: DraftBlock[], type: DraftBlock['type']) => blocks.filter((block) => block.type === type).length;

const sections = (count: number): Demand => ({
  ask: () => `at least ${count} headings`,
  met: (blocks) => countOf(blocks, 'heading') >= count,
});

const bulletList: Demand = {
  ask: () => 'a list block that is not ordered',
  met: (blocks) => blocks.some((block) => block.type === 'list' && !block.ordered && block.items.length > 1),
};

const steps: Demand = {
  ask: () => 'its steps as an ordered list block of three or more items',
  met: (blocks) => blocks.some((block) => block.type === 'list' && block.ordered && block.items.length >= 3),
};

const comparisonTable: Demand = {
  ask: () => 'a table block with a column for the criteria and one for each thing compared (three columns or more), and three rows or more',
  met: (blocks) => blocks.some((block) => block.type === 'table' && block.head.length >= 3 && block.rows.length >= 3),
};

const factTable: Demand = {
  ask: () => 'a table block of two rows or more',
  met: (blocks) => blocks.some((block) => block.type === 'table' && block.rows.length >= 2),
};

const prosAndCons: Demand = {
  ask: () => 'a pros_and_cons block with two or more of each',
  met: (blocks) => blocks.some((block) => block.type === 'pros_and_cons' && block.pros.length >= 2 && block.cons.length >= 2),
};

const verdictLast: Demand = {
  ask: () => 'the verdict as its last section: a heading and one or two paragraphs',
  met: (blocks) => {
    const last = blocks.findLastIndex((block) => block.type === 'heading');
    return last >= 0 && blocks.slice(last + 1).some((block) => block.type === 'paragraph');
  },
};

const numbered = /^\s*(?:<[^>]*>\s*)?\p{Nd}+\s*[.):–—-]/u;
const entries: Demand = {
  ask: ({ title }) => `${promisedEntries(title) ?? 'three or more'} headings that begin with their number ("1. ...")`,
  met: (blocks, { title }) => {
    const found = blocks.filter((block) => block.type === 'heading' && numbered.test(block.text)).length;
    const promised = promisedEntries(title);
    return promised === null ? found >= 3 : found === promised;
  },
};

const sideBySide: Demand = {
  ask: () => 'a columns block with two or three columns',
  met: (blocks) => blocks.some((block) => block.type === 'columns' && block.columns.length >= 2),
};

const action: Demand = { ask: () => 'a button block with the call to action', met: (blocks) => countOf(blocks, 'button') > 0 };

const questions: Demand = {
  ask: () => 'a questions block with two or more questions',
  met: (blocks) => blocks.some((block) => block.type === 'questions' && block.items.length >= 2),
};

const MOST_LINKS_ASKED = 3;
const links: Demand = {
  ask: ({ related }) =>
    related.length === 0 ? null : `links (<a href>) to at least ${Math.min(related.length, MOST_LINKS_ASKED)} of the pages given below`,
  met: (blocks, given) => {
    const isGiven = givenAddresses({ related: given.related, brief: null });
    const found = new Set(
      linksOf(blocks)
        .filter(isGiven)
        .map((address) => address.replace(/\/$/, '')),
    );
    return found.size >= Math.min(given.related.length, MOST_LINKS_ASKED);
  },
};

const article: Plan = {
  plan: 'A plain article: the answer first, then one section for each aspect, and at the end what to do next.',
  demands: [sections(3)],
};
const generalPage: Plan = { plan: 'A plain page: what it is for, then one section for each thing to know.', demands: [sections(2)] };
const productPage: Plan = {
  plan: 'A product page: what it is and for whom, what it does (list), specifications (table of facts), whom it suits and whom not, questions.',
  demands: [bulletList, factTable, questions],
};

export const structurePlans: Record<DraftBrief['structure'], Plan> = {
  article,
  guide: {
    plan: 'A guide: who it is for, the basics, a section for each subtopic, how to choose (list), mistakes to avoid.',
    demands: [sections(5), bulletList],
  },
  tutorial: {
    plan: 'A tutorial: the result, what is needed (list), the numbered steps, how to tell that it worked, what can go wrong (table: what you see, why, what to do).',
    demands: [bulletList, steps, sections(2)],
  },
  comparison: {
    plan: 'A comparison: the verdict first, the table, a section for each thing compared, and when to choose which.',
    demands: [comparisonTable, sections(3)],
  },
  review: {
    plan: 'A review: the verdict in short, facts (table), pros and cons, how it was judged, a section for each point that matters, alternatives, the verdict.',
    demands: [prosAndCons, sections(3), verdictLast],
  },
  listicle: {
    plan: 'A list article: how the entries were chosen, a table of all entries, then for each entry a numbered heading, what it is good for, and its weak side.',
    demands: [entries, factTable],
  },
  imported_article: article,
  landing_page: {
    plan: 'A landing page: the promise (heading), for whom and what they get, the call to action, benefits side by side, how it works (ordered list), questions before deciding, the call to action again.',
    demands: [sideBySide, steps, questions, action],
  },
  business_page: {
    plan: 'A page about a business: what it does and for whom (list), what it can be relied on for, the people, where to find it (table of facts).',
    demands: [sections(3), bulletList, factTable],
  },
  service_page: {
    plan: 'A page for one service: for whom it is and for whom not (columns), what is included (list), how it goes (ordered list), what the price depends on, questions, the call to action.',
    demands: [bulletList, steps, questions, action],
  },
  general_page: generalPage,
  cluster_hub: {
    plan: 'A hub page: what the topic takes in, then for each subtopic a heading and a short paragraph that leads to its page.',
    demands: [sections(3), links],
  },
  imported_page: generalPage,
  product_page: productPage,
  imported_product: productPage,
  category_archive: {
    plan: 'The text of a category page, above its list: what belongs to it (list), how to choose, links to begin with.',
    demands: [bulletList, links],
  },
  tag_archive: {
    plan: 'The text of a tag page, above its list: one or two paragraphs on what everything there has in common, and where to begin. No headings.',
    demands: [links],
  },
  attribute_archive: {
    plan: 'The text of a product attribute page: what the attribute means in use, a table of its values (value, what it is like, good for), which to take.',
    demands: [comparisonTable, links],
  },
  archive_page: {
    plan: 'The text of an archive page, above its list: what is collected there and how it is sorted, then the pages to begin with (list of links).',
    demands: [links],
  },
};
