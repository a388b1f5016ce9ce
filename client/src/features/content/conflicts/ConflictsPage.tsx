import { useParams } from '@solidjs/router';
import GitCompareArrows from 'lucide-solid/icons/git-compare-arrows';
import { createSignal, Show } from 'solid-js';
import { createConflictsPageSiteQuery } from '../../../graphql/generated/features/content/conflicts/ConflictsPage.ts';
import { ago } from '../../../lib/ago.ts';
import { makeCommands } from '../../../lib/commands.ts';
import { createJobWatch } from '../../../lib/job-watch.ts';
import { contentTypeLabel } from '../../../lib/labels.ts';
import { plural } from '../../../lib/numbers.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { PageHead } from '../../../ui/PageHead.tsx';
import { useLeaveGuard } from '../editor/leave-guard.ts';
import { QueueFrame } from '../queue/QueueFrame.tsx';
import { QueueList } from '../queue/QueueList.tsx';
import { ConflictDesk } from './ConflictDesk.tsx';
import { type ConflictItem, createConflictQueue } from './conflict-queue.ts';
import { createManyConflicts, ManyConflicts } from './ManyConflicts.tsx';
import { NoConflicts } from './NoConflicts.tsx';

export default function ConflictsPage() {
  const params = useParams<{ siteId: string }>();
  return (
    <Show when={params.siteId} keyed>
      {(siteId) => <Conflicts siteId={siteId} />}
    </Show>
  );
}

/** What was changed here and in WordPress, for somebody to choose: one after the other, or many in one way. */
function Conflicts(props: { siteId: string }) {
  const siteId = () => props.siteId;
  const [merging, setMerging] = createSignal(false);
  const [begun, setBegun] = createSignal(false);
  const [told, tell] = createSignal('');
  const queue = createConflictQueue({ siteId, isBusy: begun, isLocked: merging });
  const guard = useLeaveGuard(begun);
  const [about] = createConflictsPageSiteQuery({ variables: () => ({ siteId: siteId() }), requestPolicy: 'cache-and-network' });
  const may = (scope: 'WRITE' | 'PUBLISH') => about.data?.viewer.scopes.includes(scope) ?? false;
  createJobWatch(siteId, 'IMPORT_SITE', queue.list.reread);

  const many = createManyConflicts(queue, tell);
  makeCommands(() => many.commands());

  const asked = () => guard.asked() || queue.asked() !== undefined;
  const stay = () => {
    guard.stay();
    queue.stay();
  };
  const leave = () => {
    setBegun(false);
    guard.leave();
    queue.leave();
  };

  return (
    <>
      <PageHead
        title="Conflicts"
        summary={queue.list.total() > 0 ? `${plural(queue.list.total(), 'item')} changed here and in WordPress` : undefined}
      />
      <p role="status" class="sr-only">
        {told()}
      </p>
      <Show when={many.failure()}>
        {(words) => (
          <div class="px-4 pb-2 sm:px-5">
            <Notice tone="red">{words()}</Notice>
          </div>
        )}
      </Show>
      <QueueFrame
        queue={queue}
        what="The conflicts"
        back="All conflicts"
        list={<QueueList queue={queue} label="Conflicts" maySelect={may('WRITE')} facts={(item) => <Facts item={item} />} />}
        desk={
          <ConflictDesk
            siteId={siteId()}
            contentId={queue.currentId() ?? ''}
            queue={queue}
            viewerId={about.data?.viewer.id ?? null}
            mayWrite={may('WRITE')}
            merging={merging()}
            onMerging={setMerging}
            onBegun={setBegun}
            onTold={tell}
          />
        }
        empty={
          <NoConflicts
            siteId={siteId()}
            decided={queue.settledCount()}
            mayImport={may('PUBLISH') && Boolean(about.data?.site?.active && about.data.site.hasCredentials)}
          />
        }
      />
      <ManyConflicts queue={queue} many={many} />
      <ConfirmDialog
        open={asked()}
        onOpenChange={(open) => !open && stay()}
        title="Leave this merge?"
        confirm="Leave it"
        danger
        onConfirm={leave}
      >
        What you chose and wrote in it is not kept. Both texts stay as they are, and the conflict stays in the list.
      </ConfirmDialog>
    </>
  );
}

const Facts = (props: { item: ConflictItem }) => (
  <span class="grid gap-0.5">
    <span class="flex min-w-0 items-center gap-1.5 text-plum">
      <GitCompareArrows size={13} strokeWidth={1.9} aria-hidden="true" class="flex-none" />
      <span class="truncate">
        {contentTypeLabel(props.item.contentType)}, found {ago(props.item.foundAt)}
      </span>
    </span>
    <span class="truncate">
      Here {ago(props.item.changedHere)}
      <Show when={props.item.changedThere}>{(moment) => <>, in WordPress {ago(moment())}</>}</Show>
    </span>
  </span>
);
