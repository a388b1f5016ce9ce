/** The words that tell what a search is for, in English and in eight other languages of the web. */

/** One of them as whole words of a text that begins and ends with a space. */
const has = (...phrases: string[]): RegExp => new RegExp(`(?<= )(?:${phrases.join('|')})(?= )`, 'u');
const beginsWith = (...phrases: string[]): RegExp => new RegExp(`^ (?:${phrases.join('|')})(?= )`, 'u');
const endsWith = (...phrases: string[]): RegExp => new RegExp(`(?<= )(?:${phrases.join('|')}) $`, 'u');
const any = (...patterns: RegExp[]) => ({ patterns, test: (query: string): boolean => patterns.some((pattern) => pattern.test(query)) });

/** A question, or a plain wish to know. */
export const ASKS = any(
  beginsWith(
    "how|how's|what|what's|whats|why|when|when's|who|who's|whos|whose|whom|which|where|where's|is|are|was|were|do|does|did|can|could|should|will|would|has|have|am|if",
    'wie|was|warum|wieso|weshalb|wann|wer|wo|woher|welche[rsn]?|kann|darf|ist|sind',
    "comment|pourquoi|quand|qui|où|quel(?:le)?s?|combien|est-ce|qu'est-ce|que|c'est quoi",
    'cómo|como|qué|por qué|por que|cuándo|cuando|cuánto|cuanto|quién|quien|dónde|donde|cuál|cual',
    "come|cosa|che cos'è|perché|perche|quando|chi|dove|quanto|quale",
    'o que|quem|onde|qual',
    'hoe|wat|waarom|wanneer|waar|welke',
    'jak|co to|dlaczego|kiedy|kto|gdzie|ile|czy',
    'hur|vad|varför|när|vem|vilken|vilka',
  ),
  has(
    'meaning|definition|definitions|define|synonyms?|antonyms?|examples?|symptoms?|causes?|treatments?|side effects|history|facts|difference between',
    'tutorial|guide|tips|ideas|recipes?|lyrics|biography|diagram|pictures of|phone number|telephone number|address|net worth|zip code|area code|time zone',
    'bedeutung|anleitung|rezepte?|unterschied|signification|définition|recettes?|significado|recetas?|significato|ricett[ae]|receitas?|betekenis|recept(?:en)?|znaczenie|przepis|betydelse',
  ),
);

/** A way in, whatever the site. */
export const LEADS = any(
  has(
    'log ?[io]n|sign ?in|log into|sign into|web ?mail|my ?account|(?:customer|patient|student|parent|employee|member|provider|vendor|client) portal|portal',
    'official (?:site|website|web site|page)|home ?page|website|web site|online banking|bill ?pay|pay (?:my |your )?bill|careers',
    'anmelden|einloggen|kundenportal|startseite|connexion|se connecter|espace client|site officiel|iniciar sesión|iniciar sesion|sitio oficial|página oficial',
    'accedi|area clienti|sito ufficiale|site oficial|inloggen|mijn account|zaloguj|logowanie|logga in|mina sidor',
  ),
  endsWith(
    'stores|locations?|store locator|locator|stores near me|account|accounts|registration|enrollment|intranet|forms|schedule|wiki|wikipedia',
  ),
  beginsWith('my .+ account|contact'),
  has('(?:channel|fox|abc|nbc|cbs|news ?channel) \\d+(?: news)?'),
);

/** A question that only who wants to act asks. */
export const ASKS_WHERE_TO_GET = beginsWith('where (?:to|can i) (?:buy|get|order|rent|download|watch)');

/** To act: buy, book, get, or use a tool. */
export const DOES = any(
  beginsWith(
    'buy|purchase|order|rent|book|hire|shop|shop for|download|watch|play|stream|find cheap|subscribe to|translate',
    'kaufen|acheter|comprar|comprare|kopen|kup|kupić|köpa|télécharger|descargar|scaricare|baixar|pobierz|ladda ner',
  ),
  endsWith(
    'shop|store|sale|sales|online|for free|free|app|apps|apk|mp3|tickets|drivers?|torrent|coupons?|deals?|rentals?|hire|insurance quotes?',
  ),
  has(
    'buy|for sale|on sale|clearance|coupons?|coupon codes?|promo codes?|discount codes?|discounts?|discounted|vouchers?|cheap|cheapest|wholesale|free shipping|same day delivery|food delivery',
    'near me|for rent|to rent|for hire|online store|online shop|buy online|order online|book online|subscription|free trial|gift cards?',
    'downloads?|downloader|free online|online free|watch online|play online|full movie|live stream|printables?|free printable|online games?|games online|free games|free trial|apply online|register online|sign up|signup',
    'calculators?|calc|converters?|convertor|solver|translator|unblocked|emulator|simulator|crack|keygen|torrents?|apk',
    'kaufen|bestellen|herunterladen|downloaden|mieten|buchen|günstig|günstige[rsn]?|angebote?|gutscheine?|rabatt|onlineshop|rechner|umrechner|kostenlos',
    'acheter|achat|commander|télécharger|telecharger|louer|réserver|réservation|pas cher|pas chère|promo|promotion|soldes|code promo|à vendre|gratuit|calculatrice|convertisseur',
    'comprar|descargar|alquilar|alquiler|reservar|barat[oa]s?|ofertas?|cupón|descuento|en venta|tienda|gratis|calculadora|conversor',
    'comprare|acquistare|scaricare|noleggio|affitto|prenotare|prenotazione|offert[ae]|sconti?|in vendita|negozio|calcolatrice|convertitore',
    'baixar|alugar|aluguel|promoção|desconto|cupom|à venda|loja|grátis',
    'kopen|huren|boeken|aanbieding(?:en)?|korting|goedkop[e]?|goedkoop|te koop|webshop|rekenmachine',
    'kupić|pobierz|wynajem|tani[ea]?|promocja|sklep|na sprzedaż|kalkulator|za darmo',
    'köpa|beställa|ladda ner|hyra|boka|billig[at]?|erbjudande|rabattkod|till salu',
  ),
);

/** To choose before buying. */
export const COMPARES = any(
  has(
    'best|top rated|reviews?|compare|comparisons?|alternatives?|pros and cons|worth it|pric(?:e|es|ing)',
    'beste[rsn]?|testsieger|vergleich|vergleichen|erfahrung(?:en)?|bewertung(?:en)?|preise?|empfehlung(?:en)?',
    'meilleure?s?|avis|comparatif|comparaison|prix|tarifs?|mejor(?:es)?|opiniones|comparativa|comparación|precios?|reseñas?',
    'miglior[ei]?|recension[ei]|confronto|prezz[oi]|opinioni|melhor(?:es)?|avaliação|comparação|preços?|opiniões',
    'vergelijken|vergelijking|ervaringen|prijs|prijzen|najlepsz[yae]|opinie|ranking|porównanie|cen[ay]|bästa?|jämför|jämförelse|omdömen?|priser?',
  ),
  endsWith('im test|test \\d{4}'),
);

const PLACE_AT_THE_END =
  '(?:in )?(?:[\\p{L}.]+ )?(?:usa|uk|canada|australia|al|ak|az|ar|ca|co|ct|de|fl|ga|ia|id|il|ks|ky|la|ma|md|mi|mn|mo|ms|mt|nc|nd|ne|nh|nj|nm|nv|ny|oh|ok|or|pa|ri|sc|sd|tn|tx|ut|va|vt|wa|wi|wv|wy|ohio|texas|florida|california|michigan|virginia|georgia|illinois|oregon)';

/** Two things held against each other: products, where one is named or numbered; otherwise something to understand. */
export const AGAINST = has('vs\\.?|versus');

/** The name of an organisation or a place with a site of its own, where nothing else is asked of it. */
export const INSTITUTION = any(
  new RegExp(
    `^ (?:[\\p{L}\\d.&'-]+ ){1,5}(?:university|college|credit union|fcu|school district|isd|public schools|public library|bank|airlines|airways|medical center|clinic|zoo|zoo and aquarium|aquarium|country club|golf club|athletic club|resort|inn|restaurant|steakhouse|brewery|winery|casino|inc|llc|corp|ltd|industries|enterprises|technologies|foundation|association|commission|authority|ministries|electric|electric coop|electric cooperative|utilities|insurance company|medical group|health system|healthcare system|orthopedics|pediatrics|urgent care|newspaper|gazette|herald|tribune|chronicle|dispatch|sentinel|inquirer|daily news)(?: ${PLACE_AT_THE_END})? $`,
    'u',
  ),
  beginsWith('(?:university|bank|department|ministry) of [\\p{L}.]+(?: [\\p{L}.]+){0,3}(?= $)'),
);
