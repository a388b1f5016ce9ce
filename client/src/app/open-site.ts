import { createMemo } from 'solid-js';
import { createShellSiteQuery, type Shell_SiteQuery } from '../graphql/generated/app/Shell.ts';
import { createKept } from '../lib/kept.ts';

export type SiteInShell = NonNullable<Shell_SiteQuery['site']>;

export interface OpenSite {
  /** The site of the address; on a page of no site, the one that was open last. */
  site: () => SiteInShell | undefined;
  /** Whether the address names a site that is not there. */
  missing: () => boolean;
  reload: () => void;
}

export function createOpenSite(siteId: () => string | undefined): OpenSite {
  const [last, keepLast] = createKept('igny8.site', '');
  const wanted = () => siteId() ?? last();
  const [result, load] = createShellSiteQuery({
    variables: () => ({ id: wanted() }),
    pause: () => wanted() === '',
    requestPolicy: 'cache-and-network',
  });
  // While another is on its way, the answer is still about the one before.
  const answered = () => result.operation?.variables.id === wanted() && !result.error;
  const site = createMemo(() => {
    const found = result.data?.site;
    return answered() && found?.id === wanted() ? found : undefined;
  });
  createMemo(() => {
    const id = siteId();
    if (id && site()?.id === id && last() !== id) keepLast(id);
  });
  return {
    site,
    missing: () => siteId() !== undefined && answered() && result.data?.site === null && !result.fetching && !result.stale,
    reload: () => wanted() !== '' && load({ requestPolicy: 'network-only' }),
  };
}
