/** Finds the WordPress that a pasted address belongs to. Follows a site to its `www.` or to https, and to no other host. */
import { AppError } from '../../../platform/errors/app-error.ts';
import { reasonOf } from '../../../platform/http/outgoing.faults.ts';
import type { Outgoing, OutgoingAnswer } from '../../../platform/http/outgoing.ts';
import { restLinkIn } from '../client/rest-link.rules.ts';
import { askIndex, checked, findRestRoot, PAGE, type RestRoot } from '../client/rest-root.ts';
import { foldersOf, isSameSite, pastedAddresses, siteOfRoot } from './pasted-address.rules.ts';

export interface FoundSite {
  url: string;
  found: RestRoot;
}

const PATIENCE_MS = 10_000;
const MOST_REDIRECTS = 3;
const NOTHING_THERE = ['ADDRESS_REFUSED', 'UNREACHABLE', 'TIMEOUT', 'CUT'];
/** With these the other scheme may still lead there. A certificate that is not valid is no reason to go on without. */
const TRY_HTTP = [...NOTHING_THERE, 'NOT_JSON'];

/** @throws BAD_USER_INPUT for what is no address, UPSTREAM_ERROR that says what stands in the way. */
export async function findSite(http: Outgoing, pasted: string): Promise<FoundSite> {
  const [secure, plain] = pastedAddresses(pasted) as [URL, URL?];
  try {
    return await findAt(http, secure);
  } catch (error) {
    const reason = reasonOf(error) ?? '';
    if (!plain || !TRY_HTTP.includes(reason)) throw error;
    return findAt(http, plain).catch((second: unknown) => {
      throw NOTHING_THERE.includes(reason) || !(second instanceof AppError) ? second : error;
    });
  }
}

async function findAt(http: Outgoing, address: URL): Promise<FoundSite> {
  const { page, at } = await openPage(http, address);
  const link = restLinkIn(page);
  if (link && isSameSite(new URL(link), at)) {
    const linked = await askIndex(http, { patienceMs: PATIENCE_MS }, link);
    if ('found' in linked) return siteAt(checked(linked.found));
  }
  let fault: unknown;
  for (const siteUrl of foldersOf(at)) {
    try {
      return siteAt(await findRestRoot(http, { siteUrl, patienceMs: PATIENCE_MS }));
    } catch (error) {
      if (reasonOf(error) !== 'NOT_JSON') throw error;
      fault = error;
    }
  }
  throw fault;
}

const siteAt = (found: RestRoot): FoundSite => ({ url: siteOfRoot(found.root, found.index.home), found });

async function openPage(http: Outgoing, address: URL): Promise<{ page: OutgoingAnswer; at: URL }> {
  let at = address;
  for (let hops = 0; ; hops++) {
    try {
      return { page: await http.request({ url: at.href, ...PAGE, totalMs: PATIENCE_MS, retries: 0 }), at };
    } catch (error) {
      const to = sentOnTo(error);
      if (!to || hops >= MOST_REDIRECTS || !isSameSite(at, to)) throw error;
      at = to;
    }
  }
}

const sentOnTo = (error: unknown): URL | null =>
  error instanceof AppError && typeof error.details.to === 'string' ? URL.parse(error.details.to) : null;
