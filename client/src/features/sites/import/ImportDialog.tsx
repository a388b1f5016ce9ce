import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  createImportDialogImportMutation,
  createImportDialogPreviewQuery,
  createImportDialogSiteQuery,
} from '../../../graphql/generated/features/sites/import/ImportDialog.ts';
import { closeImport } from '../../../lib/asked-import.ts';
import { hostOf } from '../../../lib/host.ts';
import { useJobs } from '../../../lib/jobs.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { siteSettingsUrl } from '../sites.urls.ts';
import type { Reach } from './import-plan.ts';
import { Counting, PreviewFacts } from './PreviewFacts.tsx';

export interface ImportDialogProps {
  /** Of the site that is asked about; it closes when there is none. */
  siteId: string | undefined;
}

/** What an import would bring in, before it is begun. It is counted in WordPress each time that somebody asks. */
export default function ImportDialog(props: ImportDialogProps) {
  const [known] = createImportDialogSiteQuery({ variables: () => ({ id: props.siteId ?? '' }), pause: () => !props.siteId });
  const host = () => (known.data?.site?.id === props.siteId ? known.data?.site?.url : undefined);
  return (
    <Dialog
      wide
      title={host() ? `Import from ${hostOf(host() as string)}` : 'Import from WordPress'}
      open={props.siteId !== undefined}
      onOpenChange={(open) => !open && closeImport()}
    >
      <Show when={props.siteId} keyed>
        {(siteId) => <Asked siteId={siteId} />}
      </Show>
    </Dialog>
  );
}

function Asked(props: { siteId: string }) {
  const jobs = useJobs();
  const [counted, count] = createImportDialogPreviewQuery({ variables: { siteId: props.siteId }, requestPolicy: 'network-only' });
  const [begun, begin] = createImportDialogImportMutation();
  const [reach, setReach] = createSignal<Reach>('changed');
  const preview = () => counted.data?.importPreview;
  const failure = () => (counted.error && !counted.fetching ? failureOfOperation(counted.error) : undefined);

  // Somebody else may have begun one meanwhile: what it does stands in the dock.
  const isRunning = () => jobs.running(props.siteId).some((job) => job.kind === 'IMPORT_SITE');
  createEffect(on(isRunning, (running, was) => running && was === false && closeImport()));

  const run = async (event: SubmitEvent) => {
    event.preventDefault();
    if (begun.fetching || isRunning()) return;
    const { data } = await begin({ siteId: props.siteId, full: reach() === 'all' });
    if (!data) return;
    jobs.track(data.importSite.job.id);
    closeImport();
  };

  return (
    <form onSubmit={run}>
      <div class="grid max-h-[70dvh] gap-4 overflow-y-auto px-5 pt-3 pb-5">
        <Show when={begun.error}>
          {(error) => (
            <Notice tone="red">
              <b class="font-semibold">The import did not begin.</b> {failureOfOperation(error()).message}
            </Notice>
          )}
        </Show>
        <Switch fallback={<Counting />}>
          <Match when={preview()}>{(found) => <PreviewFacts preview={found()} reach={reach()} onReach={setReach} />}</Match>
          <Match when={failure()}>
            {(failed) => (
              <>
                <Notice tone="red">
                  <b class="font-semibold">What WordPress has could not be counted.</b> {failed().message} Nothing was imported.
                </Notice>
                <p class="flex flex-wrap items-center gap-2">
                  <Button onClick={() => count({ requestPolicy: 'network-only' })}>Count again</Button>
                  <a href={siteSettingsUrl(props.siteId, 'connection')} onClick={closeImport} class="text-link">
                    Test the connection
                  </a>
                </p>
              </>
            )}
          </Match>
        </Switch>
        <p class="text-label text-ink-3">
          Importing changes nothing in WordPress, and never overwrites what was changed here: where both were changed, you choose.
        </p>
      </div>
      <DialogActions>
        <Button
          type="submit"
          variant={failure() ? 'plain' : 'primary'}
          data-autofocus
          busy={(begun.fetching && 'Beginning…') || (isRunning() && 'Importing…')}
        >
          {preview() ? 'Import' : failure() ? 'Import all the same' : 'Import without counting'}
        </Button>
        <Button variant="ghost" onClick={closeImport}>
          Cancel
        </Button>
      </DialogActions>
    </form>
  );
}
