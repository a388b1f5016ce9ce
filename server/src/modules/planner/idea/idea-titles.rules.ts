/** Working titles as an editor would put them, from the wording that people search for. English; other languages keep their words. */
import { DEEDS, type PageKind } from './page-kind.rules.ts';

const SMALL = new Set('a an and as at but by for from in into of on or the to vs with without'.split(' '));
/** Names that are not written as other words are. */
const SPELLED: Record<string, string> = Object.fromEntries(
  (
    'AI API AC AWS BBQ CBD CEO CRM CSS CV DIY DNA ERP EV FAQ GPS GPU HDMI HOA HR HTML HVAC IP IRA IRS IT JSON LED LLC NFL NBA OLED PC PDF PHP PPC PTSD RV ' +
    'SaaS SEO SQL SSD SSL TV UK URL US USA USB UX UI VPN iPad iPhone iOS macOS MacBook YouTube WordPress WooCommerce PayPal LinkedIn TikTok JavaScript TypeScript GitHub eBay'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);
// In capitals a word of its own, in a keyword most often the small one.
for (const word of ['it', 'us', 'ac', 'ira']) delete SPELLED[word];

export function titleCase(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.map((word, at) => spelled(word, at === 0 || at === words.length - 1)).join(' ');
}

function spelled(word: string, atAnEnd: boolean): string {
  // Somebody took the trouble to write it so.
  if (/\p{Lu}/u.test(word)) return word;
  const known = SPELLED[word.replace(/[?!.,]+$/, '')];
  if (known) return known + word.slice(known.length);
  if (!atAnEnd && SMALL.has(word)) return word;
  return word.replace(/(^|-)(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

const sentenceCase = (text: string): string => text.trim().charAt(0).toLocaleUpperCase() + text.trim().slice(1);

const asQuestion = (text: string): string => `${titleCase(text).replace(/[?.!]+$/, '')}?`;

/** What one owns and looks after: "clean moka pot" becomes "How to Clean Your Moka Pot". */
const CARE =
  /^(clean|descale|fix|repair|replace|reset|install|set up|use|maintain|assemble|sharpen|unclog|calibrate|troubleshoot|disinfect)\b/i;
const HAS_DETERMINER = /^(?:\w+|set up|get rid of|dial in) (a|an|the|your|my|this|these|any|all|up)\b/i;
const NEARBY = /\s*\b(near me|nearby|in my area)\b/i;
/** A product page bears the name of the product. */
const BUYING = /\b(where to buy|buy|purchase|order|shop|online|for sale|prices?|in stock)\b/gi;
const LIST_TITLES: [RegExp, string][] = [
  [/\btypes?\b|\bkinds?\b/i, ', Explained'],
  [/\bideas\b/i, ' Worth Trying'],
  [/\bexamples?\b/i, ' to Learn From'],
  [/\b(tips|tricks|hacks)\b/i, ' That Make a Difference'],
  [/\bmistakes\b/i, ' and How to Avoid Them'],
  [/\brecipes?\b/i, ' to Try First'],
];

export interface TitleWish {
  kind: PageKind;
  /** The search it aims at. */
  primary: string;
  language: string;
  /** The way into everything of its cluster. */
  hub?: boolean;
  /** About the whole of its cluster, not a part. */
  broad?: boolean;
}

export function titleFor({ kind, primary, language, hub = false, broad = true }: TitleWish): string {
  if (language !== 'en') return sentenceCase(primary);
  const title = titleCase(primary);
  if (hub) return `${title}: Start Here`;
  switch (kind) {
    case 'comparison':
      if (/\bdifferences?\b/i.test(primary)) return /^(the|what)\b/i.test(primary) ? `${title}, Explained` : `The ${title}, Explained`;
      return /\b(vs|versus|or)\b/i.test(primary)
        ? `${title.replace(/\bVs\b|\bVersus\b/g, 'vs')}: Which Is Right for You?`
        : `${title}: How They Differ`;
    case 'review':
      return /\breviews\b/i.test(primary) ? `${title}: What Owners Like and What They Don't` : `${title}: Pros, Cons and Our Verdict`;
    case 'alternatives':
      return `${title} Worth Considering`;
    case 'choice':
      return `${/^(best|cheapest)\b/i.test(primary) ? 'The ' : ''}${title}: Our Picks and How to Choose`;
    case 'list':
      return `${title}${LIST_TITLES.find(([words]) => words.test(primary))?.[1] ?? ': What to Know'}`;
    case 'steps':
      return stepsTitle(primary);
    case 'question':
      return asQuestion(primary);
    case 'cost':
      return /^how\b|^is\b|^are\b/i.test(primary) ? asQuestion(primary) : `${title}: What to Expect to Pay`;
    case 'service':
      return titleCase(primary.replace(NEARBY, '')) + (NEARBY.test(primary) ? ' in Your Area' : '');
    case 'buy':
      return titleCase(primary.replace(BUYING, ' ')) || title;
    case 'offer':
    case 'navigation':
      return title;
    case 'topic':
      return /\bguide\b/i.test(primary) ? title : `${title}: ${broad ? 'A Complete Guide' : 'What to Know'}`;
  }
}

function stepsTitle(primary: string): string {
  if (/^how (do|can) (i|you) /i.test(primary)) return `${titleCase(primary.replace(/^how (do|can) (i|you) /i, 'how to '))}, Step by Step`;
  if (/^(how to|best way)\b/i.test(primary))
    return /step by step/i.test(primary) ? titleCase(primary) : `${titleCase(primary)}, Step by Step`;
  if (new RegExp(`^(${DEEDS})\\b`, 'i').test(primary)) {
    const owned = CARE.test(primary) && !HAS_DETERMINER.test(primary) ? primary.replace(CARE, '$1 your') : primary;
    return `${titleCase(`how to ${owned}`)}, Step by Step`;
  }
  return /\b(step by step|tutorial|instructions)\b/i.test(primary) ? titleCase(primary) : `${titleCase(primary)}, Step by Step`;
}
