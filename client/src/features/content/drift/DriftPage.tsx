import { useParams } from '@solidjs/router';
import { createSignal, lazy, Show, Suspense } from 'solid-js';
import { unmask } from '../../../graphql/fragment.ts';
import { createDriftPageSiteQuery } from '../../../graphql/generated/features/content/drift/DriftPage.ts';
import type { Jobs_FactsFragment } from '../../../graphql/generated/lib/jobs.ts';
import { makeCommands } from '../../../lib/commands.ts';
import { createJobWatch } from '../../../lib/job-watch.ts';
import { plural } from '../../../lib/numbers.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { createMissing } from '../missing/create-missing.ts';
import { MissingDialog } from '../missing/MissingDialog.tsx';
import { QueueFrame } from '../queue/QueueFrame.tsx';
import { QueueList } from '../queue/QueueList.tsx';
import { CheckStrip } from './CheckStrip.tsx';
import { createBringIn } from './create-bring-in.ts';
import { createCheck } from './create-check.ts';
import { DriftDesk } from './DriftDesk.tsx';
import { DriftFacts } from './DriftFacts.tsx';
import { DriftSelection } from './DriftSelection.tsx';
import { createDriftQueue } from './drift-queue.ts';
import { NoDrift } from './NoDrift.tsx';

const PublishSheet = lazy(() => import('../publish/PublishSheet.tsx').then((module) => ({ default: module.PublishSheet })));

export default function DriftPage() {
  const params = useParams<{ siteId: string }>();
  return (
    <Show when={params.siteId} keyed>
      {(siteId) => <Drifts siteId={siteId} />}
    </Show>
  );
}

/** What was changed, trashed or deleted in WordPress since we last agreed, found without an import. */
function Drifts(props: { siteId: string }) {
  const siteId = () => props.siteId;
  const queue = createDriftQueue(siteId);
  const [about, ask] = createDriftPageSiteQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'cache-and-network' });
  const site = () => (about.data?.site?.id === siteId() ? about.data.site : undefined);
  const may = (scope: 'WRITE' | 'PUBLISH') => about.data?.viewer.scopes.includes(scope) ?? false;
  const lastCheck = () => {
    const job = site()?.lastDriftCheck;
    return job ? unmask<Jobs_FactsFragment>(job) : undefined;
  };
  const reread = () => {
    queue.list.reread();
    ask({ requestPolicy: 'network-only' });
  };
  const check = createCheck({ site, mayPublish: () => may('PUBLISH'), onSettled: reread });
  // What was brought in or published is the same in both places then.
  createJobWatch(siteId, 'IMPORT_SITE', reread);
  createJobWatch(siteId, 'PUBLISH_CONTENT', reread);
  const bringing = createBringIn(siteId, queue);
  const missing = createMissing({ onDone: (_deed, ids) => queue.settled(ids), onChanged: reread });
  const [publishing, publish] = createSignal<string[]>([]);

  makeCommands(() => (check.obstacle() || check.running() ? [] : [{ label: 'Check WordPress for changes now', run: check.begin }]));
  const failure = () => check.failure() ?? bringing.failure() ?? missing.failure();
  const deeds = { bringIn: bringing.bringIn, publishOver: publish, ask: missing.ask };

  return (
    <>
      <PageHead
        title="Changes in WordPress"
        summary={
          queue.list.total() > 0
            ? `${plural(queue.list.total(), 'post')} not as we left ${queue.list.total() === 1 ? 'it' : 'them'}`
            : undefined
        }
      />
      <CheckStrip
        siteId={siteId()}
        check={check}
        last={lastCheck()}
        isKnown={site() !== undefined}
        isListed={queue.list.total() > 0}
        mayStop={may('PUBLISH')}
      />
      <Show when={failure()}>
        {(words) => (
          <div class="px-4 pb-2 sm:px-5">
            <Notice tone="red">{words()}</Notice>
          </div>
        )}
      </Show>
      <QueueFrame
        queue={queue}
        what="The changes"
        back="All changes"
        list={
          <QueueList
            queue={queue}
            label="Changes in WordPress"
            maySelect={may('WRITE') || may('PUBLISH')}
            facts={(item) => <DriftFacts item={item} />}
          />
        }
        desk={
          <DriftDesk
            siteId={siteId()}
            queue={queue}
            deeds={deeds}
            busy={bringing.busy()}
            mayWrite={may('WRITE')}
            mayPublish={may('PUBLISH')}
            onGone={reread}
          />
        }
        empty={<NoDrift check={check} last={lastCheck()} isKnown={site() !== undefined} />}
      />
      <DriftSelection queue={queue} deeds={deeds} mayWrite={may('WRITE')} mayPublish={may('PUBLISH')} />
      <MissingDialog missing={missing} />
      <Show when={publishing().length > 0}>
        <Suspense>
          <PublishSheet siteId={siteId()} contentIds={publishing()} overwrite open onOpenChange={() => publish([])} />
        </Suspense>
      </Show>
    </>
  );
}
