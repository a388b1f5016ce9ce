import { useNavigate } from '@solidjs/router';
import FlaskConical from 'lucide-solid/icons/flask-conical';
import { createSignal, onCleanup, Show } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createTrySandboxStartMutation } from '../../graphql/generated/features/sites/TrySandbox.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { siteUrl } from './sites.urls.ts';

/** What goes on there, by the seconds that it usually takes. The call itself says nothing before its end. */
const stages = [
  [0, 'Starting a WordPress on this machine…'],
  [4, 'Fetching WordPress; only the first time takes so long…'],
  [14, 'Installing it and connecting a site to it…'],
  [40, 'Still at it. A slow line makes this take a minute or two…'],
] as const;

/** For somebody without a WordPress at hand: a real one, started by the product. */
export function TrySandbox() {
  const navigate = useNavigate();
  const [started, start] = createTrySandboxStartMutation();
  const [seconds, setSeconds] = createSignal(0);
  let timer: ReturnType<typeof setInterval> | undefined;
  onCleanup(() => clearInterval(timer));
  const words = () => stages.findLast(([from]) => seconds() >= from)?.[1];

  const run = async () => {
    setSeconds(0);
    timer = setInterval(() => setSeconds((count) => count + 1), 1000);
    const { data } = await start({});
    clearInterval(timer);
    if (data) navigate(siteUrl(data.startSandbox.site.id));
  };

  return (
    <div class="grid max-w-110 gap-2 px-5 pb-10 sm:px-12">
      <div class="grid justify-items-start gap-3 rounded-card border border-rule bg-sheet p-4">
        <p class="text-ink-2">
          No WordPress at hand? This starts a real one on the machine that IGNY8 runs on, and connects it. It works on Linux (x64), keeps
          what you publish, and ends together with IGNY8.
        </p>
        <Button onClick={run} busy={started.fetching && 'Starting the sandbox…'}>
          <FlaskConical size={14} strokeWidth={1.75} /> Try it with a sandbox WordPress
        </Button>
        <p role="status" class="text-label text-ink-2 empty:hidden">
          {started.fetching ? words() : ''}
        </p>
        <Show when={!started.fetching && started.error}>
          {(error) => (
            <Notice tone="red">
              <b class="font-semibold">The sandbox did not start.</b> {failureOfOperation(error()).message} Nothing was added. Try again, or
              add a WordPress of your own.
            </Notice>
          )}
        </Show>
      </div>
    </div>
  );
}
