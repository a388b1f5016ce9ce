/** What each text says, as counts of terms: the sparse side of the clustering, from which weights and projections are made. */

export interface TermRows {
  /** The terms of each text, as numbers of the vocabulary, each once. */
  readonly rows: Int32Array[];
  readonly vocabulary: string[];
  /** In how many texts each term stands. */
  readonly documents: Int32Array;
}

export function termRows(termsOfTexts: string[][]): TermRows {
  const numbers = new Map<string, number>();
  const vocabulary: string[] = [];
  const documents: number[] = [];
  const rows = termsOfTexts.map((terms) =>
    Int32Array.from(new Set(terms), (term) => {
      let number = numbers.get(term);
      if (number === undefined) {
        number = vocabulary.push(term) - 1;
        numbers.set(term, number);
        documents.push(0);
      }
      documents[number] = (documents[number] as number) + 1;
      return number;
    }),
  );
  return { rows, vocabulary, documents: Int32Array.from(documents) };
}

/** What a term of one text alone weighs: it can liken no two texts, and would only make its own less like the others. */
const LONE_TERM = 0.5;

/** Weight of each term: rarer says more. Smoothed, so that a term of every text still weighs a little. */
export const termWeights = ({ rows, documents }: TermRows): Float32Array =>
  Float32Array.from(documents, (count) => (Math.log((1 + rows.length) / (1 + count)) + 1) * (count === 1 ? LONE_TERM : 1));
