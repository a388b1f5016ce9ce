import { A } from '@solidjs/router';
import Braces from 'lucide-solid/icons/braces';
import LayoutDashboard from 'lucide-solid/icons/layout-dashboard';
import LogOut from 'lucide-solid/icons/log-out';
import { type JSX, Show } from 'solid-js';
import { signOut } from '../features/auth/auth.requests.ts';
import { sitesUrl } from '../features/sites/sites.urls.ts';
import { createShellViewerQuery } from '../graphql/generated/app/Shell.ts';
import { BrandMark } from '../ui/Brand.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ThemeChoice } from './ThemeChoice.tsx';

const entry =
  'flex h-7.5 items-center gap-2.5 rounded-control px-2 font-medium text-ink-2 transition-colors duration-90 hover:bg-hover touch:h-11';
const current = 'bg-sheet font-semibold text-ink shadow-1 ring-1 ring-rule hover:bg-sheet';

export function Sidebar() {
  const [viewer] = createShellViewerQuery();
  return (
    <div class="flex h-full flex-col gap-1 p-2.5">
      <div class="mb-2 flex h-8 items-center gap-2 px-2 font-semibold">
        <BrandMark /> IGNY8
      </div>
      <nav aria-label="Main" class="grid gap-px">
        <A href={sitesUrl()} class={entry} activeClass={current}>
          <LayoutDashboard size={16} strokeWidth={1.75} /> Sites
        </A>
        <a href="/graphiql" target="_self" rel="external" class={entry}>
          <Braces size={16} strokeWidth={1.75} /> API
          <span class="ml-auto text-note font-normal text-ink-3">GraphiQL</span>
        </a>
      </nav>
      <footer class="mt-auto grid gap-2">
        <div class="flex items-center justify-between gap-2 px-2">
          <span class="text-label text-ink-3">Theme</span>
          <ThemeChoice />
        </div>
        <div class="flex h-10 items-end gap-2.5 border-t border-rule px-2 pt-2">
          <Show when={viewer.data?.viewer}>
            {(person) => (
              <>
                <Initials of={person().name} />
                <span class="min-w-0 flex-1 self-center truncate font-medium" title={person().name}>
                  {person().name}
                </span>
              </>
            )}
          </Show>
          <IconButton name="Sign out" class="-mr-1 ml-auto self-center" onClick={signOut}>
            <LogOut size={15} strokeWidth={1.75} />
          </IconButton>
        </div>
      </footer>
    </div>
  );
}

function Initials(props: { of: string }): JSX.Element {
  const letters = () =>
    props.of
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => word.slice(0, 1))
      .filter((_letter, index, all) => index === 0 || index === all.length - 1)
      .join('')
      .toUpperCase();
  return (
    <span
      aria-hidden="true"
      class="grid size-5.5 flex-none place-items-center self-center rounded-full bg-pencil-soft text-[0.625rem] font-semibold text-pencil-2"
    >
      {letters()}
    </span>
  );
}
