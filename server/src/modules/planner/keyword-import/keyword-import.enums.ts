/** What a column of a file can hold. */
export const KeywordField = {
  KEYWORD: 'keyword',
  VOLUME: 'volume',
  DIFFICULTY: 'difficulty',
  CPC: 'cpc',
  CURRENCY: 'currency',
  INTENT: 'intent',
  COUNTRY: 'country',
  URL: 'url',
  IGNORE: 'ignore',
} as const;
export type KeywordField = (typeof KeywordField)[keyof typeof KeywordField];

/** Whose file it is, as its header tells. */
export const KeywordFileFormat = {
  AHREFS: 'ahrefs',
  SEMRUSH_KEYWORDS: 'semrush_keywords',
  SEMRUSH_POSITIONS: 'semrush_positions',
  SEMRUSH_API: 'semrush_api',
  GOOGLE_KEYWORD_PLANNER: 'google_keyword_planner',
  SEARCH_CONSOLE: 'search_console',
  OTHER: 'other',
} as const;
export type KeywordFileFormat = (typeof KeywordFileFormat)[keyof typeof KeywordFileFormat];

export const NearDuplicateReason = { ACCENTS: 'accents', WORD_ORDER: 'word_order', PLURAL: 'plural' } as const;
export type NearDuplicateReason = (typeof NearDuplicateReason)[keyof typeof NearDuplicateReason];
