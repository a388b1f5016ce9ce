/** Finds where a site serves its REST API: `/wp-json/`, or `?rest_route=/` where permalinks are plain. */
import type { Outgoing, OutgoingAnswer } from '../../../platform/http/outgoing.ts';
import { indexAnswer, type RestIndex } from './answers.ts';
import { faultOfAnswer, parseJson, wordPressFault } from './faults.ts';

export interface RestRoot {
  /** What routes are appended to. */
  root: string;
  index: RestIndex;
}

export interface RestRootQuestion {
  siteUrl: string;
  /** Some sites show their index only to those who signed in. Sent only where it was refused without. */
  authorization?: string | undefined;
  signal?: AbortSignal | undefined;
}

const ASKED = '_fields=name,url,namespaces,authentication';
const SLOW_MS = 20_000;

/** @throws UPSTREAM_ERROR that says what stands in the way. */
export async function findRestRoot(http: Outgoing, { siteUrl, authorization, signal }: RestRootQuestion): Promise<RestRoot> {
  const ask = async (root: string): Promise<{ found: RestRoot } | { refused: OutgoingAnswer }> => {
    const url = routeUrl(root, '', ASKED);
    const request = { url, signal, totalMs: SLOW_MS, retries: 1 };
    let answer = await http.request(request);
    if ((answer.status === 401 || answer.status === 403) && authorization && parseJson(answer.text) !== undefined) {
      answer = await http.request({ ...request, headers: { authorization } });
    }
    const index = answer.status < 400 ? indexAnswer.safeParse(parseJson(answer.text)) : undefined;
    if (!index?.success) return { refused: answer };
    return { found: { root: withoutQuestion(answer.url), index: index.data } };
  };
  const pretty = await ask(`${siteUrl}/wp-json/`);
  if ('found' in pretty) return checked(pretty.found);
  const plain = await ask(`${siteUrl}/?rest_route=/`);
  if ('found' in plain) return checked(plain.found);
  // Where the first address has nothing at all, what the second said is closer to the cause.
  const fault = faultOfAnswer(pretty.refused.status === 404 ? plain.refused : pretty.refused);
  if (fault.details.wordPressCode === undefined || fault.details.reason === 'SERVER_ERROR') throw fault;
  throw wordPressFault(
    'REST_OFF',
    `This site keeps its REST API closed to us. ${fault.details.said}. Allow it in the site's security plugin.`,
    { said: fault.details.said },
  );
}

function checked(found: RestRoot): RestRoot {
  if (found.index.namespaces.includes('wp/v2')) return found;
  throw wordPressFault(
    'REST_OFF',
    'There is a WordPress, but its posts are taken out of the REST API. A security plugin does that: allow wp/v2 there.',
  );
}

/** @param root as found: ends in `/wp-json/`, or in `?rest_route=/`. */
export function routeUrl(root: string, route: string, query: string): string {
  const url = root + route;
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

const withoutQuestion = (url: string): string => (url.includes(ASKED) ? url.slice(0, url.indexOf(ASKED) - 1) : url);
