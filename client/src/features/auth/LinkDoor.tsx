import { createResource, Match, Switch } from 'solid-js';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AcceptLinkForm } from './AcceptLinkForm.tsx';
import { lookAtLink } from './auth.requests.ts';
import { NewPasswordForm } from './NewPasswordForm.tsx';

export interface LinkDoorProps {
  /** The secret of the one-time link. */
  link: string;
  onDone: () => void;
  onHasAccount: () => void;
}

/** What a one-time link opens, or why it opens nothing any more. */
export function LinkDoor(props: LinkDoorProps) {
  const [looked, { refetch }] = createResource(() => props.link, lookAtLink);
  return (
    <Switch
      fallback={
        <div aria-busy="true" class="grid gap-4">
          <Skeleton class="w-3/5" />
          <Skeleton class="w-4/5" />
        </div>
      }
    >
      <Match when={looked.latest?.failure}>
        {(failure) => (
          <section role="alert" class="grid justify-items-start gap-4">
            <h1 class="serif-title text-display">{failure().code === 'UNAUTHENTICATED' ? 'This link has ended' : 'Not opened'}</h1>
            <p class="text-ink-2">{failure().message}</p>
            <div class="flex flex-wrap gap-2">
              {failure().code === 'UNAUTHENTICATED' ? (
                <Button variant="primary" onClick={() => props.onHasAccount()}>
                  Sign in
                </Button>
              ) : (
                <Button variant="primary" busy={looked.loading && 'Trying…'} onClick={() => refetch()}>
                  Try again
                </Button>
              )}
            </div>
          </section>
        )}
      </Match>
      <Match when={looked.latest?.answer?.purpose === 'password' && looked.latest.answer}>
        {(facts) => <NewPasswordForm {...props} facts={facts()} />}
      </Match>
      <Match when={looked.latest?.answer}>{(facts) => <AcceptLinkForm {...props} facts={facts()} />}</Match>
    </Switch>
  );
}
