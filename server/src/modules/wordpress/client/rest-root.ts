/** Finds where a site serves its REST API: `/wp-json/`, `?rest_route=/` where permalinks are plain, or where its pages say. */
import { isSameServer, type Outgoing, type OutgoingAnswer } from '../../../platform/http/outgoing.ts';
import { indexAnswer, type RestIndex } from './answers.ts';
import { faultOfAnswer, parseJson, wordPressFault } from './faults.ts';
import { restLinkIn } from './rest-link.rules.ts';

export interface RestRoot {
  /** What routes are appended to. */
  root: string;
  index: RestIndex;
}

export interface RestRootQuestion {
  siteUrl: string;
  /** Some sites show their index only to those who signed in. Sent only where it was refused without. */
  signIn?: Record<string, string> | undefined;
  signal?: AbortSignal | undefined;
  /** How long one answer may take. */
  patienceMs?: number | undefined;
}

const ASKED = '_fields=name,url,home,namespaces,authentication';
const SLOW_MS = 20_000;
/** What a request for a page, not for data, says. */
export const PAGE = { headers: { accept: 'text/html' }, maxBytes: 8 * 1024 * 1024 };

/** @throws UPSTREAM_ERROR that says what stands in the way. */
export async function findRestRoot(http: Outgoing, question: RestRootQuestion): Promise<RestRoot> {
  const { siteUrl } = question;
  const pretty = await askIndex(http, question, `${siteUrl}/wp-json/`);
  if ('found' in pretty) return checked(pretty.found);
  const plain = await askIndex(http, question, `${siteUrl}/?rest_route=/`);
  if ('found' in plain) return checked(plain.found);
  const linked = await askLinked(http, question);
  if (linked) return checked(linked);
  // Where the first address has nothing at all, what the second said is closer to the cause.
  const fault = faultOfAnswer(pretty.refused.status === 404 ? plain.refused : pretty.refused);
  if (fault.details.wordPressCode === undefined || fault.details.reason === 'SERVER_ERROR' || fault.details.reason === 'BUSY') throw fault;
  throw wordPressFault(
    'REST_OFF',
    `This site keeps its REST API closed to us. ${fault.details.said}. Allow it in the site's security plugin.`,
    { said: fault.details.said },
  );
}

export async function askIndex(
  http: Outgoing,
  { signIn, signal, patienceMs = SLOW_MS }: Omit<RestRootQuestion, 'siteUrl'>,
  root: string,
): Promise<{ found: RestRoot } | { refused: OutgoingAnswer }> {
  const request = { url: routeUrl(root, '', ASKED), signal, totalMs: patienceMs, retries: 1 };
  let answer = await http.request(request);
  if ((answer.status === 401 || answer.status === 403) && signIn && parseJson(answer.text) !== undefined) {
    // Where a redirect to https has led, not in clear once more.
    answer = await http.request({ ...request, url: answer.url, headers: signIn });
  }
  const index = answer.status < 400 ? indexAnswer.safeParse(parseJson(answer.text)) : undefined;
  if (!index?.success) return { refused: answer };
  return { found: { root: withoutQuestion(answer.url), index: index.data } };
}

/** The prefix can be changed: then only a page of the site knows it. Credentials go where this leads, so to the same server alone. */
async function askLinked(http: Outgoing, question: RestRootQuestion): Promise<RestRoot | undefined> {
  const { siteUrl, signal, patienceMs = SLOW_MS } = question;
  const request = { url: `${siteUrl}/`, ...PAGE, signal, totalMs: patienceMs, retries: 0 };
  const page = await http.request(request).catch(() => signal?.throwIfAborted());
  const link = page && restLinkIn(page);
  if (!link || !isSameServer(new URL(siteUrl), new URL(link))) return undefined;
  const linked = await askIndex(http, question, link);
  return 'found' in linked ? linked.found : undefined;
}

export function checked(found: RestRoot): RestRoot {
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
