/** The command palette: content, clusters, keywords and tasks of the open site, every page, and what can be done. Loaded when it is first asked for. */
import { useLocation, useNavigate } from '@solidjs/router';
import Boxes from 'lucide-solid/icons/boxes';
import FileText from 'lucide-solid/icons/file-text';
import LayoutDashboard from 'lucide-solid/icons/layout-dashboard';
import PenLine from 'lucide-solid/icons/pen-line';
import { createMemo, createSignal } from 'solid-js';
import { createShellSitesQuery, createShellViewerQuery } from '../../graphql/generated/app/Shell.ts';
import { hostOf } from '../../lib/host.ts';
import { type Visit, visitsOf } from '../../lib/recent.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { CommandPalette, type PaletteGroup } from '../../ui/palette/CommandPalette.tsx';
import { best } from '../../ui/palette/palette-match.ts';
import { sectionUrl } from '../SiteSwitcher.tsx';
import { begun, ofTheHouse, onThisPage } from './deeds.tsx';
import { cornersOf, everywhere, icon, type LocalEntry, stopsOf } from './places.tsx';
import { createPaletteSearch } from './search.tsx';

export interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string | undefined;
  onKeys: () => void;
  /** Left out where there is nothing to fold. */
  onFold: (() => void) | undefined;
  folded: boolean;
}

export default function Palette(props: PaletteProps) {
  const navigate = useNavigate();
  const location = useLocation();
  const [viewer] = createShellViewerQuery();
  const [sites] = createShellSitesQuery({ requestPolicy: 'cache-and-network' });
  const [query, setQuery] = createSignal('');
  const search = createPaletteSearch(() => props.siteId, query);

  const setOpen = (open: boolean) => {
    if (!open) setQuery('');
    props.onOpenChange(open);
  };
  const go = (href: string, newTab: boolean) => {
    if (newTab) window.open(href, '_blank', 'noopener');
    else if (href === '/graphiql') window.location.assign(href);
    else {
      navigate(href);
      document.getElementById('main')?.focus({ preventScroll: true });
    }
  };

  const rights = () => ({
    siteId: props.siteId,
    may: (scope: 'WRITE' | 'PUBLISH' | 'ADMIN') => viewer.data?.viewer.scopes.includes(scope) ?? false,
  });
  const otherSites = (): LocalEntry[] =>
    (sites.data?.sites.nodes ?? [])
      .filter(({ id }) => id !== props.siteId)
      .map(({ id, name, url }) => ({
        id: `site-${id}`,
        label: name,
        href: sectionUrl(location.pathname, id),
        icon: icon(LayoutDashboard),
        words: `site switch ${hostOf(url)}`,
        aside: () => <span class="figures">{hostOf(url)}</span>,
      }));
  const house = () => ofTheHouse({ keys: props.onKeys, fold: props.onFold, folded: props.folded });
  const stops = () => (props.siteId ? stopsOf(props.siteId) : []);

  const atFirst = (): PaletteGroup[] => [
    { name: 'Recent', entries: recent(props.siteId, location.pathname) },
    { name: 'On this page', entries: onThisPage() },
    { name: 'Go to', entries: [...stops(), ...everywhere.slice(0, 1)] },
    { name: 'Begin', entries: begun(rights()) },
    { name: 'Other sites', entries: otherSites() },
    { name: 'Dashboard', entries: house() },
  ];
  const matching = (): PaletteGroup[] => [
    {
      name: 'Go to',
      entries: best(query(), [...stops(), ...(props.siteId ? cornersOf(props.siteId) : []), ...everywhere, ...otherSites()]).slice(0, 4),
    },
    { name: 'Do', entries: best(query(), [...onThisPage(), ...begun(rights()), ...house()]).slice(0, 4) },
    ...search.groups(),
  ];
  const groups = createMemo(() =>
    // The page is only asked while somebody looks.
    props.open ? (query().trim() === '' ? atFirst() : matching()).filter(({ entries }) => entries.length > 0) : [],
  );

  return (
    <CommandPalette
      open={props.open}
      onOpenChange={setOpen}
      query={query()}
      onQuery={setQuery}
      groups={groups()}
      busy={search.busy()}
      empty={`Nothing fits “${query().trim()}”. Content is found by the words of its title and text.`}
      onGo={go}
      trouble={search.failure() ? <Trouble message={search.failure()?.message} onRetry={search.retry} /> : undefined}
    />
  );
}

/** What could not be looked up, with the way to try again. */
const Trouble = (props: { message: string | undefined; onRetry: () => void }) => (
  <div class="grid justify-items-start gap-2 p-1.5">
    <Notice tone="red">
      <b class="font-semibold">Content, clusters and keywords could not be searched.</b> {props.message}
    </Notice>
    <Button size="small" onClick={props.onRetry}>
      Try again
    </Button>
  </div>
);

const visitIcons = { content: FileText, cluster: Boxes, task: PenLine };

/** What was opened last, but for what is open. */
const recent = (siteId: string | undefined, here: string): LocalEntry[] =>
  (siteId ? visitsOf(siteId) : [])
    .filter(({ href }) => href !== here)
    .slice(0, 5)
    .map(({ href, kind, label }: Visit) => ({
      id: `recent-${href}`,
      label,
      href,
      icon: icon(visitIcons[kind]),
      written: kind !== 'cluster',
    }));
