import type { StatusKind } from '../../ui/Status.tsx';

export interface Piece {
  id: string;
  title: string;
  structure: string;
  cluster: string | null;
  status: StatusKind;
  reason?: string;
  words: number;
  url: string | null;
}

const piece = (
  id: string,
  title: string,
  structure: string,
  cluster: string | null,
  status: StatusKind,
  words: number,
  url: string | null,
  reason?: string,
): Piece => ({ id, title, structure, cluster, status, words, url, ...(reason ? { reason } : {}) });

export const pieces: Piece[] = [
  piece('1', 'How to Dial In Espresso on a Single-Dose Grinder', 'Tutorial', 'Espresso grinding', 'published', 1840, '/dial-in-espresso'),
  piece(
    '2',
    'The Best Hand Grinders Under $200, Tested for a Year in a Small Kitchen Without a Scale',
    'Listicle',
    'Hand grinders',
    'unpublished',
    2610,
    '/best-hand-grinders',
  ),
  piece('3', 'V60 vs Kalita Wave: Which Brewer Forgives More?', 'Comparison', 'Pour-over gear', 'publishing', 1320, null),
  piece('4', 'The Gooseneck Kettle Buying Guide', 'Guide', 'Kettles', 'failed', 2205, null, 'Cannot create term “Kettles”'),
  piece('5', 'Timemore C3 ESP Pro', 'Product page', 'Hand grinders', 'published', 480, '/shop/timemore-c3'),
  piece('6', 'Roast-Day Shipping and Returns', 'Imported page', null, 'draft', 610, '/shipping', 'Live in WordPress'),
  piece(
    '7',
    'Cleaning a Moka Pot Without Ruining the Seal',
    'Tutorial',
    'Moka pot care',
    'conflict',
    990,
    '/clean-moka-pot',
    'Changed in both places',
  ),
  piece('8', 'Wholesale Coffee Equipment', 'Landing page', 'Wholesale', 'missing', 730, '/wholesale', 'Post 2214 is in the trash'),
  piece('9', 'Coffee Scales: Do You Need 0.1 g Accuracy?', 'Review', 'Coffee scales', 'waiting', 1105, null),
];

const names = [
  'Espresso grinding',
  'Hand grinders',
  'Pour-over gear',
  'Kettles',
  'Cold brew',
  'Moka pot care',
  'Home espresso',
  'Machine care',
  'Wholesale',
  'Coffee scales',
  'Decaf',
  'Travel brewing',
];
export const clusters = names.map((label, index) => ({ value: `c${index}`, label, hint: String(((index * 29) % 60) + 4) }));
