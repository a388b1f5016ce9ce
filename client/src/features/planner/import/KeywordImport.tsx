/** The sheet in which keywords come in: pasted, or from a file. */
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import Boxes from 'lucide-solid/icons/boxes';
import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js';
import { isSettled } from '../../../lib/job-work.ts';
import { useJobs } from '../../../lib/jobs.tsx';
import { formatCount, plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { ImportRun } from './ImportRun.tsx';
import { ImportSource } from './ImportSource.tsx';
import { createKeywordImport } from './keyword-import.ts';

export interface KeywordImportProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  onGenerateClusters: () => void;
}

export default function KeywordImport(props: KeywordImportProps) {
  const jobs = useJobs();
  const work = createKeywordImport(() => props.siteId);
  const { state } = work;
  // Kept while the sheet is closed: a stray key must not lose what somebody pasted.
  const [pasted, setPasted] = createSignal('');
  const job = () => (state.jobId ? jobs.get(state.jobId) : undefined);
  const over = () => {
    const known = job();
    return known !== undefined && isSettled(known);
  };

  const change = (open: boolean) => {
    props.onOpenChange(open);
    if (!open && state.phase !== 'source') {
      if (state.phase === 'importing') setPasted('');
      work.reset();
    }
  };
  onCleanup(work.reset);
  const sendPasted = () => void work.send(new File([pasted()], 'pasted.txt', { type: 'text/plain' }));
  const ready = () => state.preview?.ready ?? 0;
  const mayBegin = () => ready() > 0 && !state.looking && (work.fields()?.includes('KEYWORD') ?? false);

  const finished = () => {
    if (!over()) return 'Importing keywords';
    return job()?.state === 'SUCCEEDED' ? 'Keywords imported' : 'Not all keywords were imported';
  };
  const title = () => {
    if (state.phase === 'importing') return finished();
    return state.phase === 'preview' ? 'Check before importing' : 'Add keywords';
  };
  const summary = () => {
    if (state.phase === 'preview')
      return `${state.preview?.fileName === 'pasted.txt' ? 'Pasted text' : state.preview?.fileName}. Nothing has been added yet.`;
    return state.phase === 'source' ? 'From a file, or pasted. You see what was understood before anything is added.' : undefined;
  };

  const actions = () => (
    <Switch>
      <Match when={state.phase === 'source'}>
        <Button variant="primary" disabled={pasted().trim() === ''} onClick={sendPasted}>
          Continue
        </Button>
        <Button variant="ghost" onClick={() => change(false)}>
          Cancel
        </Button>
      </Match>
      <Match when={state.phase === 'uploading' || state.phase === 'reading'}>
        <Button onClick={work.stop}>Stop</Button>
      </Match>
      <Match when={state.phase === 'preview'}>
        <Button variant="primary" disabled={!mayBegin()} busy={state.beginning && 'Beginning…'} onClick={work.begin}>
          Import {plural(ready(), 'keyword')}
        </Button>
        <Button variant="ghost" class="max-sm:hidden" onClick={() => change(false)}>
          Cancel
        </Button>
        <Button variant="ghost" class="mr-auto -ml-3" onClick={work.reset}>
          <ArrowLeft size={14} strokeWidth={1.75} /> Another file
        </Button>
      </Match>
      <Match when={over()}>
        <Show
          when={(job()?.done ?? 0) > 0}
          fallback={
            <Button variant="primary" onClick={() => change(false)}>
              Close
            </Button>
          }
        >
          <Button
            variant="primary"
            onClick={() => {
              change(false);
              props.onGenerateClusters();
            }}
          >
            <Boxes size={15} strokeWidth={1.75} /> Group them into clusters
          </Button>
          <Button variant="ghost" onClick={() => change(false)}>
            Not now
          </Button>
        </Show>
      </Match>
      <Match when={state.phase === 'importing'}>
        <Button variant="primary" onClick={() => change(false)}>
          Run in background
        </Button>
        <Button variant="ghost" onClick={() => state.jobId && void jobs.cancel(state.jobId)}>
          Stop
        </Button>
      </Match>
    </Switch>
  );

  return (
    <Sheet open={props.open} onOpenChange={change} title={title()} summary={summary()} wide actions={actions()}>
      <Show when={state.failure}>
        {(words) => (
          <div class="pb-3">
            <Notice tone="red">{words()}</Notice>
          </div>
        )}
      </Show>
      <Switch>
        <Match when={state.phase === 'source'}>
          <ImportSource pasted={pasted()} onPaste={setPasted} onFile={(file) => void work.send(file)} onContinue={sendPasted} />
        </Match>
        <Match when={state.phase === 'uploading' || state.phase === 'reading'}>
          <div class="grid max-w-110 gap-3 pt-2">
            <p role="status">
              {state.phase === 'uploading'
                ? `Sending ${state.fileName}: ${megabytes(state.sent)} of ${megabytes(state.size)}`
                : `Reading ${state.fileName}…`}
            </p>
            <ProgressBar
              label={state.phase === 'uploading' ? 'Sent' : 'Reading'}
              done={state.sent}
              total={state.phase === 'uploading' ? state.size : null}
              running
            />
          </div>
        </Match>
        <Match when={state.phase === 'preview' && state.preview}>
          {(preview) => <ImportPreview siteId={props.siteId} work={work} preview={preview()} />}
        </Match>
        <Match when={state.phase === 'importing'}>
          <ImportRun siteId={props.siteId} job={job()} preview={state.preview} />
        </Match>
      </Switch>
    </Sheet>
  );
}

const megabytes = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${formatCount(Math.ceil(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
