/** Why a keyword is where it is, in a sentence. */

export interface Reason {
  sharedWords: readonly string[];
  closest: readonly string[];
  byMeaning: boolean;
}

const sentences = new Intl.ListFormat('en');
const quoted = (words: readonly string[]) => sentences.format(words.map((word) => `“${word}”`));

/** Two of each at most: it stands in a line of a table. */
const MOST = 2;

export function reasonInWords({ sharedWords, closest, byMeaning }: Reason): string {
  const shares = sharedWords.length > 0 ? `shares ${quoted(sharedWords.slice(0, MOST))}` : '';
  const near = closest.length > 0 ? `${byMeaning ? 'close in meaning to' : 'worded like'} ${quoted(closest.slice(0, MOST))}` : '';
  const words = [near, shares].filter(Boolean).join('; ');
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'Nothing else comes close';
}

/** Why a keyword has no place: the nearest there is, which is not near. */
export const noPlaceInWords = ({ closest }: Pick<Reason, 'closest'>): string =>
  closest.length > 0 ? `Not near enough to ${quoted(closest.slice(0, MOST))}` : 'Nothing comes close';
