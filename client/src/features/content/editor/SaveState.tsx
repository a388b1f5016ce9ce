import { createSignal, Match, onCleanup, Switch } from 'solid-js';
import { ago } from '../../../lib/ago.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Editing } from './create-editor.ts';

/** Whether what is on the desk is saved. */
export function SaveState(props: { editing: Editing }) {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), 20_000);
  onCleanup(() => clearInterval(timer));
  return (
    <span role="status" class="min-w-0 truncate text-ink-3">
      <Switch>
        <Match when={props.editing.saving()}>Saving…</Match>
        <Match when={props.editing.conflict()}>
          <Button size="small" variant="ghost" class="text-plum" onClick={() => props.editing.setDeciding(true)}>
            Not saved: decide between two texts
          </Button>
        </Match>
        <Match when={props.editing.isDirty() && props.editing.kept() && props.editing.overtakenBy()}>
          {(version) => (
            <span class="font-medium text-ochre" title="Saving shows you both where you changed the same.">
              Not saved yet; version {version()} was saved meanwhile
            </span>
          )}
        </Match>
        <Match when={props.editing.isDirty()}>
          <span class="font-medium text-ochre">{notSaved(props.editing)}</span>
        </Match>
        <Match when={props.editing.savedAt()}>{(moment) => `Saved ${ago(moment(), Math.max(now(), Date.parse(moment())))}`}</Match>
      </Switch>
    </span>
  );
}

function notSaved(editing: Editing): string {
  if (!editing.keptHere())
    return editing.keptThere() === 'held' ? 'Not saved yet. Kept on the server only' : 'Not saved, and kept nowhere else yet';
  return editing.keptThere() === 'failed' ? 'Not saved yet. Kept in this browser only' : 'Not saved yet';
}
