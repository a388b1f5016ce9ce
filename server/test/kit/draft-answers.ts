/** What a good model answers for each structure: passes the schema and every demand of its structure. */
import type { ContentStructure } from '../../src/modules/planner/index.ts';
import type { DraftAnswer } from '../../src/modules/writer/prompts/draft.prompt.ts';

type Block = DraftAnswer['blocks'][number];
type Page = { title: string; url: string };

const SAID =
  'Limescale settles where hard water is heated, so a kettle in London wants vinegar once a month and one in Glasgow twice a year. ' +
  'Fill it halfway with one part of white vinegar to two parts of water, <strong>bring it to the boil</strong>, and leave it for an hour. ' +
  'Rinse it three times & boil fresh water once before the next tea; [Add: what your own water hardness is] tells how often.';

const paragraph = (text = SAID): Block => ({ type: 'paragraph', text });
const section = (text: string, level: 2 | 3 = 2): Block[] => [{ type: 'heading', level, text }, paragraph()];
const bullets: Block = { type: 'list', ordered: false, items: ['White vinegar, 5%', 'A soft brush', 'Fresh water < 1 litre'] };
const steps: Block = { type: 'list', ordered: true, items: ['<strong>Fill</strong> it halfway.', 'Boil it.', 'Rinse it "three times".'] };
const versus: Block = {
  type: 'table',
  head: ['', 'Vinegar', 'Citric acid'],
  rows: [
    ['Price', 'Low', 'Low'],
    ['Smell', 'Strong', 'None'],
    ['Time', '1 hour', '20 minutes'],
  ],
};
const facts: Block = {
  type: 'table',
  head: [],
  rows: [
    ['Capacity', '1.7 l'],
    ['Guarantee', '[Add: years]'],
  ],
};
const prosAndCons: Block = {
  type: 'pros_and_cons',
  prosHeading: 'What we like',
  pros: ['Quiet', 'Pours well'],
  consHeading: 'What we do not',
  cons: ['Short cord', 'No spare parts'],
};
const sideBySide: Block = {
  type: 'columns',
  columns: [
    { heading: 'Right for you if', text: SAID, items: ['you drink tea', 'your water is hard'] },
    { heading: 'Not if', text: '', items: ['you boil milk'] },
  ],
};
const action: Block = { type: 'button', url: null, text: 'Ask for a visit' };
const asked: Block = {
  type: 'questions',
  items: [
    { question: 'Does vinegar harm the seal?', answer: SAID },
    { question: 'How often is enough?', answer: 'When the first white spots show.' },
  ],
};
const quote: Block = { type: 'quote', text: '[Add: a customer’s own words]' };

const links = (pages: Page[]): Block[] =>
  pages.length === 0 ? [] : [{ type: 'list', ordered: false, items: pages.map(({ title, url }) => `<a href="${url}">${title}</a>`) }];

const article = [paragraph(), ...section('Why it furs up'), ...section('How to get rid of it'), ...section('What to do next')];
const generalPage = [paragraph(), ...section('Opening hours'), ...section('Parking')];
const productPage = [paragraph(), bullets, facts, asked];

const bodies: Record<ContentStructure, (pages: Page[]) => Block[]> = {
  article: () => article,
  guide: () => [
    ...article,
    ...section('How to choose a descaler'),
    bullets,
    ...section('Mistakes to avoid'),
    ...section('Where to go from here', 3),
  ],
  tutorial: () => [
    paragraph(),
    { type: 'heading', level: 2, text: 'What you need' },
    bullets,
    ...section('Step by step'),
    steps,
    paragraph(),
  ],
  comparison: () => [paragraph(), versus, ...section('Vinegar'), ...section('Citric acid'), ...section('Which one to take')],
  review: () => [paragraph(), prosAndCons, ...section('How we tested'), ...section('Noise'), quote, ...section('Verdict')],
  listicle: () => [paragraph(), facts, ...section('1. White vinegar'), ...section('2. Citric acid'), ...section('3. Lemon')],
  imported_article: () => article,
  landing_page: ([page]) => [
    ...section('A kettle like new'),
    action,
    sideBySide,
    steps,
    asked,
    page ? { type: 'button', url: page.url, text: page.title } : action,
  ],
  business_page: () => [...section('What we do'), bullets, ...section('How it began'), ...section('Where to find us'), facts],
  service_page: () => [paragraph(), sideBySide, bullets, steps, ...section('Prices'), asked, action],
  general_page: () => generalPage,
  cluster_hub: (pages) => [paragraph(), ...section('Clean'), ...section('Repair'), ...section('Buy'), ...links(pages)],
  imported_page: () => generalPage,
  product_page: () => productPage,
  imported_product: () => productPage,
  category_archive: (pages) => [paragraph(), bullets, ...links(pages)],
  tag_archive: (pages) => [paragraph(), ...links(pages)],
  attribute_archive: (pages) => [paragraph(), versus, ...links(pages)],
  archive_page: (pages) => [paragraph(), ...links(pages)],
};

export const draftAnswerFor = (structure: ContentStructure, pages: Page[] = []): DraftAnswer => ({
  title: 'How to descale a kettle',
  blocks: bodies[structure](pages),
});
