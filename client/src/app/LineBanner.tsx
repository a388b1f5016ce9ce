/** One line above every page while the server, or its database, is away; a screen then keeps what it has and says nothing of it. */
import CloudOff from 'lucide-solid/icons/cloud-off';
import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js';
import { type Away, away, tryNow } from '../lib/line.ts';
import { Button } from '../ui/Button.tsx';

/** What is over sooner nobody needs to know. */
const CALM_MS = 800;

const words: Record<Away, { what: string; but: string }> = {
  offline: { what: 'You are offline.', but: 'Nothing you typed is lost; it goes on as soon as there is a connection.' },
  server: { what: 'No connection to the server.', but: 'Nothing you typed is lost; trying again.' },
  database: { what: 'The server cannot reach its database.', but: 'Nothing you typed is lost; trying again.' },
};

export function LineBanner() {
  const [told, setTold] = createSignal(false);
  createEffect(
    on(
      () => away() !== undefined,
      (isAway) => {
        if (!isAway) return setTold(false);
        const timer = setTimeout(() => setTold(true), CALM_MS);
        onCleanup(() => clearTimeout(timer));
      },
    ),
  );
  const shown = () => (told() ? away() : undefined);
  return (
    // Always there, so that its words are announced when they come.
    <div role="status" aria-live="polite" class="flex-none">
      <Show when={shown()}>
        {(what) => (
          <div class="flex animate-appear items-center gap-2.5 border-b border-rule-2 bg-ochre-soft px-3 py-1.5 sm:px-4">
            <CloudOff size={16} strokeWidth={1.75} aria-hidden="true" class="shrink-0 text-ochre" />
            <p class="min-w-0 flex-1 text-pretty text-ink">
              <b class="font-semibold">{words[what()].what}</b> {words[what()].but}
            </p>
            <Button size="small" variant="ghost" onClick={tryNow}>
              Try now
            </Button>
          </div>
        )}
      </Show>
    </div>
  );
}
