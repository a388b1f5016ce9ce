import * as Modal from '@kobalte/core/dialog';
import { useLocation } from '@solidjs/router';
import Menu from 'lucide-solid/icons/menu';
import { createEffect, createSignal, on, type ParentProps } from 'solid-js';
import { BrandMark } from '../ui/Brand.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Sidebar } from './Sidebar.tsx';

/** What stands around every page of someone who is signed in. On a narrow screen the sidebar is a menu. */
export function Shell(props: ParentProps) {
  const [menuOpen, setMenuOpen] = createSignal(false);
  const location = useLocation();
  createEffect(
    on(
      () => location.pathname,
      () => setMenuOpen(false),
      { defer: true },
    ),
  );

  return (
    <div class="flex h-full flex-col sm:grid sm:grid-cols-[13rem_minmax(0,1fr)]">
      <a href="#main" class="sr-only z-50 rounded-control bg-raise px-3 py-1.5 focus:not-sr-only focus:absolute focus:top-2 focus:left-2">
        Skip to the page
      </a>
      <aside class="hidden border-r border-rule bg-well sm:block">
        <Sidebar />
      </aside>
      <header class="flex h-12 flex-none items-center gap-2 border-b border-rule bg-well pr-4 pl-2 sm:hidden">
        <Modal.Root open={menuOpen()} onOpenChange={setMenuOpen}>
          <Modal.Trigger as={IconButton} name="Menu">
            <Menu size={18} strokeWidth={1.75} />
          </Modal.Trigger>
          <Modal.Portal>
            <Modal.Overlay class="fixed inset-0 z-40 animate-appear bg-veil" />
            <Modal.Content class="fixed inset-y-0 left-0 z-50 w-64 animate-slide-in border-r border-rule bg-well shadow-3 outline-none">
              <Modal.Title class="sr-only">Menu</Modal.Title>
              <Sidebar />
            </Modal.Content>
          </Modal.Portal>
        </Modal.Root>
        <BrandMark size={18} />
        <span class="font-semibold">IGNY8</span>
      </header>
      <main id="main" tabindex="-1" class="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto outline-none">
        {props.children}
      </main>
    </div>
  );
}
