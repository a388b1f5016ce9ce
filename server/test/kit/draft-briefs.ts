/** Briefs of tasks as they come: with everything, with next to nothing, and with keywords that somebody should not have typed. */
import { type ContentStructure, type ContentType, structuresOf } from '../../src/modules/planner/content-structure.rules.ts';
import type { DraftBrief } from '../../src/modules/writer/draft-brief.ts';

const typeOf = (structure: ContentStructure): ContentType =>
  (Object.keys(structuresOf) as ContentType[]).find((type) => structuresOf[type].includes(structure)) as ContentType;

export const fullBrief = (structure: ContentStructure, changes: Partial<DraftBrief> = {}): DraftBrief => ({
  siteName: 'Kettle & Co',
  title: '7 Best Electric Kettles for Every Kitchen',
  contentType: typeOf(structure),
  structure,
  clusterName: 'Electric Kettles',
  clusterDescription: 'Kettles with a plug, from OXO to no name',
  primaryKeyword: 'electric kettle',
  keywords: [
    'best electric kettle',
    'how to descale an electric kettle',
    'electric kettle vs stovetop kettle',
    'glass electric kettle',
    'electric kettle noise level',
    'electric kettle with temperature control',
    'electric kettle for camping',
    'best electric kettle for tea',
    'best budget electric kettle',
    'electric kettle price',
    'is an electric kettle safe',
    'electric kettle not switching off',
    'electric kettles',
    'oxo electric kettle',
    'how long does an electric kettle take to boil',
  ],
  tone: 'friendly and short',
  targetCountry: 'GB',
  brief: '- Write for tea drinkers.\n2. Mention hard water.',
  language: null,
  words: null,
  termName: 'Kettles',
  related: [
    { title: 'How to Descale an Electric Kettle & Keep It Clean', url: 'https://kettle.example/descale/?from=a&to=b' },
    { title: 'Kettles for Camping', url: 'https://kettle.example/camping/' },
  ],
  ...changes,
});

export const bareBrief = (structure: ContentStructure, changes: Partial<DraftBrief> = {}): DraftBrief =>
  fullBrief(structure, {
    title: 'Kettles',
    clusterDescription: null,
    keywords: [],
    tone: null,
    targetCountry: null,
    brief: null,
    termName: null,
    related: [],
    ...changes,
  });

export const strangeKeywords = [
  '<!-- wp:html --><script>alert(1)</script><!-- /wp:html -->',
  'kettle --> <b>bold</b>',
  '[gallery ids="1,2"] kettle',
  'a "quoted" \'kettle\' vs `another`',
  'kettle & <teapot> vs R&D &amp; co',
  '???',
  '🫖',
  'чайник электрический',
  '電気ケトル おすすめ',
  'غلاية كهربائية vs إبريق',
  'what is a kettle?!  ',
  `how to ${'boil water and '.repeat(12)}`,
  'kettle\u00a0with hard space',
  'pros',
  'Verdict',
  'how it works',
  'kettle $1 $& \\1',
];

export const strangeBrief = (structure: ContentStructure, changes: Partial<DraftBrief> = {}): DraftBrief =>
  fullBrief(structure, {
    siteName: '<i>Site</i> & "Co"',
    title: '10 <script> kettles & "more" -->',
    clusterName: 'Kettles <!-- wp:paragraph -->',
    primaryKeyword: 'kettle <em>&</em> "co"',
    keywords: strangeKeywords,
    tone: '<b>loud</b> [tone]',
    targetCountry: 'Trinidad & Tobago',
    brief: '<!-- /wp:details --> [shortcode] & </details>\nLine two',
    termName: '<Term> & [x]',
    related: [{ title: '<b>Bold</b> --> [gallery]', url: 'https://kettle.example/?q=[x]&y=<z>"\'`' }],
    ...changes,
  });
