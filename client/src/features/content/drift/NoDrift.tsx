import { Match, Switch } from 'solid-js';
import { ago } from '../../../lib/ago.ts';
import type { Job } from '../../../lib/job-work.ts';
import { plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/PageState.tsx';
import type { Check } from './create-check.ts';

/** Nothing is listed: because nothing has changed, because nobody has looked, or because looking failed. */
export function NoDrift(props: { check: Check; last: Job | undefined; isKnown: boolean }) {
  const button = (variant: 'primary' | 'plain', words: string) => (
    <Button
      variant={variant}
      onClick={props.check.begin}
      busy={props.check.running() && 'Checking…'}
      disabled={props.check.obstacle() !== undefined}
      title={props.check.obstacle()}
    >
      {words}
    </Button>
  );
  return (
    <Switch
      fallback={
        <EmptyState title="Nobody has looked yet" actions={button('primary', 'Check WordPress now')}>
          A check compares each post that is here with what WordPress has, without importing anything. It finds what was changed, trashed or
          deleted there.
        </EmptyState>
      }
    >
      <Match when={!props.isKnown}>{null}</Match>
      <Match when={props.check.running() && props.last?.state !== 'SUCCEEDED'}>
        <EmptyState title="WordPress is being looked at">
          What was changed, trashed or deleted there stands in this place as soon as the check has ended.
        </EmptyState>
      </Match>
      <Match when={props.last?.state === 'SUCCEEDED' && props.last}>
        {(job) => (
          <EmptyState title="WordPress has what we published" actions={button('plain', 'Check again')}>
            {plural(job().done, 'post')} {job().done === 1 ? 'was' : 'were'} looked at {ago(job().finishedAt ?? job().createdAt)}. What is
            changed, trashed or deleted there since then is found by the next check, and by the next import.
          </EmptyState>
        )}
      </Match>
      <Match when={props.last?.state === 'FAILED'}>
        <EmptyState title="It is not known what WordPress has" actions={button('primary', 'Check again')}>
          The last check could not be finished, as is said above. Nothing was changed, here or there.
        </EmptyState>
      </Match>
    </Switch>
  );
}
