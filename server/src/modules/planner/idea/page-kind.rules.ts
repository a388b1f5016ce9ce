/**
 * What kind of page a search asks for, and a title promises, by the words that say so. English in depth; of six other
 * languages the commonest words. Everything else asks about a topic.
 */
export type PageKind =
  | 'comparison'
  | 'review'
  | 'choice'
  | 'alternatives'
  | 'list'
  | 'steps'
  | 'question'
  | 'cost'
  | 'service'
  | 'offer'
  | 'buy'
  | 'navigation'
  | 'topic';

/** Things one does to something: "clean moka pot" asks for steps, as "how to clean a moka pot" does. */
export const DEEDS =
  'assemble|bake|build|calibrate|clean(?! (?:eating|energy|beauty|room|code))|descale|dial in|disinfect|fix|get rid of|install|maintain|make|prepare|remove|repair|replace|reset|set up|sharpen|troubleshoot|unclog|uninstall|upgrade|use';

const english: [PageKind, RegExp][] = [
  ['navigation', /\b(log ?in|sign ?in|official (site|website)|customer service|phone number|support number|opening hours)\b/],
  [
    'comparison',
    /\b(vs\.?|versus|compared (to|with)|comparison|differences? between|difference from)\b|\b(better than)\b|^which is better\b/,
  ],
  ['comparison', /^(?!how\b|what\b|when\b|why\b|where\b|best\b|top\b)[\p{L}\p{N}' -]+ or [\p{L}\p{N}' -]+$/u],
  [
    'service',
    /\b(near me|nearby|in my area|services?|company|companies|agency|agencies|contractors?|consultants?|installers?|hire|repair shop|appointment|booking|rental|for rent)\b|\b(free|get an?|instant)\b.*\bquotes?\b/,
  ],
  ['cost', /\b(costs?|how much (is|are|does|do)|average price|price range|worth it)\b/],
  ['alternatives', /\balternatives?\b|^(apps?|sites?|tools?|software|games|books|shows|movies) like\b/],
  [
    'choice',
    /\b(best|top \d+|top rated|cheap(est)?|affordable|low cost|recommended|must have)\b(?! way\b| time\b| practices?\b| place to\b)|^top\b|^free\b(?! trial| shipping| range)|^budget\b(?! planner| templates?| app| calculator| spreadsheet)|\bunder [$€£]?\d+/,
  ],
  ['review', /\b(reviews?|rating|ratings|any good|legit)\b/],
  [
    'offer',
    /\b(deals?|discounts?|coupons?|promo codes?|(?<!for )sale|clearance|free trial|free shipping|demo|pricing|sign up|subscription|download|black friday)\b/,
  ],
  ['buy', /\b(buy|purchase|order online|shop online|online shop|for sale|prices?|in stock|wholesale)\b|^(shop|order)\b(?! of)/],
  [
    'list',
    /\b(types?( of)?|kinds of|ideas|examples?|tips|tricks|hacks|recipes|brands|accessories|gifts?|facts|benefits|mistakes|templates?|quotes about)\b/,
  ],
  [
    'question',
    /^(how (long|much|many|often|far|big|old|hot|fast|deep|strong)|why|when|where|who|whose|which|can|could|do|does|did|is|are|should|will|would|what (is|are) the (best|right|ideal)|what (size|kind|grind|temperature|time|color|type))\b/,
  ],
  [
    'steps',
    new RegExp(
      `\\b(how to|how do (i|you)|how can (i|you)|step by step|diy|instructions|tutorial|best way to)\\b|^(${DEEDS})\\b|\\b(cleaning|maintenance|installation|setup|assembly|troubleshooting)$`,
    ),
  ],
  ['question', /^(what|how)\b|\?$/],
];

/** By ISO 639-1; the order of the kinds is the order in which they are tried. */
const others: Record<string, [PageKind, RegExp][]> = {
  de: [
    ['comparison', /\b(vs\.?|vergleich|oder|unterschied)\b/],
    ['service', /\b(in der nähe|anbieter|firma|agentur|dienstleister|mieten)\b/],
    ['cost', /\b(kosten|kostet|preise?)\b/],
    ['choice', /\b(beste[rsn]?|günstige?[rsn]?|billige?[rsn]?|top|empfehlung(en)?)\b/],
    ['review', /\b(test|tests|testbericht|erfahrung(en)?|bewertung(en)?)\b/],
    ['offer', /\b(angebote?|rabatt|gutschein|download)\b/],
    ['buy', /\b(kaufen|bestellen|shop)\b/],
    ['list', /\b(ideen|tipps|arten|beispiele|rezepte)\b/],
    ['steps', /\b(wie (kann|macht|mache|geht)|anleitung|selber machen|reinigen|entkalken|reparieren|einrichten)\b/],
    ['question', /^(was|wie|warum|wann|wo|wer|welche[rsn]?|kann|ist|sind)\b/],
  ],
  fr: [
    ['comparison', /\b(vs\.?|ou|comparatif|différence)\b/],
    ['service', /\b(près de (moi|chez moi)|agence|entreprise|location|devis)\b/],
    ['cost', /\b(prix|coût|tarifs?|combien)\b/],
    ['choice', /\b(meilleure?s?|pas cher|top|alternatives?)\b/],
    ['review', /\b(avis|test)\b/],
    ['offer', /\b(promo(tion)?s?|soldes?|code promo|télécharger)\b/],
    ['buy', /\b(acheter|achat|commander|boutique)\b/],
    ['list', /\b(idées?|conseils|types? de|exemples?|recettes?)\b/],
    ['steps', /\b(comment|tutoriel|étapes|nettoyer|réparer|installer|détartrer)\b/],
    ['question', /^(qu'est-ce|pourquoi|quand|où|quels?|quelles?|est-ce)/],
  ],
  es: [
    ['comparison', /\b(vs\.?|o|comparativa|diferencias?)\b/],
    ['service', /\b(cerca de mí|cerca de mi|empresas?|agencia|servicios?|alquiler|presupuesto)\b/],
    ['cost', /\b(precios?|costos?|costes?|cuánto cuesta|cuanto cuesta)\b/],
    ['choice', /\b(mejor(es)?|barat[oa]s?|top|alternativas?)\b/],
    ['review', /\b(opini(ón|ones)|reseñas?|análisis)\b/],
    ['offer', /\b(ofertas?|descuentos?|cupón|descargar)\b/],
    ['buy', /\b(comprar|tienda|venta)\b/],
    ['list', /\b(ideas|consejos|tipos de|ejemplos|recetas?)\b/],
    ['steps', /\b(cómo|como (hacer|limpiar|usar)|tutorial|pasos|limpiar|reparar|instalar)\b/],
    ['question', /^(qué|que es|por qué|cuándo|cuando|dónde|donde|cuál|quién)\b/],
  ],
  it: [
    ['comparison', /\b(vs\.?|o|confronto|differenz[ae])\b/],
    ['service', /\b(vicino a me|aziend[ae]|agenzi[ae]|noleggio|preventivo)\b/],
    ['cost', /\b(prezz[oi]|costi?|quanto costa)\b/],
    ['choice', /\b(miglior[ei]?|economic[oahei]+|top|alternativ[ae])\b/],
    ['review', /\b(recension[ei]|opinioni|prova)\b/],
    ['offer', /\b(offert[ae]|sconti?|scaricare)\b/],
    ['buy', /\b(comprare|acquistare|vendita|negozio)\b/],
    ['list', /\b(idee|consigli|tipi di|esempi|ricett[ae])\b/],
    ['steps', /\b(come|guida passo|pulire|riparare|installare)\b/],
    ['question', /^(che cos|cosa|perché|quando|dove|qual[ei]?|chi)\b/],
  ],
  pt: [
    ['comparison', /\b(vs\.?|ou|comparativo|diferenças?)\b/],
    ['service', /\b(perto de mim|empresas?|agência|serviços?|aluguel|orçamento)\b/],
    ['cost', /\b(preços?|custos?|quanto custa)\b/],
    ['choice', /\b(melhor(es)?|barat[oa]s?|top|alternativas?)\b/],
    ['review', /\b(avaliaç(ão|ões)|análise|opini(ão|ões))\b/],
    ['offer', /\b(ofertas?|descontos?|cupom|baixar)\b/],
    ['buy', /\b(comprar|loja|venda)\b/],
    ['list', /\b(ideias|dicas|tipos de|exemplos|receitas?)\b/],
    ['steps', /\b(como|passo a passo|limpar|consertar|instalar)\b/],
    ['question', /^(o que|por que|quando|onde|qual|quais|quem)\b/],
  ],
  nl: [
    ['comparison', /\b(vs\.?|of|vergelijken|verschil)\b/],
    ['service', /\b(in de buurt|bedrijf|bureau|huren|offerte)\b/],
    ['cost', /\b(kosten|prijs|prijzen)\b/],
    ['choice', /\b(beste|goedkope?(ste)?|top|alternatie(f|ven))\b/],
    ['review', /\b(reviews?|ervaring(en)?|test)\b/],
    ['offer', /\b(aanbieding(en)?|korting|downloaden)\b/],
    ['buy', /\b(kopen|bestellen|winkel)\b/],
    ['list', /\b(ideeën|tips|soorten|voorbeelden|recepten)\b/],
    ['steps', /\b(hoe|stappenplan|schoonmaken|ontkalken|repareren|installeren)\b/],
    ['question', /^(wat|waarom|wanneer|waar|wie|welke)\b/],
  ],
};

export function pageKindOf(text: string, language = 'en'): PageKind {
  const plain = text.normalize('NFKC').toLowerCase().replace(/[’]/g, "'").replace(/\s+/g, ' ').trim();
  // English words are searched for in every language; they come second, for "die" and "of" are words of others.
  const kinds = language === 'en' ? english : [...(others[language] ?? []), ...english];
  return kinds.find(([, words]) => words.test(plain))?.[0] ?? 'topic';
}

/** Kinds that one page answers alike: "how to use a moka pot" and "using a moka pot: a guide". */
const FAMILIES: Partial<Record<PageKind, string>> = {
  steps: 'explains',
  question: 'explains',
  topic: 'explains',
  buy: 'sells',
  offer: 'sells',
};

export const sameFamily = (a: PageKind, b: PageKind): boolean => (FAMILIES[a] ?? a) === (FAMILIES[b] ?? b);
