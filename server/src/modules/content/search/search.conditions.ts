/** A search of content as SQL conditions. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { containing } from '../../../platform/db/like.ts';
import { badInput } from '../../../platform/errors/app-error.ts';
import { isPhrase, LONGEST_SEARCH, readSearch, type SearchedAddress, type SearchTerm } from './search-text.rules.ts';

/**
 * For `content`. A search that says something, but holds no word at all, finds nothing rather than everything.
 * @param isWalked the rows are read in the order of an index and only the first of them are wanted.
 */
export function searchCondition(said: string, isWalked: boolean): RawBuilder<SqlBool> {
  if (said.length > LONGEST_SEARCH)
    throw badInput({ path: 'filter.search', message: `Search for at most ${LONGEST_SEARCH.toLocaleString('en')} characters.` });
  const search = readSearch(said);
  if ('address' in search) return addressCondition(search.address);
  const wanted = search.terms.filter((term) => !term.isLeftOut);
  const leftOut = search.terms.filter((term) => term.isLeftOut);
  const conditions: RawBuilder<SqlBool>[] = [];
  if (wanted.length > 0) {
    const query = sql.join(wanted.map(wordsOf), sql` && `);
    // The index does not know the order of words: whether they follow each other is read from each text that holds them all.
    conditions.push(
      isWalked && wanted.some(isPhrase)
        ? sql<boolean>`exists (select from content_search where content_search.content_id = content.id and content_search.words @@ (${query}))`
        : sql<boolean>`content.id = any(array(select content_search_find(${query})))`,
    );
  }
  if (leftOut.length > 0)
    conditions.push(sql<boolean>`content.id not in (select content_search_find(${sql.join(leftOut.map(wordsOf), sql` || `)}))`);
  return conditions.length > 0 ? sql<boolean>`(${sql.join(conditions, sql` and `)})` : sql<boolean>`false`;
}

/** No text of a person is ever read as the language of tsquery: phraseto_tsquery takes it as words, and gives them back quoted. */
function wordsOf({ text, isBeginning }: SearchTerm): RawBuilder<unknown> {
  const words = sql`phraseto_tsquery('simple'::regconfig, ${text})`;
  return isBeginning ? sql`coalesce((nullif(${words}::text, '') || ':*')::tsquery, ''::tsquery)` : words;
}

/** The closing slash tells /moka/ from /moka-pots/, also where the site's own addresses have none. */
const addressCondition = ({ part, postId }: SearchedAddress): RawBuilder<SqlBool> =>
  part === null
    ? sql<boolean>`content.external_kind = 'post' and content.external_id = ${postId}`
    : sql<boolean>`(content.external_url || '/') ilike ${containing(part)}`;
