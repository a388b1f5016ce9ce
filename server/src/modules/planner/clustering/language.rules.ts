/**
 * Which keywords are English: the sentence encoder knows no other language. Two or three words tell little, so the list as
 * a whole decides first, and a single keyword departs from it only where the detector (eld) is sure. Other scripts depart always.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

type Detector = typeof import('eld/medium')['eld'];
let loaded: Detector | undefined;

/** Loaded when first asked: its tables take 180 MB, which a process that groups no keywords need not have. */
function detector(): Detector {
  loaded ??= (createRequire(import.meta.url)(fileURLToPath(import.meta.resolve('eld/medium'))) as { eld: Detector }).eld;
  return loaded;
}

/** Keywords looked at for the language of the list. */
const SAMPLE = 2000;
/** How far another language must score above the list's, 0 to 1. Of English shop queries 4 in 100 still pass for another, for names such as "novara". */
const SURE_LEAD = 0.35;
const HAS_LATIN = /\p{Script=Latin}/u;
const HAS_OTHER_LETTER = /[^\P{L}\p{Script=Latin}]/u;

/** For the texts of one list: tells the language of each by ISO 639-1, '' where it is unknown. */
export function languageReader(texts: string[]): (text: string) => string {
  const eld = detector();
  const latin = texts.filter(isLatin);
  const step = Math.max(1, Math.ceil(latin.length / SAMPLE));
  const list = eld.detect(latin.filter((_, at) => at % step === 0).join('. ')).language || 'en';
  return (text) => {
    if (!HAS_LATIN.test(text) && !HAS_OTHER_LETTER.test(text)) return list;
    const own = eld.detect(text);
    if (!isLatin(text)) return own.language;
    const scores = own.getScores();
    const lead = (scores[own.language] ?? 0) - (scores[list] ?? 0);
    return own.isReliable() && lead >= SURE_LEAD ? own.language : list;
  };
}

const isLatin = (text: string): boolean => HAS_LATIN.test(text) && !HAS_OTHER_LETTER.test(text);
