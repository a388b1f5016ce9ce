import Boxes from 'lucide-solid/icons/boxes';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { type AddKeywords, createAddKeywords } from './add-keywords.ts';
import { countryOptions } from './countries.ts';
import { type PastedKeywords, readKeywordLines } from './keyword-lines.ts';
import { RejectedLines } from './RejectedLines.tsx';

export interface AddKeywordsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  siteId: string;
  onGenerateClusters: () => void;
}

export function AddKeywordsDialog(props: AddKeywordsDialogProps) {
  const [sending, setSending] = createSignal(false);
  return (
    <Dialog
      title="Add keywords"
      wide
      open={props.open}
      // What is on its way is not left alone by a stray key.
      onOpenChange={(open) => (open || !sending()) && props.onOpenChange(open)}
    >
      <AddKeywordsForm {...props} onSending={setSending} />
    </Dialog>
  );
}

function AddKeywordsForm(props: AddKeywordsDialogProps & { onSending: (sending: boolean) => void }) {
  const [pasted, setPasted] = createSignal('');
  const [country, setCountry] = createSignal<string | null>(null);
  const [missing, setMissing] = createSignal(false);
  const read = createMemo(() => readKeywordLines(pasted()));
  const adding = createAddKeywords(() => props.siteId);

  const run = async (work: () => Promise<void>) => {
    props.onSending(true);
    await work();
    props.onSending(false);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (read().keywords.length === 0) return setMissing(true);
    if (adding.state.phase === 'before') void run(() => adding.send(read().keywords, country()));
  };

  return (
    <Switch>
      <Match when={adding.state.phase === 'before'}>
        <form noValidate onSubmit={submit}>
          <div class="grid gap-4 px-5 pt-3 pb-5">
            <TextArea
              label="Keywords"
              name="keywords"
              rows={9}
              value={pasted()}
              onChange={(text) => {
                setPasted(text);
                setMissing(false);
              }}
              placeholder={'cold brew ratio, 1200\nhow to clean a moka pot\nburr grinder under $100, 880'}
              hint="One a line. A volume may follow behind a comma or a tab, as it comes out of a spreadsheet."
              error={missing() ? (pasted().trim() === '' ? 'Paste at least one keyword.' : 'None of these lines can be used.') : undefined}
            />
            <Understood read={read()} empty={pasted().trim() === ''} />
            <Combobox
              label="Country that the volumes are for"
              optional
              value={country()}
              options={countryOptions}
              onChange={setCountry}
              placeholder="Any country"
            />
          </div>
          <DialogActions>
            <Button type="submit" variant="primary">
              Add {read().keywords.length > 0 ? plural(read().keywords.length, 'keyword') : 'keywords'}
            </Button>
            <Button variant="ghost" onClick={() => props.onOpenChange(false)}>
              Cancel
            </Button>
          </DialogActions>
        </form>
      </Match>
      <Match when={adding.state.phase === 'done'}>
        <Done adding={adding} read={read()} onGenerateClusters={props.onGenerateClusters} onClose={() => props.onOpenChange(false)} />
      </Match>
      <Match when={true}>
        <UnderWay adding={adding} onGoOn={() => run(adding.goOn)} onClose={() => props.onOpenChange(false)} />
      </Match>
    </Switch>
  );
}

/** What is made of the text, before anything is sent. */
const Understood = (props: { read: PastedKeywords; empty: boolean }) => {
  const words = () => {
    const { keywords, withVolume, repeated } = props.read;
    const parts = [plural(keywords.length, 'keyword')];
    if (keywords.length > 0) parts.push(withVolume === keywords.length ? 'all with a volume' : `${formatCount(withVolume)} with a volume`);
    if (repeated > 0) parts.push(`${formatCount(repeated)} said twice`);
    return parts.join(', ');
  };
  return (
    <div class="-mt-2 grid gap-2">
      <p role="status" class="min-h-5 font-medium">
        <Show when={!props.empty}>{words()}</Show>
      </p>
      <RejectedLines
        lines={props.read.rejected}
        lead={`${plural(props.read.rejected.length, 'line')} cannot be used and will be left out`}
      />
    </div>
  );
};

const UnderWay = (props: { adding: AddKeywords; onGoOn: () => void; onClose: () => void }) => {
  const { state } = props.adding;
  const sending = () => state.phase === 'sending';
  return (
    <>
      <div class="grid gap-3 px-5 pt-3 pb-5">
        <p role="status">
          {sending() ? 'Adding' : 'Stopped at'} {formatCount(state.sent)} of {plural(state.total, 'keyword')}
          {sending() ? '…' : '.'}
        </p>
        <ProgressBar label="Keywords sent" done={state.sent} total={state.total} running={sending()} />
        <Show when={state.failure}>
          {(words) => (
            <Notice tone="red">
              {words()} The {formatCount(state.sent)} before are safe; going on sends only the rest.
            </Notice>
          )}
        </Show>
      </div>
      <DialogActions>
        <Show
          when={sending()}
          fallback={
            <>
              <Button variant="primary" onClick={props.onGoOn}>
                Add the other {formatCount(state.total - state.sent)}
              </Button>
              <Button variant="ghost" onClick={props.onClose}>
                Leave it at that
              </Button>
            </>
          }
        >
          <Button onClick={props.adding.stop}>Stop</Button>
        </Show>
      </DialogActions>
    </>
  );
};

const Done = (props: { adding: AddKeywords; read: PastedKeywords; onGenerateClusters: () => void; onClose: () => void }) => {
  const { state } = props.adding;
  const rejected = () => [...props.read.rejected, ...state.rejected].sort((one, other) => one.line - other.line);
  const group = () => {
    props.onClose();
    props.onGenerateClusters();
  };
  return (
    <>
      <div class="grid gap-3 px-5 pt-3 pb-5">
        <dl class="grid grid-cols-3 divide-x divide-rule rounded-card border border-rule">
          <Outcome count={state.added} label="added" />
          <Outcome count={state.existing} label="there already" />
          <Outcome count={rejected().length} label="rejected" bad />
        </dl>
        <Show when={state.existing > 0}>
          <p class="text-ink-2">Those that were there already took the newer volumes and lost nothing.</p>
        </Show>
        <RejectedLines lines={rejected()} lead="Rejected, and why" />
      </div>
      <DialogActions>
        <Show
          when={state.added > 0}
          fallback={
            <Button variant="primary" onClick={props.onClose}>
              Done
            </Button>
          }
        >
          <Button variant="primary" onClick={group}>
            <Boxes size={15} strokeWidth={1.75} /> Generate clusters
          </Button>
          <Button variant="ghost" onClick={props.onClose}>
            Not now
          </Button>
        </Show>
      </DialogActions>
    </>
  );
};

const Outcome = (props: { count: number; label: string; bad?: boolean }) => (
  <div class="grid justify-items-start gap-0.5 px-3.5 py-2.5">
    <dt class="order-2 text-label text-ink-3">{props.label}</dt>
    <dd class="serif-title text-title" classList={{ 'text-red': props.bad && props.count > 0 }}>
      {formatCount(props.count)}
    </dd>
  </div>
);
