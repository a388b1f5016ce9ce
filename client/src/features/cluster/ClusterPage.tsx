import { A, useNavigate, useParams } from '@solidjs/router';
import Lightbulb from 'lucide-solid/icons/lightbulb';
import { createEffect, createMemo, Match, Show, Switch } from 'solid-js';
import { unmask } from '../../graphql/fragment.ts';
import { type ClusterPage_OneQuery, createClusterPageOneQuery } from '../../graphql/generated/features/cluster/ClusterPage.ts';
import type { ClusterRow_ClusterFragment } from '../../graphql/generated/features/cluster/ClusterRow.ts';
import { QueryButton } from '../../lib/copy-query/QueryButton.tsx';
import { PageFailure } from '../../lib/PageFailure.tsx';
import { noteVisit } from '../../lib/recent.ts';
import { createUndo } from '../../lib/undo.ts';
import { createUrlState, text } from '../../lib/url-state.ts';
import { Button } from '../../ui/Button.tsx';
import { DataTableSkeleton } from '../../ui/DataTable.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { EmptyState } from '../../ui/PageState.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { clustersUrl } from '../planner/planner.urls.ts';
import { ClusterContent, contentSections, type SectionName } from './ClusterContent.tsx';
import { ClusterDialogs } from './ClusterDialogs.tsx';
import { ClusterFacts } from './ClusterFacts.tsx';
import { ClusterIdeas } from './ClusterIdeas.tsx';
import { ClusterKeywords } from './ClusterKeywords.tsx';
import { ClusterMenu } from './ClusterMenu.tsx';
import { clusterUrl } from './cluster.urls.ts';
import { createGenerateIdeas } from './generate-ideas.ts';
import { createLocking } from './locking.ts';

type Cluster = NonNullable<ClusterPage_OneQuery['cluster']>;

export default function ClusterPage() {
  const params = useParams<{ siteId: string; clusterId: string }>();
  return (
    <Show when={params.clusterId} keyed>
      {(clusterId) => <OneCluster siteId={params.siteId} clusterId={clusterId} />}
    </Show>
  );
}

function OneCluster(props: { siteId: string; clusterId: string }) {
  const navigate = useNavigate();
  const [result, load] = createClusterPageOneQuery({ variables: () => ({ id: props.clusterId }), requestPolicy: 'cache-and-network' });
  const reload = () => load({ requestPolicy: 'network-only' });
  // One of another site is not shown as if it were of this one.
  const cluster = () => (result.data?.cluster?.siteId === props.siteId ? result.data.cluster : undefined);

  return (
    <Switch
      fallback={
        <>
          <PageHead title="Cluster" />
          <DataTableSkeleton columns={5} rows={8} />
        </>
      }
    >
      <Match when={cluster()}>
        {(found) => <Found cluster={found()} mayWrite={result.data?.viewer.scopes.includes('WRITE') ?? false} onChanged={reload} />}
      </Match>
      <Match when={result.error}>
        {(error) => <PageFailure head="Cluster" what="The cluster" error={error()} busy={result.fetching} onRetry={reload} />}
      </Match>
      <Match when={result.data && !result.fetching && !result.stale}>
        <PageHead title="Cluster" />
        <EmptyState
          title="There is no such cluster"
          actions={
            <Button variant="primary" onClick={() => navigate(clustersUrl(props.siteId))}>
              Go to Clusters
            </Button>
          }
        >
          This site has no cluster at this address. It may have been deleted, or the address was cut.
        </EmptyState>
      </Match>
    </Switch>
  );
}

function Found(props: { cluster: Cluster; mayWrite: boolean; onChanged: () => void }) {
  const siteId = () => props.cluster.siteId;
  createEffect(() =>
    noteVisit({ siteId: siteId(), href: clusterUrl(siteId(), props.cluster.id), kind: 'cluster', label: props.cluster.name }),
  );
  const [view, setView] = createUrlState({ tab: text('articles'), dialog: text() });
  const proposing = createGenerateIdeas(siteId, props.onChanged);
  const locking = createLocking();
  const undo = createUndo(props.onChanged);
  const failure = () => proposing.failure() ?? locking.failure() ?? undo.failure();
  const generate = () => void proposing.start([props.cluster.id]);
  const coverage = () => props.cluster.coverage;
  const tabs = createMemo(() => [
    ...contentSections.map(({ name, label, count }) => ({ value: name, label, count: coverage()[count] })),
    { value: 'keywords', label: 'Keywords', count: props.cluster.keywordCount },
    { value: 'ideas', label: 'Ideas', count: coverage().ideas },
  ]);
  const tab = () => (tabs().some(({ value }) => value === view.tab()) ? view.tab() : 'articles');
  const section = () => contentSections.find(({ name }) => name === tab());

  return (
    <>
      <nav aria-label="Where this stands" class="-mb-3 flex-none px-4 pt-3 text-label sm:px-5">
        <A href={clustersUrl(siteId())} class="rounded-[2px] text-ink-3 hover:text-ink hover:underline">
          Clusters
        </A>
      </nav>
      <PageHead title={props.cluster.name}>
        <Show when={props.mayWrite}>
          <ClusterMenu
            cluster={props.cluster}
            onDialog={(dialog) => setView({ dialog }, { push: true })}
            onLock={(locked) => void locking.set([props.cluster], locked)}
          />
          <Button
            variant="primary"
            busy={proposing.busy()}
            disabled={props.cluster.keywordCount === 0}
            title={props.cluster.keywordCount === 0 ? 'It needs keywords first' : 'Have content proposed for its keywords'}
            onClick={generate}
          >
            <Lightbulb size={15} strokeWidth={1.75} /> <span class="max-sm:sr-only">Generate ideas</span>
          </Button>
        </Show>
      </PageHead>
      <Show when={failure()}>
        {(words) => (
          <div class="px-4 pb-2 sm:px-5">
            <Notice tone="red">{words()}</Notice>
          </div>
        )}
      </Show>
      <ClusterFacts cluster={props.cluster} onDescribe={props.mayWrite ? () => setView({ dialog: 'edit' }, { push: true }) : undefined} />
      <Tabs
        label="What belongs to this cluster"
        value={tab()}
        onChange={(value) => setView({ tab: value })}
        tabs={tabs()}
        end={<QueryButton of={{ keywords: 'ClusterKeywords_List', ideas: 'ClusterIdeas_List' }[tab()] ?? 'ContentList_Page'} />}
      >
        <Switch>
          <Match when={section()} keyed>
            {({ name }) => (
              <ClusterContent siteId={siteId()} clusterId={props.cluster.id} section={name as SectionName} onChanged={props.onChanged} />
            )}
          </Match>
          <Match when={tab() === 'keywords'}>
            <ClusterKeywords siteId={siteId()} clusterId={props.cluster.id} mayWrite={props.mayWrite} onChanged={props.onChanged} />
          </Match>
          <Match when={tab() === 'ideas'}>
            <ClusterIdeas
              siteId={siteId()}
              clusterId={props.cluster.id}
              mayWrite={props.mayWrite}
              hasKeywords={props.cluster.keywordCount > 0}
              busy={proposing.busy()}
              onGenerate={generate}
            />
          </Match>
        </Switch>
      </Tabs>
      <Show when={props.mayWrite}>
        <ClusterDialogs
          cluster={props.cluster}
          row={unmask<ClusterRow_ClusterFragment>(props.cluster)}
          open={view.dialog()}
          onClose={() => setView({ dialog: '' })}
          onChanged={(message, token) => {
            props.onChanged();
            undo.offer({ message, tokens: [token] });
          }}
        />
      </Show>
    </>
  );
}
