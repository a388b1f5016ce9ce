/**
 * What somebody typed into the search of content: words, each as a beginning; "words in quotes" as they stand; -words to leave
 * out; or an address. Signs are never errors. PostgreSQL cuts the words themselves, here as in what it searches.
 */

export interface SearchTerm {
  /** One word or several, which must follow each other. */
  text: string;
  /** Whether its last word may go on: kettl finds kettles. */
  isBeginning: boolean;
  isLeftOut: boolean;
}

/** Whether it is several words, as "stove top" and moka-pot are. */
export const isPhrase = ({ text }: SearchTerm): boolean => /[\p{L}\p{N}][^\p{L}\p{M}\p{N}]+[\p{L}\p{N}]/u.test(text);

export interface SearchedAddress {
  /** A part of an address in WordPress, with its host where one was given; null where only an id is. */
  part: string | null;
  /** The id of the post, where the address names it as WordPress's own editor does. */
  postId: number | null;
}

export type Search = { terms: SearchTerm[] } | { address: SearchedAddress };

export const LONGEST_SEARCH = 1_000;

export function readSearch(said: string): Search {
  const text = said.replaceAll('\0', ' ').normalize('NFC').trim();
  const address = addressOf(text);
  return address ? { address } : { terms: termsOf(text) };
}

/** The text with what stands between words as spaces: as content_search_split of the migration does, and no tags or entities. */
const split = (text: string): string => text.replace(/[-/.:@_+<>&]+/g, ' ').trim();

function termsOf(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [, minus, quoted, closing, word] of text.replace(/[“”„«»]/g, '"').matchAll(/(-?)(?:"([^"]*)("?)|([^\s"]+))/g)) {
    const said = split(quoted ?? word ?? '');
    // A quote that is still open is being typed.
    if (/[\p{L}\p{N}]/u.test(said)) terms.push({ text: said, isBeginning: closing !== '"' && !minus, isLeftOut: minus === '-' });
  }
  return terms;
}

const POST_PARAMETERS = ['post', 'p', 'page_id'];

function addressOf(text: string): SearchedAddress | null {
  const isPath = /^\/\S*$/.test(text);
  if (!isPath && !/^(https?:\/\/|www\.)\S+$/i.test(text)) return null;
  const whole = isPath ? `http://site${text.startsWith('//') ? text.slice(1) : text}` : text.replace(/^(https?:\/\/)?/i, 'http://');
  const url = URL.parse(whole);
  if (!url) return null;
  const id = POST_PARAMETERS.map((name) => url.searchParams.get(name)).find((value) => value && /^\d{1,15}$/.test(value));
  if (id) return { part: null, postId: Number(id) };
  const host = isPath ? '' : url.host.replace(/^www\./, '');
  return { part: `${host}${url.pathname === '/' && !isPath ? '' : url.pathname}`, postId: null };
}
