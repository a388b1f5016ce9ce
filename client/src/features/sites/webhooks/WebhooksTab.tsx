import Plus from 'lucide-solid/icons/plus';
import { createEffect, createSignal, For, Match, on, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import { unmask } from '../../../graphql/fragment.ts';
import {
  createWebhooksTabDeleteMutation,
  createWebhooksTabListQuery,
  createWebhooksTabRotateMutation,
  createWebhooksTabSetActiveMutation,
  createWebhooksTabTestMutation,
  type WebhooksTab_WebhookFragment,
} from '../../../graphql/generated/features/sites/webhooks/WebhooksTab.ts';
import { createUrlState, text } from '../../../lib/url-state.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { DeliveryLog } from './DeliveryLog.tsx';
import { type TestOutcome, WebhookCard } from './WebhookCard.tsx';
import { WebhookDialog } from './WebhookDialog.tsx';
import { WebhookSecret } from './WebhookSecret.tsx';

/** Who is told what happens to the site. */
export default function WebhooksTab(props: { siteId: string; mayManage: boolean }) {
  return (
    <Show
      when={props.mayManage}
      fallback={<p class="text-ink-2">Webhooks tell other programs what happens to this site. Only its owners see and change them.</p>}
    >
      <Webhooks siteId={props.siteId} />
    </Show>
  );
}

function Webhooks(props: { siteId: string }) {
  const [url, setUrl] = createUrlState({ dialog: text(), webhook: text(), log: text(), delivery: text() });
  const [result, load] = createWebhooksTabListQuery({ variables: () => ({ siteId: props.siteId }), requestPolicy: 'cache-and-network' });
  const [, test] = createWebhooksTabTestMutation();
  const [activated, setActive] = createWebhooksTabSetActiveMutation();
  const [rotated, rotate] = createWebhooksTabRotateMutation();
  const [deleted, remove] = createWebhooksTabDeleteMutation();
  const [testing, setTesting] = createSignal('');
  const [resuming, setResuming] = createSignal('');
  const [outcome, setOutcome] = createSignal<{ id: string; came: TestOutcome }>();
  const [secret, setSecret] = createSignal<string>();

  const webhooks = () => (result.data?.webhooks ?? []).map((webhook) => unmask<WebhooksTab_WebhookFragment>(webhook));
  const find = (id: string) => webhooks().find((webhook) => webhook.id === id);
  const asked = (dialog: string) => (url.dialog() === dialog ? find(url.webhook()) : undefined);
  const open = (dialog: string, webhook = '') => setUrl({ dialog, webhook }, { push: true });
  const close = () => setUrl({ dialog: '', webhook: '' });
  const reload = () => load({ requestPolicy: 'network-only' });

  const runTest = async (id: string) => {
    setTesting(id);
    const { data, error } = await test({ id });
    setTesting('');
    setOutcome({ id, came: data ? data.testWebhook.delivery : { refused: error ? failureOfOperation(error).message : '' } });
  };
  const runSetActive = async (id: string, active: boolean) => {
    setResuming(active ? id : '');
    const { error } = await setActive({ id, active });
    setResuming('');
    if (error) setOutcome({ id, came: { refused: failureOfOperation(error).message } });
  };
  const runRotate = async () => {
    const { data } = await rotate({ id: url.webhook() });
    if (!data) return;
    close();
    setSecret(data.rotateWebhookSecret.secret);
  };
  const runDelete = async () => {
    const { error } = await remove({ id: url.webhook() });
    if (!error) close();
  };
  // What waited may have gone out while somebody looked at the log.
  createEffect(on(url.log, (now, before) => before && !now && reload(), { defer: true }));

  return (
    <div class="grid max-w-220 gap-4">
      <div class="flex flex-wrap items-start gap-x-4 gap-y-3">
        <p class="min-w-0 flex-1 basis-72 text-ink-2">
          A webhook tells another program what happens to this site, by a signed request to its address. What it could not be told is tried
          again for a day.
        </p>
        <Show when={webhooks().length > 0}>
          <Button variant="primary" onClick={() => open('new')}>
            <Plus size={14} strokeWidth={2} /> Add webhook
          </Button>
        </Show>
      </div>
      <Switch fallback={<For each={[0, 1]}>{() => <Skeleton class="my-2 w-3/5" />}</For>}>
        <Match when={result.error && !result.data && result.error}>
          {(error) => (
            <div role="alert" class="grid justify-items-start gap-2 text-red">
              {failureOfOperation(error()).message}
              <Button size="small" onClick={reload}>
                Try again
              </Button>
            </div>
          )}
        </Match>
        <Match when={result.data && webhooks().length === 0}>
          <section class="grid justify-items-start gap-3 rounded-card border border-rule bg-sheet px-5 py-6">
            <h2 class="serif-title text-title">Nobody is told yet</h2>
            <p class="max-w-110 text-ink-2">
              Let your own systems hear when content is published, a job has ended or an import needs a decision. The guide,
              docs/api/webhooks.md, says how a receiver checks that a request is ours.
            </p>
            <Button variant="primary" onClick={() => open('new')}>
              <Plus size={14} strokeWidth={2} /> Add the first webhook
            </Button>
          </section>
        </Match>
        <Match when={result.data}>
          <ul class="rounded-card border border-rule bg-sheet shadow-1" aria-label="Webhooks">
            <For each={webhooks().map(({ id }) => id)}>
              {(id) => (
                <Show when={find(id)}>
                  {(webhook) => (
                    <WebhookCard
                      webhook={webhook()}
                      busy={testing() === id ? 'test' : resuming() === id ? 'resume' : undefined}
                      outcome={outcome()?.id === id ? outcome()?.came : undefined}
                      onTest={() => runTest(id)}
                      onLog={() => setUrl({ log: id }, { push: true })}
                      onEdit={() => open('edit', id)}
                      onRotate={() => open('rotate', id)}
                      onSetActive={(active) => !activated.fetching && runSetActive(id, active)}
                      onDelete={() => open('delete', id)}
                    />
                  )}
                </Show>
              )}
            </For>
          </ul>
        </Match>
      </Switch>
      <WebhookDialog
        open={url.dialog() === 'new' || asked('edit') !== undefined}
        siteId={props.siteId}
        webhook={asked('edit')}
        onClose={close}
      />
      <ConfirmDialog
        open={asked('rotate') !== undefined}
        onOpenChange={(isOpen) => !isOpen && close()}
        title="Make a new secret?"
        confirm="Make a new secret"
        busy={rotated.fetching && 'Making…'}
        error={rotated.error && failureOfOperation(rotated.error).message}
        onConfirm={runRotate}
      >
        For 24 hours requests are signed with both the old secret and the new one. Give the new one to the receiver by then.
      </ConfirmDialog>
      <Dialog title="Copy the secret now" open={secret() !== undefined} onOpenChange={(isOpen) => !isOpen && setSecret(undefined)}>
        <Show when={secret()}>{(made) => <WebhookSecret secret={made()} rotated onClose={() => setSecret(undefined)} />}</Show>
      </Dialog>
      <ConfirmDialog
        open={asked('delete') !== undefined}
        onOpenChange={(isOpen) => !isOpen && close()}
        title="Delete this webhook?"
        confirm="Delete it"
        danger
        busy={deleted.fetching && 'Deleting…'}
        error={deleted.error && failureOfOperation(deleted.error).message}
        onConfirm={runDelete}
      >
        <span class="figures break-all">{asked('delete')?.url}</span> is told nothing more. What still waits is not sent, and its log goes
        too.
      </ConfirmDialog>
      <DeliveryLog
        webhook={find(url.log())}
        deliveryId={url.delivery()}
        onOpen={(delivery) => setUrl({ delivery }, { push: true })}
        onClose={() => setUrl({ log: '', delivery: '' })}
      />
    </div>
  );
}
