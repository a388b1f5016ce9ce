import Download from 'lucide-solid/icons/download';
import { createSignal, type JSX, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createImportButtonImportMutation } from '../../graphql/generated/features/sites/ImportButton.ts';
import { useJobs } from '../../lib/jobs.tsx';
import { Button, type ButtonLook } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

export interface ImportButtonProps extends ButtonLook {
  siteId: string;
  children: JSX.Element;
  onSettled?: () => void;
}

/** Brings in what WordPress has. What it does meanwhile stands in the dock. */
export function ImportButton(props: ImportButtonProps) {
  const jobs = useJobs();
  const [begun, begin] = createImportButtonImportMutation();
  const [jobId, setJobId] = createSignal<string>();
  const running = () => begun.fetching || jobs.running(props.siteId).some((job) => job.kind === 'IMPORT_SITE' || job.id === jobId());
  const run = async () => {
    const { data } = await begin({ siteId: props.siteId });
    if (!data) return;
    const { id } = data.importSite.job;
    setJobId(id);
    jobs.track(id);
    jobs.onSettled(id, () => props.onSettled?.());
  };
  return (
    <>
      <Button variant={props.variant ?? 'plain'} size={props.size ?? 'normal'} onClick={run} busy={running() && 'Importing…'}>
        <Download size={14} strokeWidth={1.75} /> {props.children}
      </Button>
      <Show when={begun.error}>
        {(error) => (
          <div class="basis-full">
            <Notice tone="red">{failureOfOperation(error()).message}</Notice>
          </div>
        )}
      </Show>
    </>
  );
}
