import Import from 'lucide-solid/icons/import';
import { Show } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { type ContentPage_SiteQuery, createContentPageImportMutation } from '../../../graphql/generated/features/content/ContentPage.ts';
import { useJobs } from '../../../lib/jobs.tsx';
import { Button, type ButtonLook } from '../../../ui/Button.tsx';

export type SiteFacts = NonNullable<ContentPage_SiteQuery['site']>;

/** Whether there is anything to sign in to WordPress with. */
export const isConnected = (site: SiteFacts | undefined): boolean => Boolean(site?.hasCredentials || site?.hasPluginKey);

/** Begins an import, and says when it has ended. One that runs already is followed. */
export function createImport(site: () => SiteFacts | undefined, onSettled: () => void) {
  const jobs = useJobs();
  const [begun, begin] = createContentPageImportMutation();
  return {
    isRunning: () => begun.fetching || jobs.running(site()?.id).some((job) => job.kind === 'IMPORT_SITE'),
    failure: () => begun.error && failureOfOperation(begun.error).message,
    begin: async () => {
      const siteId = site()?.id;
      if (!siteId) return;
      const { data } = await begin({ siteId });
      if (!data) return;
      jobs.track(data.importSite.job.id);
      jobs.onSettled(data.importSite.job.id, onSettled);
    },
  };
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
