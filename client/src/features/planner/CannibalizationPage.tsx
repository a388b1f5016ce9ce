/** Keywords that more than one thing aims at: ideas, tasks and content that would take readers from each other. */
import { A, useNavigate, useParams } from '@solidjs/router';
import Clock from 'lucide-solid/icons/clock-3';
import FileText from 'lucide-solid/icons/file-text';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import {
  type CannibalizationPage_ListQuery,
  createCannibalizationPageListQuery,
} from '../../graphql/generated/features/planner/CannibalizationPage.ts';
import { createPagedList } from '../../graphql/paged-list.ts';
import { contentStatusLabel, ideaStatusLabel, taskStatusLabel } from '../../lib/labels.ts';
import { formatCount, plural } from '../../lib/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { DataTableSkeleton } from '../../ui/DataTable.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { TableMore } from '../../ui/table/TableMore.tsx';
import { editorUrl } from '../content/content.urls.ts';
import { tasksUrl } from '../writer/writer.urls.ts';
import { ClusterLink, Unknown } from './cells.tsx';
import { IdeaViews } from './IdeaViews.tsx';
import { lastOfEach } from './last-of-each.ts';
import { ideasUrl, ideaUrl } from './planner.urls.ts';

type Row = CannibalizationPage_ListQuery['cannibalization']['nodes'][number];

export default function CannibalizationPage() {
  const params = useParams<{ siteId: string }>();
  return (
    <Show when={params.siteId} keyed>
      {(siteId) => <Cannibalization siteId={siteId} />}
    </Show>
  );
}

function Cannibalization(props: { siteId: string }) {
  const navigate = useNavigate();
  const rows = createPagedList({
    variables: () => ({ siteId: props.siteId }),
    open: (query) => createCannibalizationPageListQuery({ ...query, requestPolicy: 'cache-and-network' }),
    connection: ({ cannibalization }) => ({
      ...cannibalization,
      nodes: cannibalization.nodes.map((node) => ({ ...lastOfEach(node), id: node.keyword.id })),
    }),
  });
  const summary = () => {
    const total = rows.total();
    return total ? `${plural(total, 'keyword')} that more than one thing aims at` : undefined;
  };

  return (
    <>
      <PageHead title="Ideas" summary={summary()} />
      <IdeaViews siteId={props.siteId} view="cannibalization" />
      <Switch fallback={<DataTableSkeleton columns={4} rows={8} />}>
        <Match when={rows.error() && !rows.loaded() && rows.error()}>
          {(error) => (
            <ErrorState
              title="It could not be looked up"
              actions={
                <Button variant="primary" busy={rows.fetching() && 'Trying…'} onClick={rows.reload}>
                  Try again
                </Button>
              }
            >
              {failureOfOperation(error()).message}
            </ErrorState>
          )}
        </Match>
        <Match when={rows.loaded() && rows.nodes().length === 0}>
          <EmptyState
            title="No keyword is aimed at twice"
            actions={<Button onClick={() => navigate(ideasUrl(props.siteId))}>Back to the ideas</Button>}
          >
            When two ideas, tasks or pages aim at the same keyword, they take readers from each other, and search engines have to guess
            which one to show. Such keywords are listed here as soon as there are any; for now each has one thing at most.
          </EmptyState>
        </Match>
        <Match when={rows.loaded()}>
          <div class="min-h-60 flex-1 overflow-auto border-t border-rule bg-sheet">
            <p class="max-w-180 px-4 pt-3 pb-2 text-ink-2 sm:px-5">
              These take readers from each other: keep the best for each keyword, and aim the others at something else, merge them or
              dismiss them.
            </p>
            <table class="w-full border-separate border-spacing-0 max-sm:block" aria-label="Keywords that more than one thing aims at">
              <thead class="max-sm:sr-only">
                <tr>
                  <For each={['Keyword', 'Volume', 'What aims at it']}>
                    {(name, at) => (
                      <th
                        scope="col"
                        class="sticky top-0 z-10 h-7.5 border-b border-rule bg-sheet px-1.5 text-left text-label font-medium text-ink-3 first:pl-5 last:pr-5"
                        classList={{ 'w-80': at() === 0, 'w-24 text-right!': at() === 1, 'pl-6!': at() === 2 }}
                      >
                        {name}
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody class="max-sm:block">
                <For each={rows.nodes()}>{(row) => <KeywordRow siteId={props.siteId} row={row} />}</For>
              </tbody>
            </table>
            <TableMore {...rows.more()} />
          </div>
        </Match>
      </Switch>
    </>
  );
}

const cell = 'border-b border-rule/65 px-1.5 py-2.5 align-top max-sm:block max-sm:px-4';

const KeywordRow = (props: { siteId: string; row: Row }) => (
  <tr class="max-sm:block">
    <th scope="row" class={`${cell} text-left font-normal max-sm:border-b-0 max-sm:pb-0 sm:pl-5`}>
      <span class="block font-semibold">{props.row.keyword.text}</span>
      <span class="text-label">
        <ClusterLink siteId={props.siteId} cluster={props.row.keyword.cluster} without="Unclustered" />
      </span>
    </th>
    <td class={`${cell} figures text-right max-sm:border-b-0 max-sm:py-0.5 max-sm:text-left`}>
      {props.row.keyword.volume === null ? <Unknown /> : formatCount(props.row.keyword.volume)}
      <span class="font-sans text-ink-3 sm:sr-only"> searches a month</span>
    </td>
    <td class={`${cell} sm:pr-5 sm:pl-6`}>
      <ul class="grid grid-cols-[minmax(0,1fr)] gap-1">
        <For each={props.row.contents}>
          {(content) => (
            <Aim
              icon={<FileText size={14} strokeWidth={1.75} />}
              kind="Content"
              title={content.title}
              href={editorUrl(props.siteId, content.id)}
              standing={content.externalUrl && content.status === 'DRAFT' ? 'Live in WordPress' : contentStatusLabel(content.status)}
            />
          )}
        </For>
        <For each={props.row.tasks}>
          {(task) => (
            <Aim
              icon={<Clock size={14} strokeWidth={1.75} />}
              kind="Task"
              title={task.title}
              href={tasksUrl(props.siteId, { cluster: task.cluster?.id ?? '' })}
              standing={taskStatusLabel(task.status)}
            />
          )}
        </For>
        <For each={props.row.ideas}>
          {(idea) => (
            <Aim
              icon={<Lightbulb size={14} strokeWidth={1.75} />}
              kind="Idea"
              title={idea.title}
              href={ideaUrl(props.siteId, idea.id)}
              standing={ideaStatusLabel(idea.status)}
            />
          )}
        </For>
      </ul>
    </td>
  </tr>
);

const Aim = (props: { icon: JSX.Element; kind: string; title: string; href: string; standing: string }) => (
  <li class="flex min-h-6.5 items-center gap-2">
    <span class="flex w-20 flex-none items-center gap-1.5 text-ink-3">
      {props.icon} {props.kind}
    </span>
    <A href={props.href} title={props.title} class="serif-title min-w-0 truncate rounded-[2px] text-row hover:underline touch:leading-8">
      {props.title}
    </A>
    <span class="flex-none text-label text-ink-3">{props.standing}</span>
  </li>
);
