/** What is called up over any page: the command palette, the list of keys, an import. Each is loaded when it is first wanted. */
import { createSignal, lazy } from 'solid-js';
import { importAsked } from '../lib/asked-import.ts';
import { KeepOnce } from '../ui/KeepOnce.tsx';
import { type LiveKey, liveKeys, makeModShortcut, makeShortcut } from '../ui/shortcut.ts';

const loadPalette = () => import('./palette/Palette.tsx');
const Palette = lazy(loadPalette);
const ImportDialog = lazy(() => import('../features/sites/import/ImportDialog.tsx'));
const KeysDialog = lazy(() => import('./KeysDialog.tsx'));

/** Somebody is about to open it. */
export const fetchPalette = (): void => void loadPalette();

export interface OverlaysProps {
  palette: boolean;
  onPalette: (open: boolean) => void;
  siteId: string | undefined;
  onFold: (() => void) | undefined;
  folded: boolean;
}

export function Overlays(props: OverlaysProps) {
  const [keys, setKeys] = createSignal<readonly LiveKey[]>();
  // The dialog covers them: they are listed as they were when it was asked for.
  const showKeys = () => setKeys(liveKeys());
  makeModShortcut(
    'k',
    () => props.onPalette(true),
    () => ({ label: 'Search or go to', group: 'Everywhere' }),
  );
  makeShortcut(
    () => '?',
    showKeys,
    () => ({ label: 'Show all keys', group: 'Everywhere' }),
  );

  return (
    <>
      <KeepOnce when={props.palette}>
        <Palette
          open={props.palette}
          onOpenChange={props.onPalette}
          siteId={props.siteId}
          onKeys={showKeys}
          onFold={props.onFold}
          folded={props.folded}
        />
      </KeepOnce>
      <KeepOnce when={importAsked() !== undefined}>
        <ImportDialog siteId={importAsked()} />
      </KeepOnce>
      <KeepOnce when={keys() !== undefined}>
        <KeysDialog open={keys() !== undefined} onOpenChange={(open) => !open && setKeys(undefined)} keys={keys() ?? []} />
      </KeepOnce>
    </>
  );
}
