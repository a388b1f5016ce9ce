import * as Modal from '@kobalte/core/dialog';
import { useLocation, useParams } from '@solidjs/router';
import Menu from 'lucide-solid/icons/menu';
import Search from 'lucide-solid/icons/search';
import { createEffect, createSignal, on, onCleanup, onMount, type ParentProps, Show } from 'solid-js';
import { JobDock } from '../features/jobs/JobDock.tsx';
import { createShellViewerQuery } from '../graphql/generated/app/Shell.ts';
import { JobsProvider } from '../lib/jobs.tsx';
import { createKept } from '../lib/kept.ts';
import { openVisits } from '../lib/recent.ts';
import { BrandMark } from '../ui/Brand.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { createNarrow } from '../ui/media.ts';
import { ToastRegion } from '../ui/Toast.tsx';
import { LineBanner } from './LineBanner.tsx';
import { fetchPalette, Overlays } from './Overlays.tsx';
import { createOpenSite, type OpenSite } from './open-site.ts';
import { Sidebar } from './Sidebar.tsx';
import { SiteNotFound } from './SiteNotFound.tsx';
import { StatsKeeper } from './StatsKeeper.tsx';

/** What stands around every page of someone who is signed in. On a narrow screen the sidebar is a menu. */
export function Shell(props: ParentProps) {
  const params = useParams<{ siteId?: string }>();
  const open = createOpenSite(() => params.siteId);
  const [folded, setFolded] = createKept('igny8.sidebar.folded', false);
  const [searching, setSearching] = createSignal(false);
  const search = () => setSearching(true);
  const narrow = createNarrow();
  const [viewer] = createShellViewerQuery();
  createEffect(() => viewer.data && openVisits(viewer.data.viewer.id ?? viewer.data.viewer.name));

  return (
    <JobsProvider siteId={open.site()?.id}>
      <StatsKeeper onStale={open.reload} />
      <div
        class="flex h-full flex-col sm:grid sm:grid-rows-[auto_minmax(0,1fr)]"
        classList={{ 'sm:grid-cols-[3.25rem_minmax(0,1fr)]': folded(), 'sm:grid-cols-[13rem_minmax(0,1fr)]': !folded() }}
      >
        <a href="#main" class="sr-only z-50 rounded-control bg-raise px-3 py-1.5 focus:not-sr-only focus:absolute focus:top-2 focus:left-2">
          Skip to the page
        </a>
        <div class="flex-none sm:col-span-2">
          <LineBanner />
        </div>
        <aside class="hidden min-h-0 border-r border-rule bg-well sm:block">
          <Sidebar open={open} folded={folded()} onFold={setFolded} onSearch={search} />
        </aside>
        <MenuBar open={open} onSearch={search} />
        <div class="flex min-h-0 min-w-0 flex-1 flex-col">
          <main ref={keepFocusOnPage} id="main" tabindex="-1" class="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto outline-none">
            <Show when={!open.missing()} fallback={<SiteNotFound />}>
              {props.children}
            </Show>
          </main>
          <JobDock />
        </div>
      </div>
      <ToastRegion />
      <Overlays
        palette={searching()}
        onPalette={setSearching}
        siteId={open.site()?.id}
        onFold={narrow() ? undefined : () => setFolded(!folded())}
        folded={folded()}
      />
    </JobsProvider>
  );
}

/** A step to another page takes along what had the focus. Then the page has it, and the Tab key goes on from its beginning. */
function keepFocusOnPage(main: HTMLElement) {
  const location = useLocation();
  let stepped = false;
  createEffect(
    on(
      () => location.pathname,
      () => {
        stepped = true;
      },
      { defer: true },
    ),
  );
  const observer = new MutationObserver(() => {
    if (stepped && document.activeElement === document.body) main.focus({ preventScroll: true });
  });
  onMount(() => observer.observe(main, { childList: true }));
  onCleanup(() => observer.disconnect());
}

/** The sidebar of a narrow screen. */
function MenuBar(props: { open: OpenSite; onSearch: () => void }) {
  const [menuOpen, setMenuOpen] = createSignal(false);
  const location = useLocation();
  createEffect(
    on(
      () => location.pathname + location.search,
      () => setMenuOpen(false),
      { defer: true },
    ),
  );
  return (
    <header class="flex h-12 flex-none items-center gap-2 border-b border-rule bg-well px-2 sm:hidden">
      <Modal.Root open={menuOpen()} onOpenChange={setMenuOpen}>
        <Modal.Trigger as={IconButton} name="Menu">
          <Menu size={18} strokeWidth={1.75} />
        </Modal.Trigger>
        <Modal.Portal>
          <Modal.Overlay class="fixed inset-0 z-40 animate-appear bg-veil" />
          <Modal.Content class="fixed inset-y-0 left-0 z-50 w-64 animate-slide-in overflow-y-auto border-r border-rule bg-well shadow-3 outline-none">
            <Modal.Title class="sr-only">Menu</Modal.Title>
            <Sidebar
              open={props.open}
              onSearch={() => {
                setMenuOpen(false);
                props.onSearch();
              }}
            />
          </Modal.Content>
        </Modal.Portal>
      </Modal.Root>
      <BrandMark size={18} />
      <span class="min-w-0 flex-1 truncate font-semibold">{props.open.site()?.name ?? 'IGNY8'}</span>
      <IconButton name="Search or go to" aria-haspopup="dialog" onClick={props.onSearch} onPointerDown={fetchPalette}>
        <Search size={18} strokeWidth={1.75} />
      </IconButton>
    </header>
  );
}
