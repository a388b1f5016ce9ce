/** Column headers of the tools that people export keywords from, and what each means; whose file it is by its header. */
import { KeywordField, KeywordFileFormat } from './keyword-import.enums.ts';

/** Of several columns with one meaning, the one whose header stands first here counts. */
const HEADERS: [KeywordField, string[]][] = [
  [
    KeywordField.KEYWORD,
    [
      ...[
        'keyword',
        'keywords',
        'top queries',
        'query',
        'queries',
        'search query',
        'search term',
        'search terms',
        'keyword phrase',
        'phrase',
        'term',
      ],
      ...[
        'search keyword',
        'keyword text',
        'key phrase',
        'keyphrase',
        'ph',
        'keyword idea',
        'keyword ideas',
        'target keyword',
        'focus keyword',
        'suggestion',
      ],
      ...[
        'schlüsselwort',
        'suchbegriff',
        'suchbegriffe',
        'suchanfrage',
        'suchanfragen',
        'häufigste suchanfragen',
        'mot clé',
        'mots clés',
        'mot-clé',
        'mots-clés',
      ],
      ...[
        'requête',
        'requêtes',
        'requêtes les plus fréquentes',
        'palabra clave',
        'palabras clave',
        'consulta',
        'consultas',
        'consultas principales',
      ],
      ...[
        'parola chiave',
        'parole chiave',
        'query principali',
        'palavra-chave',
        'palavras-chave',
        'principais consultas',
        'zoekwoord',
        'zoekwoorden',
      ],
      ...[
        'zoekopdracht',
        'populairste zoekopdrachten',
        'słowo kluczowe',
        'słowa kluczowe',
        'najczęstsze zapytania',
        'sökord',
        'nyckelord',
        'søgeord',
        'søkeord',
      ],
      ...[
        'avainsana',
        'anahtar kelime',
        'ключевое слово',
        'ключевые слова',
        'запрос',
        'キーワード',
        '关键字',
        '关键词',
        '關鍵字',
        '키워드',
      ],
    ],
  ],
  [
    KeywordField.VOLUME,
    [
      ...[
        'search volume',
        'volume',
        'avg. monthly searches',
        'avg monthly searches',
        'average monthly searches',
        'monthly searches',
        'monthly search volume',
      ],
      ...[
        'avg. monthly searches (exact match only)',
        'monthly volume',
        'avg. search volume',
        'searches',
        'sv',
        'nq',
        'vol',
        'vol.',
        'search volume (monthly)',
      ],
      ...[
        'suchvolumen',
        'durchschn. suchanfragen pro monat',
        'durchschnittliche suchanfragen pro monat',
        'volume de recherche',
        'recherches mensuelles moyennes',
      ],
      ...[
        'nombre moyen de recherches mensuelles',
        'volumen de búsqueda',
        'volumen de búsquedas',
        'promedio de búsquedas mensuales',
        'prom. búsquedas mensuales',
      ],
      ...[
        'volume di ricerca',
        'media delle ricerche mensili',
        'volume de busca',
        'média de pesquisas mensais',
        'média de buscas mensais',
        'zoekvolume',
      ],
      ...[
        'gem. maandelijkse zoekopdrachten',
        'liczba wyszukiwań',
        'śr. mies. liczba wyszukiwań',
        'sökvolym',
        'global volume',
        'global search volume',
      ],
    ],
  ],
  [
    KeywordField.DIFFICULTY,
    [
      ...[
        'keyword difficulty',
        'difficulty',
        'kd',
        'kd %',
        'kd%',
        'keyword difficulty %',
        'keyword difficulty index',
        'keyword difficulty (%)',
        'seo difficulty',
        'sd',
      ],
      ...['schwierigkeit', 'keyword-schwierigkeit', 'difficulté', 'dificultad', 'difficoltà', 'dificuldade', 'moeilijkheid', 'trudność'],
    ],
  ],
  [
    KeywordField.CPC,
    [
      'cpc',
      'avg. cpc',
      'average cpc',
      'cost per click',
      'cp',
      'top of page bid (low range)',
      'low top of page bid',
      'klickpreis',
      'coût par clic',
      'coste por clic',
    ],
  ],
  [
    KeywordField.CURRENCY,
    ['currency', 'currency code', 'cpc currency', 'währung', 'devise', 'moneda', 'divisa', 'valuta', 'moeda', 'waluta'],
  ],
  [
    KeywordField.INTENT,
    [
      'intent',
      'intents',
      'keyword intents',
      'keyword intent',
      'search intent',
      'user intent',
      'in',
      'suchintention',
      'intention',
      'intención',
      'intento',
    ],
  ],
  [KeywordField.COUNTRY, ['country', 'country code', 'database', 'location', 'region', 'market', 'land', 'pays', 'país', 'paese', 'kraj']],
  [KeywordField.URL, ['url', 'current url', 'ranking url', 'landing page', 'page', 'top page', 'result url', 'ur', 'address']],
];

/** Headers that belong to keyword files and hold nothing that is taken in: they tell a header from data. */
const OTHERS = new Set(
  'clicks impressions ctr position competition trend trends co nr td po kd cps klicks impressionen clics clic clicks klicken'.split(' '),
);

/** As compared: small letters, single spaces, no byte order mark; the currency of "CPC (USD)" left out. */
export const plainHeader = (header: string): string =>
  header
    .replace(/^\uFEFF/, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^cpc \([a-z]{3}\)$/, 'cpc')
    .replace(/:$/, '');

/** "CPC (EUR)" says in what its prices are. */
export const currencyOfHeader = (header: string): string | null =>
  /^(?:cpc|avg\. cpc|cost per click) \(([A-Z]{3})\)$/i.exec(header.trim())?.[1]?.toUpperCase() ?? null;

export function fieldsOfHeaders(headers: string[]): KeywordField[] {
  const plain = headers.map(plainHeader);
  const fields = headers.map((): KeywordField => KeywordField.IGNORE);
  for (const [field, names] of HEADERS) {
    const name = names.find((candidate) => plain.includes(candidate));
    if (name !== undefined) fields[plain.indexOf(name)] = field;
  }
  return fields;
}

export const isKeywordHeader = (header: string): boolean => HEADERS[0]?.[1].includes(plainHeader(header)) ?? false;

export function isKnownHeader(header: string): boolean {
  const plain = plainHeader(header);
  return OTHERS.has(plain) || HEADERS.some(([, names]) => names.includes(plain));
}

/** What tells the files apart; the first that fits counts. `all` must stand in the header, and one of `any`. */
const FORMATS: { format: KeywordFileFormat; delimiter?: string; all: string[]; any: string[] }[] = [
  {
    format: KeywordFileFormat.GOOGLE_KEYWORD_PLANNER,
    all: ['keyword', 'avg. monthly searches'],
    any: ['currency', 'competition', 'competition (indexed value)', 'three month change'],
  },
  { format: KeywordFileFormat.SEARCH_CONSOLE, all: ['clicks', 'impressions'], any: ['top queries', 'query', 'queries'] },
  { format: KeywordFileFormat.SEMRUSH_API, delimiter: ';', all: ['ph'], any: ['nq', 'cp', 'kd', 'po'] },
  {
    format: KeywordFileFormat.SEMRUSH_API,
    delimiter: ';',
    all: ['keyword'],
    any: ['keyword difficulty index', 'number of results', 'trends', 'search volume'],
  },
  {
    format: KeywordFileFormat.SEMRUSH_POSITIONS,
    all: ['keyword', 'position'],
    any: ['previous position', 'traffic cost', 'traffic (%)', 'position type'],
  },
  {
    format: KeywordFileFormat.SEMRUSH_KEYWORDS,
    all: ['keyword', 'volume'],
    any: ['competitive density', 'keyword difficulty', 'number of results'],
  },
  {
    format: KeywordFileFormat.AHREFS,
    all: ['keyword', 'difficulty'],
    any: ['parent keyword', 'cps', 'traffic potential', 'global volume', 'last update'],
  },
];

export function formatOfHeaders(headers: string[], delimiter: string | null): KeywordFileFormat {
  const plain = new Set(headers.map(plainHeader));
  const found = FORMATS.find(
    (known) =>
      (known.delimiter === undefined || known.delimiter === delimiter) &&
      known.all.every((name) => plain.has(name)) &&
      known.any.some((name) => plain.has(name)),
  );
  return found?.format ?? KeywordFileFormat.OTHER;
}
