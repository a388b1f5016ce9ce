import Download from 'lucide-solid/icons/download';
import type { JSX } from 'solid-js';
import { askImport } from '../../lib/asked-import.ts';
import { createJobWatch } from '../../lib/job-watch.ts';
import { Button, type ButtonLook } from '../../ui/Button.tsx';

export interface ImportButtonProps extends ButtonLook {
  siteId: string;
  children: JSX.Element;
  onSettled?: () => void;
}

/** Asks what is to be brought in from WordPress. What it does then stands in the dock. */
export function ImportButton(props: ImportButtonProps) {
  const watch = createJobWatch(
    () => props.siteId,
    'IMPORT_SITE',
    () => props.onSettled?.(),
  );
  return (
    <Button
      variant={props.variant ?? 'plain'}
      size={props.size ?? 'normal'}
      aria-haspopup="dialog"
      onClick={() => askImport(props.siteId)}
      busy={watch.running() && 'Importing…'}
    >
      <Download size={14} strokeWidth={1.75} /> {props.children}
    </Button>
  );
}
