/** Where the palette leads without asking the server: the pages of the open site, and those of no site. */
import Activity from 'lucide-solid/icons/activity';
import Boxes from 'lucide-solid/icons/boxes';
import Braces from 'lucide-solid/icons/braces';
import FileDiff from 'lucide-solid/icons/file-diff';
import FileText from 'lucide-solid/icons/file-text';
import GitCompare from 'lucide-solid/icons/git-compare-arrows';
import Globe from 'lucide-solid/icons/globe';
import House from 'lucide-solid/icons/house';
import KeyRound from 'lucide-solid/icons/key-round';
import LayoutDashboard from 'lucide-solid/icons/layout-dashboard';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import PenLine from 'lucide-solid/icons/pen-line';
import Settings2 from 'lucide-solid/icons/settings-2';
import Sparkles from 'lucide-solid/icons/sparkles';
import { Dynamic } from 'solid-js/web';
import { conflictsUrl, contentUrl, driftUrl } from '../../features/content/content.urls.ts';
import { jobsUrl } from '../../features/jobs/jobs.urls.ts';
import { cannibalizationUrl, clustersUrl, ideasUrl, keywordsUrl } from '../../features/planner/planner.urls.ts';
import { accountUrl, settingsUrl } from '../../features/settings/settings.urls.ts';
import { siteSettingsUrl, sitesUrl, siteUrl } from '../../features/sites/sites.urls.ts';
import { tasksUrl } from '../../features/writer/writer.urls.ts';
import { withQuery } from '../../lib/query.ts';
import type { PaletteEntry } from '../../ui/palette/CommandPalette.tsx';

export interface LocalEntry extends PaletteEntry {
  /** Further words by which it is found. */
  words?: string;
}

/** An icon of the size that the list has. */
export const icon = (Icon: typeof House) => () => <Dynamic component={Icon} size={15} strokeWidth={1.75} aria-hidden="true" />;

const place = (label: string, href: string, Icon: typeof House, words = ''): LocalEntry => ({
  id: `go-${href}`,
  label,
  href,
  icon: icon(Icon),
  words,
});

/** The stops of the pipeline, in its order. */
export const stopsOf = (siteId: string): LocalEntry[] => [
  place('Dashboard', siteUrl(siteId), House, 'home pipeline overview'),
  place('Keywords', keywordsUrl(siteId), KeyRound, 'planner'),
  place('Clusters', clustersUrl(siteId), Boxes, 'planner'),
  place('Ideas', ideasUrl(siteId), Lightbulb, 'planner'),
  place('Tasks', tasksUrl(siteId), PenLine, 'writer drafts'),
  place('Content Manager', contentUrl(siteId), FileText, 'articles posts pages drafts'),
  place('Published in WordPress', contentUrl(siteId, { status: 'PUBLISHED' }), Globe, 'live posts'),
];

/** What is looked for now and then. */
export const cornersOf = (siteId: string): LocalEntry[] => [
  place('Jobs', jobsUrl(siteId), Activity, 'running progress history'),
  place('Unclustered keywords', keywordsUrl(siteId, { unclustered: true }), KeyRound),
  place('Map of the clusters', withQuery(clustersUrl(siteId), { view: 'map' }), Boxes),
  place('Keywords that more than one page aims at', cannibalizationUrl(siteId), Lightbulb, 'cannibalization'),
  place('Tasks whose last try failed', tasksUrl(siteId, { failed: true }), PenLine),
  place('Content that needs a cluster', contentUrl(siteId, { needsCluster: true }), FileText, 'without'),
  place('Content with unpublished changes', contentUrl(siteId, { unpublishedChanges: true }), FileText, 'edited'),
  place('Content missing in WordPress', contentUrl(siteId, { missing: true }), FileText, 'gone trashed deleted'),
  place('Conflicts with WordPress', conflictsUrl(siteId), GitCompare, 'changed in both places merge resolve'),
  place('Changes in WordPress', driftUrl(siteId), FileDiff, 'drift check trashed deleted'),
  place('Connection to WordPress', siteSettingsUrl(siteId, 'connection'), Settings2, 'site settings password plugin'),
  place('Sectors', siteSettingsUrl(siteId, 'sectors'), Settings2, 'site settings'),
  place('Defaults of the site', siteSettingsUrl(siteId, 'defaults'), Settings2, 'site settings name delete'),
];

export const everywhere: LocalEntry[] = [
  place('Sites', sitesUrl(), LayoutDashboard, 'all'),
  place('AI settings', settingsUrl(), Sparkles, 'provider model key'),
  place('Prompts', settingsUrl('prompts'), Sparkles, 'ai settings'),
  place('Your account', accountUrl(), KeyRound, 'api tokens sign in password sessions theme'),
  place('GraphiQL', '/graphiql', Braces, 'api explore'),
];
