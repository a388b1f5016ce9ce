/** The labelled sets, where they are; and keywords made up for the time cases. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../../shared/data/clustering');

export interface LabelledSet {
  texts: string[];
  truth: (string | null)[];
}

/** Null where the file is not there. */
export function labelledSet(name: string): LabelledSet | null {
  const file = path.join(FOLDER, `${name}.tsv`);
  if (!existsSync(file)) return null;
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t') as [string, string]);
  const sizes = new Map<string, number>();
  for (const [label] of rows) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const isScored = (label: string) => name !== 'socks' || (label !== '?' && (sizes.get(label) ?? 0) >= 3);
  return { texts: rows.map(([, text]) => text), truth: rows.map(([label]) => (isScored(label) ? label : null)) };
}

const split = (words: string) => words.split(', ');
const THINGS = split(
  'coffee grinder, espresso machine, running shoes, yoga mat, office chair, standing desk, dog food, cat litter, air fryer, slow cooker, mortgage rates, credit card, car insurance, solar panels, heat pump, winter tyres, mountain bike, camping tent, sleeping bag, hiking boots, wedding dress, engagement ring, baby stroller, car seat, protein powder, vitamin d, face cream, hair dryer, electric toothbrush, gaming laptop, wireless earbuds, smart watch, robot vacuum, garden hose, lawn mower, rose bush, tomato plants, sourdough bread, pizza oven, knife set, wine glasses, bed frame, memory foam mattress, area rug, floor lamp, kitchen faucet, shower head, bathroom tiles, paint colours, roof repair, tax return, online course, project management, email marketing, web hosting, video editing, photo printer, piano lessons, spanish course, flight tickets',
);
const KINDS = split(
  'small, large, cheap, luxury, portable, quiet, black, white, wooden, steel, organic, used, refurbished, professional, beginner, kids, mens, womens, outdoor, indoor, vintage, modern, compact, waterproof, wireless, heavy duty, custom, eco friendly, lightweight, foldable',
);
const ASKS = split(
  'best, buy, price, reviews, near me, how to clean, how to use, how to choose, vs, alternatives, for beginners, for small spaces, ideas, sizes, repair, parts, accessories, delivery, deals, under 100, 2024, guide, problems, not working, cost, comparison, rental, subscription, discount code, warranty',
);

/** As many different keywords, the same each time. */
export function madeUpKeywords(count: number): string[] {
  const keywords = new Set<string>();
  let state = 7;
  const pick = (list: string[]): string => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)] as string;
  };
  while (keywords.size < count) keywords.add(`${pick(KINDS)} ${pick(THINGS)} ${pick(ASKS)}`);
  return [...keywords];
}
