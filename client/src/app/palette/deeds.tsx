/** What the palette does anywhere, beside what the open page says that it can. */
import Boxes from 'lucide-solid/icons/boxes';
import CornerDownLeft from 'lucide-solid/icons/corner-down-left';
import FileDiff from 'lucide-solid/icons/file-diff';
import Import from 'lucide-solid/icons/import';
import Keyboard from 'lucide-solid/icons/keyboard';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import LogOut from 'lucide-solid/icons/log-out';
import PanelLeft from 'lucide-solid/icons/panel-left';
import Plus from 'lucide-solid/icons/plus';
import SunMoon from 'lucide-solid/icons/sun-moon';
import UserPlus from 'lucide-solid/icons/user-plus';
import { signOut } from '../../features/auth/auth.requests.ts';
import { generateClustersUrl } from '../../features/cluster/cluster.urls.ts';
import { driftUrl } from '../../features/content/content.urls.ts';
import { clustersUrl, ideasUrl, keywordsUrl } from '../../features/planner/planner.urls.ts';
import { settingsUrl } from '../../features/settings/settings.urls.ts';
import { sitesUrl } from '../../features/sites/sites.urls.ts';
import { newTaskUrl } from '../../features/writer/writer.urls.ts';
import { askImport } from '../../lib/asked-import.ts';
import { liveCommands } from '../../lib/commands.ts';
import { withQuery } from '../../lib/query.ts';
import { setTheme, type Theme, theme } from '../../lib/theme.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { icon, type LocalEntry } from './places.tsx';

const keyAside = (keys: string | undefined) => (keys ? { aside: () => <Kbd>{keys}</Kbd> } : {});

/** What the page that is open offers just now. */
export const onThisPage = (): LocalEntry[] =>
  liveCommands().map(({ label, keys, words, run }, at) => ({
    id: `page-${at}-${label}`,
    label,
    run,
    icon: icon(CornerDownLeft),
    ...(words && { words }),
    ...keyAside(keys),
  }));

export interface Rights {
  siteId: string | undefined;
  may: (scope: 'WRITE' | 'PUBLISH' | 'ADMIN') => boolean;
}

/** What begins work: each leads to where it is begun, or asks for it. */
export function begun({ siteId, may }: Rights): LocalEntry[] {
  const to = (label: string, href: string, Icon: typeof Plus, words = ''): LocalEntry => ({
    id: `do-${label}`,
    label,
    href,
    icon: icon(Icon),
    words,
  });
  const dialog = (page: string, name: string) => withQuery(page, { dialog: name });
  return [
    ...(siteId && may('WRITE')
      ? [
          to('Add keywords', dialog(keywordsUrl(siteId), 'add'), Plus, 'import csv paste'),
          to('Generate clusters', generateClustersUrl(siteId), Boxes, 'group keywords'),
          to('New cluster', dialog(clustersUrl(siteId), 'new'), Plus),
          to('Generate ideas', dialog(ideasUrl(siteId), 'generate'), Lightbulb),
          to('New task', newTaskUrl(siteId), Plus, 'write'),
        ]
      : []),
    ...(siteId && may('PUBLISH')
      ? [
          { id: 'do-import', label: 'Import from WordPress', icon: icon(Import), run: () => askImport(siteId), words: 'bring in posts' },
          to('Check WordPress for changes', driftUrl(siteId), FileDiff, 'drift compare'),
        ]
      : []),
    ...(may('ADMIN')
      ? [
          to('Add site', dialog(sitesUrl(), 'add'), Plus, 'connect wordpress'),
          to('Invite somebody', withQuery(settingsUrl(), { tab: 'people', dialog: 'invite' }), UserPlus, 'people users team roles'),
        ]
      : []),
  ];
}

const themes: Record<Theme, string> = { light: 'Light colours', dark: 'Dark colours', system: 'Colours as the system has them' };

/** What changes how the dashboard looks to this person, and the way out. */
export const ofTheHouse = (show: { keys: () => void; fold: (() => void) | undefined; folded: boolean }): LocalEntry[] => [
  { id: 'do-keys', label: 'Show all keys', icon: icon(Keyboard), run: show.keys, words: 'shortcuts keyboard help', ...keyAside('?') },
  ...Object.entries(themes)
    .filter(([name]) => name !== theme())
    .map(([name, label]) => ({
      id: `do-theme-${name}`,
      label,
      icon: icon(SunMoon),
      run: () => setTheme(name as Theme),
      words: `theme ${name} mode colors appearance`,
    })),
  ...(show.fold
    ? [
        {
          id: 'do-fold',
          label: show.folded ? 'Show the sidebar' : 'Fold the sidebar',
          icon: icon(PanelLeft),
          run: show.fold,
          words: 'menu',
        },
      ]
    : []),
  { id: 'do-sign-out', label: 'Sign out', icon: icon(LogOut), run: () => void signOut(), words: 'log out leave' },
];
