import { createEffect, createMemo, For, Match, on, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createNeedsAttentionListQuery } from '../../graphql/generated/features/sites/NeedsAttention.ts';
import { formatCount } from '../../lib/numbers.ts';
import { Button, buttonLook } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Status } from '../../ui/Status.tsx';
import { contentUrl, editorUrl } from '../content/content.urls.ts';
import { tasksUrl } from '../writer/writer.urls.ts';

interface Matter {
  id: string;
  title: string;
  kind: 'failed' | 'missing' | 'taskFailed' | 'unpublished';
  reason?: string | undefined;
  href: string;
  act: string;
}

export interface NeedsAttentionProps {
  siteId: string;
  /** How many there are of what the site counts itself. */
  counts: { failedTasks: number; missingInWordPress: number; unpublishedChanges: number };
}

const EACH = 6;

/** What does not go on without a person. */
export function NeedsAttention(props: NeedsAttentionProps) {
  const [result, load] = createNeedsAttentionListQuery({
    variables: () => ({ siteId: props.siteId, each: EACH }),
    requestPolicy: 'cache-and-network',
  });
  createEffect(
    on(
      () => Object.values(props.counts).join(),
      () => load({ requestPolicy: 'network-only' }),
      { defer: true },
    ),
  );

  const matters = createMemo<Matter[]>(() => {
    const found = result.data;
    if (!found) return [];
    const failed = found.tried.nodes.filter(({ lastPublishAttempt }) => lastPublishAttempt?.state === 'FAILED');
    const known = new Set([...failed, ...found.missing.nodes].map(({ id }) => id));
    return [
      ...failed.map(({ id, title, lastPublishAttempt }) => ({
        id,
        title,
        kind: 'failed' as const,
        reason: lastPublishAttempt?.message ?? undefined,
        href: editorUrl(props.siteId, id),
        act: 'Open',
      })),
      ...found.missing.nodes.map(({ id, title, externalId }) => ({
        id,
        title,
        kind: 'missing' as const,
        reason: externalId ? `Post ${externalId} is gone` : undefined,
        href: editorUrl(props.siteId, id),
        act: 'Decide',
      })),
      ...found.tasks.nodes
        .filter(({ lastError }) => lastError)
        .map(({ id, title, lastError }) => ({
          id,
          title,
          kind: 'taskFailed' as const,
          reason: lastError ?? undefined,
          href: tasksUrl(props.siteId, { status: 'QUEUED' }),
          act: 'Open tasks',
        })),
      ...found.changed.nodes
        .filter(({ id }) => !known.has(id))
        .map(({ id, title }) => ({ id, title, kind: 'unpublished' as const, href: editorUrl(props.siteId, id), act: 'Review' })),
    ];
  });
  /** More than are listed, where a list was cut. */
  const count = () => {
    const listed = (kind: Matter['kind']) => matters().filter((matter) => matter.kind === kind).length;
    const { failedTasks, missingInWordPress, unpublishedChanges } = props.counts;
    return (
      listed('failed') +
      Math.max(listed('taskFailed'), failedTasks) +
      Math.max(listed('missing'), missingInWordPress) +
      Math.max(listed('unpublished'), unpublishedChanges)
    );
  };

  return (
    <section aria-labelledby="attention-title" class="min-w-0 rounded-card border border-rule bg-sheet shadow-1">
      <header class="flex h-9.5 items-center border-b border-rule px-3.5">
        <h2 id="attention-title" class="flex-1 font-semibold">
          Needs attention
        </h2>
        <Show when={result.data}>
          <span class="figures text-ink-3">{formatCount(count())}</span>
        </Show>
      </header>
      <Switch fallback={<For each={[0, 1, 2]}>{() => <Skeleton class="mx-3.5 my-4 w-3/5" />}</For>}>
        <Match when={result.error && !result.data && result.error}>
          {(error) => (
            <div role="alert" class="grid justify-items-start gap-2 p-3.5 text-red">
              {failureOfOperation(error()).message}
              <Button size="small" onClick={() => load({ requestPolicy: 'network-only' })}>
                Try again
              </Button>
            </div>
          )}
        </Match>
        <Match when={result.data && matters().length === 0}>
          <p class="px-3.5 py-4 text-ink-2">Nothing. What failed, went missing or was changed after publishing would stand here.</p>
        </Match>
        <Match when={result.data}>
          <ul>
            <For each={matters().slice(0, EACH)}>{(matter) => <Row matter={matter} />}</For>
          </ul>
          <Show when={count() > EACH}>
            <footer class="flex flex-wrap gap-x-4 border-t border-rule px-3.5 py-2 text-label">
              <Show when={props.counts.failedTasks}>
                {(failed) => (
                  <a class="text-link" href={tasksUrl(props.siteId, { status: 'QUEUED' })}>
                    All {failed()} failed tasks
                  </a>
                )}
              </Show>
              <Show when={props.counts.missingInWordPress}>
                {(missing) => (
                  <a class="text-link" href={contentUrl(props.siteId, { missing: true })}>
                    All {missing()} missing
                  </a>
                )}
              </Show>
              <Show when={props.counts.unpublishedChanges}>
                {(changed) => (
                  <a class="text-link" href={contentUrl(props.siteId, { unpublishedChanges: true })}>
                    All {changed()} with unpublished changes
                  </a>
                )}
              </Show>
            </footer>
          </Show>
        </Match>
      </Switch>
    </section>
  );
}

const Row = (props: { matter: Matter }) => (
  <li class="flex min-h-10 items-center gap-x-3 gap-y-1 border-rule px-3.5 py-1.5 not-first:border-t max-sm:flex-wrap">
    <a
      href={props.matter.href}
      title={props.matter.title}
      class="min-w-0 flex-1 truncate rounded-badge font-serif text-row font-medium hover:underline max-sm:basis-full"
    >
      {props.matter.title}
    </a>
    <span class="min-w-0 max-w-64 max-sm:flex-1">
      <Status kind={props.matter.kind} reason={props.matter.reason} />
    </span>
    <a href={props.matter.href} aria-label={`${props.matter.act}: ${props.matter.title}`} class={buttonLook({ size: 'small' })}>
      {props.matter.act}
    </a>
  </li>
);
