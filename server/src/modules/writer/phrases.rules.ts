/** Search phrases and titles as people write them: letters, question marks, names as their owners spell them, countries by name. */
/** Without "it" and "us", which are words far more often. */
const ALWAYS_LARGE = new Set(
  'ai api b2b b2c cbd cms cpu crm css diy dns eu faq gps gpu html hvac iot led lcd nas oled pdf php pos roi sdk seo sms sql ssd ssl tv ui uk url usa usb ux vat vpn xml'.split(
    ' ',
  ),
);

const BRANDS =
  'WordPress iPhone iPad macOS iOS YouTube LinkedIn TikTok GitHub PayPal JavaScript TypeScript QuickBooks PowerPoint OneDrive'.split(' ');

/**
 * A function that writes words as the given texts do, where those show a spelling of their own: WordPress, iPhone, NASA.
 * @param name the name of one thing, in which every capital counts.
 */
export function casingFrom(texts: (string | null)[], name = ''): (phrase: string) => string {
  const known = new Map(BRANDS.map((brand) => [brand.toLowerCase(), brand]));
  for (const word of wordsIn(name)) if (/^\p{Lu}/u.test(word)) known.set(word.toLowerCase(), word);
  for (const text of texts) {
    if (!text || text === text.toUpperCase()) continue;
    for (const word of wordsIn(text)) if (/.\p{Lu}/u.test(word)) known.set(word.toLowerCase(), word);
  }
  return (phrase) =>
    phrase.replace(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu, (word) => {
      if (/\p{Lu}/u.test(word)) return word;
      const spelling = known.get(word);
      if (spelling) return spelling;
      if (ALWAYS_LARGE.has(word)) return word.toUpperCase();
      return /^i(['’]\p{L}+)?$/u.test(word) ? `I${word.slice(1)}` : word;
    });
}

/** The first letter large, as in a heading; the rest as people type it. */
export const sentence = (text: string): string => {
  const [first = '', ...rest] = text.trim();
  const [word = ''] = wordsIn(text);
  // iPhone, eBay: the small first letter is part of the name.
  return /^\p{Ll}\p{Lu}/u.test(word) ? text.trim() : first.toLocaleUpperCase('en') + rest.join('');
};

export const ASKING = /^(how|what|what['’]s|why|when|where|which|who|whose|can|could|do|does|did|is|are|should|will|would)\b/i;

/** "How to descale a kettle" and "Gas vs electric" ask nothing; "Is a kettle safe?" does. */
export const question = (text: string): string => {
  const bare = sentence(text).replace(/[?.!\s]+$/, '');
  const asks = /\?\s*$/.test(text) || (ASKING.test(bare) && !/^\p{L}+ to\b/u.test(bare));
  return asks ? `${bare}?` : bare;
};

export const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** "GB" as "the United Kingdom"; anything that is no country code as it is. */
export function countryName(country: string): string {
  const code = country.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(code)) return country.trim();
  const name = new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
  return /^United|^Netherlands|^Philippines|Republic$|Islands$/.test(name) ? `the ${name}` : name;
}

/** For the id of a heading: letters, digits and hyphens; `fallback` where nothing of the text can be written so. */
export const slug = (text: string, fallback: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50) || fallback;

/** 7 of "7 kettles" and of "The 7 best kettles"; null where the title counts nothing, as in "iPhone 15 cases". */
export function promisedEntries(title: string): number | null {
  const promised = Number(/(?:^\s*|\b(?:top|best|the|these|our|my)\s+)(\d{1,2})(?=\s+\p{L})/iu.exec(title)?.[1] ?? 0);
  return promised >= 3 && promised <= 25 ? promised : null;
}
