/** The demo's story: a small magazine about slow coffee that had a blog before it had a plan. */

export const siteName = 'Slow Morning';

export const categories = [
  { name: 'Brewing', slug: 'brewing', description: 'Ways to make a good cup, step by step.' },
  { name: 'Gear', slug: 'gear', description: 'What we use, and what we stopped using.' },
];

/** What stood in WordPress before IGNY8 came. */
export const posts: { type: 'post' | 'page' | 'product'; title: string; category?: string; cluster?: string; html: string }[] = [
  {
    type: 'post',
    title: 'Why Your Moka Pot Coffee Tastes Burnt',
    category: 'brewing',
    cluster: 'moka',
    html: '<!-- wp:paragraph -->\n<p>Nine times out of ten the flame is too high. Fill the base with water that is already hot, keep the heat low, and take the pot off as soon as it begins to gurgle.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading -->\n<h2 class="wp-block-heading">Start with hot water</h2>\n<!-- /wp:heading -->\n\n<!-- wp:paragraph -->\n<p>Cold water gives the grounds minutes on hot metal before anything flows.</p>\n<!-- /wp:paragraph -->',
  },
  {
    type: 'post',
    title: 'Our Cold Brew, From Jar to Glass',
    category: 'brewing',
    cluster: 'cold brew',
    html: '<!-- wp:paragraph -->\n<p>One part coffee, eight parts water, sixteen hours in the fridge. Strain it twice and it keeps for a week.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>Grind as for a French press.</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>Stir once, then leave it alone.</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
  },
  {
    type: 'post',
    title: 'Five Years With One Kettle',
    category: 'gear',
    html: '<!-- wp:paragraph -->\n<p>It has a dent, the handle is not the first one, and it still pours like a fountain pen.</p>\n<!-- /wp:paragraph -->',
  },
  {
    type: 'page',
    title: 'Shipping and Returns',
    html: '<p>We roast on Tuesdays and ship on Wednesdays.</p>\n\n[igny8-demo-table id="2"]\n\n<p>Opened bags can come back. Tell us what was wrong with them.</p>',
  },
  {
    type: 'product',
    title: 'House Blend, 250 g',
    html: '<!-- wp:paragraph -->\n<p>Chocolate and orange. Made for the moka pot, forgiving in everything else.</p>\n<!-- /wp:paragraph -->',
  },
];

/** What the team wants to be found for, with monthly searches. */
export const keywords: [text: string, volume: number][] = [
  ['best hand coffee grinder', 4400],
  ['hand coffee grinder', 9900],
  ['manual coffee grinder', 6600],
  ['hand grinder for espresso', 1900],
  ['hand coffee grinder vs electric', 720],
  ['how to clean a hand coffee grinder', 390],
  ['burr coffee grinder', 12100],
  ['best burr coffee grinder', 8100],
  ['pour over coffee', 33100],
  ['pour over coffee maker', 22200],
  ['best pour over coffee maker', 5400],
  ['pour over coffee ratio', 8100],
  ['how to make pour over coffee', 9900],
  ['pour over vs french press', 2400],
  ['gooseneck kettle for pour over', 1300],
  ['gooseneck kettle', 27100],
  ['best gooseneck kettle', 4400],
  ['electric gooseneck kettle', 9900],
  ['gooseneck kettle temperature', 320],
  ['cold brew coffee', 40500],
  ['cold brew coffee ratio', 12100],
  ['how to make cold brew coffee', 18100],
  ['cold brew coffee maker', 14800],
  ['best coffee for cold brew', 9900],
  ['cold brew vs iced coffee', 14800],
  ['moka pot', 49500],
  ['how to use a moka pot', 9900],
  ['moka pot coffee ratio', 1600],
  ['best moka pot', 2900],
  ['moka pot vs espresso', 2400],
  ['clean moka pot', 1000],
  ['espresso machine', 135000],
  ['best espresso machine', 49500],
  ['espresso machine for beginners', 2900],
  ['how to descale an espresso machine', 1900],
  ['espresso machine vs moka pot', 390],
  ['aeropress recipe', 12100],
  ['aeropress inverted method', 1900],
  ['aeropress vs french press', 3600],
  ['water hardness test', 5400],
];

/** The one piece that a person has finished, and that goes live. */
export const finished = {
  keyword: 'how to use a moka pot',
  category: 'Brewing',
  title: 'How to Use a Moka Pot Without Burning the Coffee',
  html: '<!-- wp:paragraph -->\n<p>A moka pot makes strong, sweet coffee in five minutes, if you start with hot water and stop in time.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading -->\n<h2 class="wp-block-heading">What you need</h2>\n<!-- /wp:heading -->\n\n<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>Coffee, ground a little coarser than for espresso</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>Water, just off the boil</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->\n\n<!-- wp:heading -->\n<h2 class="wp-block-heading">Step by step</h2>\n<!-- /wp:heading -->\n\n<!-- wp:list {"ordered":true} -->\n<ol class="wp-block-list"><!-- wp:list-item -->\n<li>Fill the base with hot water up to the valve.</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>Fill the basket without pressing, and screw the pot together with a towel.</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>Brew on a low flame with the lid open. Take it off at the first gurgle.</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->',
};
