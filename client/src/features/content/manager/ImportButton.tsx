import Import from 'lucide-solid/icons/import';
import { Show } from 'solid-js';
import type { ContentPage_SiteQuery } from '../../../graphql/generated/features/content/ContentPage.ts';
import { askImport } from '../../../lib/asked-import.ts';
import { createJobWatch } from '../../../lib/job-watch.ts';
import { Button, type ButtonLook } from '../../../ui/Button.tsx';

export type SiteFacts = NonNullable<ContentPage_SiteQuery['site']>;

/** Whether there is anything to sign in to WordPress with. */
export const isConnected = (site: SiteFacts | undefined): boolean => Boolean(site?.hasCredentials || site?.hasPluginKey);

/** Asks for an import, and says when one has ended, whoever began it. */
export function createImport(siteId: () => string, onSettled: () => void) {
  const { running } = createJobWatch(siteId, 'IMPORT_SITE', onSettled);
  return { isRunning: running, begin: () => askImport(siteId()) };
}

export interface ImportButtonProps extends ButtonLook {
  site: SiteFacts;
  work: ReturnType<typeof createImport>;
  children: string;
}

export function ImportButton(props: ImportButtonProps) {
  const obstacle = () => {
    if (!props.site.active) return 'An inactive site is not imported from';
    if (!isConnected(props.site)) return 'Connect the site first, in its settings';
  };
  return (
    <Button
      variant={props.variant}
      disabled={Boolean(obstacle())}
      title={obstacle()}
      aria-haspopup="dialog"
      busy={props.work.isRunning() && 'Importing…'}
      onClick={props.work.begin}
    >
      <Import size={15} strokeWidth={1.75} />
      <Show when={props.variant === 'primary'} fallback={<span class="max-sm:sr-only">{props.children}</span>}>
        {props.children}
      </Show>
    </Button>
  );
}
