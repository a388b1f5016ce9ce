import ArchiveRestore from 'lucide-solid/icons/archive-restore';
import CircleDot from 'lucide-solid/icons/circle-dot';
import Tag from 'lucide-solid/icons/tag';
import Trash from 'lucide-solid/icons/trash';
import Upload from 'lucide-solid/icons/upload';
import { lazy, Show, Suspense } from 'solid-js';
import { type PublishRights, publishObstacle } from '../../../lib/content/standing.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { SelectionBar, SelectionBarButton } from '../../../ui/SelectionBar.tsx';
import type { ContentBatch } from './content-batch.ts';

const MissingActions = lazy(() => import('../missing/MissingActions.tsx'));

/** How many one publish takes. */
const MOST_PUBLISHED = 2_000;

export interface ContentSelectionBarProps {
  batch: ContentBatch;
  /** How many match the filters. */
  total: number;
  rights: PublishRights;
  mayWrite: boolean;
  inTrash: boolean;
  /** Those alone are listed whose posts are gone. */
  missing: boolean;
}

export function ContentSelectionBar(props: ContentSelectionBarProps) {
  const { selection } = props.batch;
  const publishable = () => selection.rows().filter((row) => !publishObstacle(row, props.rights));
  const publish = (): { count: number; why?: string | undefined } => {
    const { rights } = props;
    if (!rights.mayPublish) return { count: 0, why: 'Your account may not publish' };
    if (!rights.siteActive) return { count: 0, why: 'The site is inactive' };
    const count = selection.all() ? props.total : publishable().length;
    if (count > MOST_PUBLISHED) return { count: 0, why: `At most ${formatCount(MOST_PUBLISHED)} at once: narrow the filters` };
    const left = selection.size() - count;
    if (selection.all() || left === 0) return { count };
    const [first] = selection.rows().flatMap((row) => publishObstacle(row, rights) ?? []);
    return { count, why: `${formatCount(left)} of ${formatCount(selection.size())} cannot be published: ${first ?? 'not known here'}` };
  };

  return (
    <SelectionBar
      count={selection.size()}
      hidden={selection.hidden()}
      onClear={selection.clear}
      all={{ total: props.total, chosen: selection.all(), onChoose: selection.chooseAll }}
    >
      <Show
        when={!props.inTrash}
        fallback={
          <Show when={props.mayWrite}>
            <SelectionBarButton
              primary
              icon={<ArchiveRestore size={15} strokeWidth={1.75} />}
              shortcut="R"
              onClick={() => props.batch.removeSelected('restore')}
            >
              Restore
            </SelectionBarButton>
          </Show>
        }
      >
        <Show when={props.mayWrite}>
          <SelectionBarButton icon={<CircleDot size={15} strokeWidth={1.75} />} shortcut="C" onClick={() => props.batch.open('cluster')}>
            Assign cluster
          </SelectionBarButton>
          <SelectionBarButton icon={<Tag size={15} strokeWidth={1.75} />} shortcut="T" onClick={() => props.batch.open('taxonomy')}>
            Assign taxonomy
          </SelectionBarButton>
          <SelectionBarButton icon={<Trash size={15} strokeWidth={1.75} />} onClick={() => props.batch.removeSelected('delete')}>
            Delete
          </SelectionBarButton>
        </Show>
        <Show when={!props.missing} fallback={<Missing {...props} />}>
          <SelectionBarButton
            primary
            icon={<Upload size={15} strokeWidth={1.75} />}
            shortcut="P"
            disabled={publish().count === 0}
            title={publish().why ?? ''}
            onClick={() => void props.batch.publishSelected(selection.all() ? undefined : publishable().map((row) => row.id))}
          >
            <span class="max-sm:sr-only">Publish </span>
            {formatCount(publish().count)}
          </SelectionBarButton>
        </Show>
      </Show>
    </SelectionBar>
  );
}

const Missing = (props: ContentSelectionBarProps) => (
  <Suspense>
    <MissingActions batch={props.batch} mayWrite={props.mayWrite} rights={props.rights} total={props.total} />
  </Suspense>
);
