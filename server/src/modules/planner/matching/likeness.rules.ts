/**
 * How like a text is to each of a site's clusters, by words (TF-IDF) and by meaning (sentence vectors). A cluster is what its
 * texts say: its name, its keywords, the titles of what is in it. Any of them can be looked at as if it were not there.
 */
import { firstComponent, withoutComponent } from '../clustering/principal-component.rules.ts';
import { dot, meansOf, normalizeRows, rowOf, scaleTo, type Vectors, vectors } from '../clustering/vectors.rules.ts';

/** Weight of each term, in a row of length 1. */
export type Bag = Map<string, number>;

export interface TextToPlace {
  title: Bag;
  /** Title and body together. */
  whole: Bag;
  /** Of length 1; null where its meaning is not known. */
  sentence: Float32Array | null;
}

/** What speaks for a cluster, each 0 to 1 (cosines may be less). */
export interface Likeness {
  cluster: number;
  /** Of the meanings: to the middle of the cluster, and to the two texts in it that are nearest. */
  meaning: number;
  nearest: number;
  titleWords: number;
  allWords: number;
  /** Share of the title's words, by weight, that the cluster says too. */
  covered: number;
  /** How like one another the cluster's own texts are. */
  cohesion: number;
}

/** The texts of clusters, cluster after cluster. */
export interface ClusterTexts {
  clusters: number;
  /** The cluster of each text. */
  of: Int32Array;
  stems: string[][];
  /** A row a text, of zeros where its meaning is not known; null for none. */
  sentences: Vectors | null;
}

/** As if a cluster were not there, or one text were not in its cluster. */
export type Without = { cluster: number } | { text: number };

const SEED = 1;
const CANDIDATES = 6;
/** Of the body's meaning against the title's. */
const BODY_SHARE = 0.7;
const TITLE_COUNTS = 2;
/** Cohesion of a cluster whose texts are too few to tell. */
const USUAL_COHESION = 0.6;

interface Sums {
  terms: Bag;
  /** Squared length of `terms`. */
  termsSquared: number;
  /** Squared length of the sum of its sentences, and how many they are. */
  sentencesSquared: number;
  sentences: number;
  texts: number[];
}

export class ClusterLikeness {
  readonly #of: Int32Array;
  readonly #documents = new Map<string, number>();
  readonly #bags: Bag[];
  readonly #sums: Sums[];
  /** The clusters that say a term, with their weight of it. */
  readonly #sayers = new Map<string, { cluster: number; weight: number }[]>();
  readonly #common: Float32Array | null;
  readonly #sentences: Vectors | null;
  /** A row a cluster: the sum of its sentences. */
  readonly #middles: Vectors | null;

  constructor({ clusters, of, stems, sentences }: ClusterTexts) {
    this.#of = of;
    for (const own of stems) for (const stem of new Set(own)) this.#documents.set(stem, this.#documentsOf(stem) + 1);
    this.#bags = stems.map((own) => this.#bagOf(countsOf(own)));
    this.#common = sentences && firstComponent(sentences, SEED);
    this.#sentences = sentences && this.#common && withoutComponent(sentences, this.#common);
    this.#sums = Array.from({ length: clusters }, () => ({
      terms: new Map(),
      termsSquared: 0,
      sentencesSquared: 0,
      sentences: 0,
      texts: [],
    }));
    this.#middles = this.#sentences && vectors(clusters, this.#sentences.width);
    of.forEach((cluster, text) => {
      this.#add(cluster, text);
    });
    this.#sums.forEach((sums, cluster) => {
      for (const weight of sums.terms.values()) sums.termsSquared += weight * weight;
      const middle = this.#middles && rowOf(this.#middles, cluster);
      sums.sentencesSquared = middle ? dot(middle, middle) : 0;
      for (const [term, weight] of sums.terms) {
        const sayers = this.#sayers.get(term) ?? [];
        if (sayers.push({ cluster, weight }) === 1) this.#sayers.set(term, sayers);
      }
    });
  }

  get knowsMeanings(): boolean {
    return this.#sentences !== null;
  }

  /** @param sentences those of the title and of the body's beginning, as the encoder makes them; null where not known. */
  textOf(titleStems: string[], bodyStems: string[], sentences: { title: Float32Array; body: Float32Array | null } | null): TextToPlace {
    const counts = countsOf(bodyStems);
    for (const stem of titleStems) counts.set(stem, (counts.get(stem) ?? 0) + TITLE_COUNTS);
    return { title: this.#bagOf(countsOf(titleStems)), whole: this.#bagOf(counts), sentence: this.#sentenceOf(sentences) };
  }

  /** A text of a cluster, as if it were one to place. */
  ownText(text: number, byMeaning: boolean): TextToPlace {
    const bag = this.#bags[text] as Bag;
    const row = byMeaning && this.#sentences ? rowOf(this.#sentences, text) : null;
    return { title: bag, whole: bag, sentence: row?.some((value) => value !== 0) ? row : null };
  }

  /** Whether it says anything that a cluster can be like. */
  saysSomething(text: number): boolean {
    return (this.#bags[text] as Bag).size > 0;
  }

  /** Share of the title's words, by weight, that any cluster says. */
  knownShare({ title }: TextToPlace, without?: Without): number {
    // What only the text itself says would not be known without it.
    const least = without && 'text' in without ? 1 : 0;
    let [known, all] = [0, 0];
    for (const [term, weight] of title) {
      all += weight;
      if (this.#documentsOf(term) > least) known += weight;
    }
    return all === 0 ? 0 : known / all;
  }

  /** The clusters that are most like it; none where nothing is. */
  nearest(text: TextToPlace, without?: Without): Likeness[] {
    const found = this.#wordsInCommon(text);
    const leftOut = without && 'text' in without ? without.text : null;
    const home = leftOut === null ? -1 : (this.#of[leftOut] as number);
    const all: Likeness[] = [];
    this.#sums.forEach((sums, cluster) => {
      if (without && 'cluster' in without && without.cluster === cluster) return;
      const own = leftOut !== null && cluster === home ? leftOut : null;
      if (own !== null && sums.texts.length === 1) return;
      const words = found.get(cluster) ?? { title: 0, whole: 0, covered: 0 };
      // Of a text that is left out, its part is taken from the sum: both are sums of rows of length 1.
      const length = Math.sqrt(own === null ? sums.termsSquared : Math.max(1e-9, sums.termsSquared - 2 * words.title + 1)) || 1;
      const less = own === null ? 0 : 1;
      const likeness = {
        cluster,
        ...this.#meaning(text, cluster, own),
        nearest: 0,
        titleWords: Math.max(0, words.title - less) / length,
        allWords: Math.max(0, words.whole - less) / length,
        covered: own === null ? words.covered : this.#coveredWithout(own, sums),
      };
      if (likeness.meaning > 0 || likeness.titleWords > 0 || likeness.allWords > 0) all.push(likeness);
    });
    const best = all.sort((a, b) => promise(b) - promise(a) || a.cluster - b.cluster).slice(0, CANDIDATES);
    return best.map((likeness) => ({ ...likeness, nearest: this.#nearestText(text, likeness.cluster, leftOut) }));
  }

  #documentsOf = (stem: string): number => this.#documents.get(stem) ?? 0;

  #bagOf(counts: Bag): Bag {
    let squared = 0;
    const texts = this.#of.length;
    for (const [stem, count] of counts) {
      const weight = Math.sqrt(count) * (Math.log((1 + texts) / (1 + this.#documentsOf(stem))) + 1);
      counts.set(stem, weight);
      squared += weight * weight;
    }
    const length = Math.sqrt(squared) || 1;
    for (const [stem, weight] of counts) counts.set(stem, weight / length);
    return counts;
  }

  #add(cluster: number, text: number): void {
    const sums = this.#sums[cluster] as Sums;
    sums.texts.push(text);
    for (const [term, weight] of this.#bags[text] as Bag) sums.terms.set(term, (sums.terms.get(term) ?? 0) + weight);
    if (!this.#sentences || !this.#middles) return;
    const row = rowOf(this.#sentences, text);
    if (row.every((value) => value === 0)) return;
    sums.sentences += 1;
    const middle = rowOf(this.#middles, cluster);
    for (let d = 0; d < row.length; d += 1) middle[d] = (middle[d] as number) + (row[d] as number);
  }

  #sentenceOf(sentences: { title: Float32Array; body: Float32Array | null } | null): Float32Array | null {
    if (!sentences || !this.#common) return null;
    const { title, body } = sentences;
    const rows = vectors(body ? 2 : 1, title.length);
    rowOf(rows, 0).set(title);
    if (body) rowOf(rows, 1).set(body);
    const own = withoutComponent(rows, this.#common);
    if (body) scaleTo(rowOf(own, 1), BODY_SHARE);
    return rowOf(normalizeRows(meansOf(own, new Int32Array(own.count), 1)), 0);
  }

  #wordsInCommon({ title, whole }: TextToPlace): Map<number, { title: number; whole: number; covered: number }> {
    const found = new Map<number, { title: number; whole: number; covered: number }>();
    const at = (cluster: number) => {
      const words = found.get(cluster) ?? { title: 0, whole: 0, covered: 0 };
      found.set(cluster, words);
      return words;
    };
    let all = 0;
    for (const weight of title.values()) all += weight;
    for (const [term, weight] of title) {
      for (const sayer of this.#sayers.get(term) ?? []) {
        const words = at(sayer.cluster);
        words.title += weight * sayer.weight;
        words.covered += weight / all;
      }
    }
    for (const [term, weight] of whole) for (const sayer of this.#sayers.get(term) ?? []) at(sayer.cluster).whole += weight * sayer.weight;
    return found;
  }

  #coveredWithout(text: number, sums: Sums): number {
    let [covered, all] = [0, 0];
    for (const [term, weight] of this.#bags[text] as Bag) {
      all += weight;
      if ((sums.terms.get(term) as number) > weight + 1e-9) covered += weight;
    }
    return all === 0 ? 0 : covered / all;
  }

  #meaning({ sentence }: TextToPlace, cluster: number, leftOut: number | null): { meaning: number; cohesion: number } {
    if (!sentence || !this.#middles) return { meaning: 0, cohesion: 0 };
    const sums = this.#sums[cluster] as Sums;
    const product = dot(sentence, rowOf(this.#middles, cluster));
    const count = leftOut === null ? sums.sentences : sums.sentences - 1;
    if (count <= 0) return { meaning: 0, cohesion: 0 };
    const squared = leftOut === null ? sums.sentencesSquared : Math.max(1e-9, sums.sentencesSquared - 2 * product + 1);
    const meaning = (leftOut === null ? product : product - 1) / Math.sqrt(squared);
    return { meaning, cohesion: count < 2 ? USUAL_COHESION : (squared / count - 1) / (count - 1) };
  }

  #nearestText({ sentence }: TextToPlace, cluster: number, leftOut: number | null): number {
    if (!sentence || !this.#sentences) return 0;
    let [first, second, count] = [0, 0, 0];
    for (const text of (this.#sums[cluster] as Sums).texts) {
      if (text === leftOut) continue;
      const cosine = dot(sentence, rowOf(this.#sentences, text));
      count += 1;
      if (cosine > first) [first, second] = [cosine, first];
      else if (cosine > second) second = cosine;
    }
    return count > 1 ? (first + second) / 2 : first;
  }
}

/** Which clusters are worth a closer look. */
const promise = ({ meaning, titleWords, allWords }: Likeness): number => meaning + (titleWords + allWords) / 2;

function countsOf(stems: string[]): Bag {
  const counts: Bag = new Map();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
