/**
 * What somebody wants who types a keyword, from its words alone: a question informs, a name or an address leads somewhere,
 * "buy" acts, "best" compares. What gives no sign is informational, as most searches are (Broder 2002; Rose and Levinson 2004).
 */
import type { Intent } from '../keyword/keyword.entity.ts';
import { AGAINST, ASKS, ASKS_WHERE_TO_GET, COMPARES, DOES, INSTITUTION, LEADS } from './intent-words.rules.ts';
import { isMisspeltSite, namesASite } from './known-sites.rules.ts';
import { asksForAnOffice } from './public-offices.rules.ts';

/** A web address: a name and an ending of those that people type. */
const ADDRESS =
  / (?:https?:\/\/\S+|\+?www\.?\s?\S+|[\p{L}\d.-]+ ?\.(?:com|org|net|gov|edu|info|io|tv|us|uk|ca|de|fr|es|it|nl|pl|ru|in|jp|br|au|ch|at|eu)(?:\.[a-z]{2})?(?:\/\S*)?) /u;
/** People leave the dot out: "walmart com". */
const SPOKEN_ADDRESS = /\S (?:dot )?(?:com|org|gov) $/;
/** Names of technologies that look like addresses. */
const NOT_AN_ADDRESS = / (?:asp|vb|ado|ml)\.net /;

/** @param text a keyword in any case. */
export function detectIntent(text: string): Intent {
  const query = ` ${normalized(text)} `;
  if (ASKS_WHERE_TO_GET.test(query)) return 'transactional';
  if (ASKS.test(query)) return 'informational';
  if (isAddress(query) || LEADS.test(query)) return 'navigational';
  const site = namesASite(query.trim());
  if (site === 'alone') return 'navigational';
  if (DOES.test(query)) return 'transactional';
  if (COMPARES.test(query) || comparesProducts(query)) return 'commercial';
  const wanted = site !== null || isMisspeltSite(query) || asksForAnOffice(query) || INSTITUTION.test(query);
  return wanted ? 'navigational' : 'informational';
}

const normalized = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[?!",;]/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const comparesProducts = (query: string): boolean =>
  AGAINST.test(query) && (/\d/.test(query) || query.split(AGAINST).some((side) => namesASite(side.trim()) !== null));

const isAddress = (query: string): boolean => (ADDRESS.test(query) || SPOKEN_ADDRESS.test(query)) && !NOT_AN_ADDRESS.test(query);
