import CircleDot from 'lucide-solid/icons/circle-dot';
import Tag from 'lucide-solid/icons/tag';
import Trash from 'lucide-solid/icons/trash';
import Upload from 'lucide-solid/icons/upload';
import { Show } from 'solid-js';
import { formatCount } from '../../../lib/numbers.ts';
import { SelectionBar, SelectionBarButton } from '../../../ui/SelectionBar.tsx';
import type { ContentBatch } from './content-batch.ts';
import { type PublishRights, publishObstacle } from './content-state.ts';

/** How many one publish takes. */
const MOST_PUBLISHED = 1_000;
/** So many are gone at a click and back at another; more are asked about first. */
const MOST_DELETED_UNASKED = 50;

export interface ContentSelectionBarProps {
  batch: ContentBatch;
  rights: PublishRights;
  mayWrite: boolean;
}

export function ContentSelectionBar(props: ContentSelectionBarProps) {
  const publishable = () => props.batch.chosenRows().filter((row) => !publishObstacle(row, props.rights));
  const publish = (): { count: number; why?: string | undefined } => {
    const { batch, rights } = props;
    if (!batch.all()) {
      const count = publishable().length;
      const left = batch.selection.size() - count;
      const [first] = batch.chosenRows().flatMap((row) => publishObstacle(row, rights) ?? []);
      return {
        count,
        why: left > 0 ? `${formatCount(left)} of ${formatCount(batch.selection.size())} cannot be published: ${first}` : undefined,
      };
    }
    if (!rights.mayPublish) return { count: 0, why: 'Your account may not publish' };
    if (!rights.siteActive) return { count: 0, why: 'The site is inactive' };
    if (batch.total() > MOST_PUBLISHED) return { count: 0, why: `At most ${formatCount(MOST_PUBLISHED)} at once: narrow the filters` };
    return { count: batch.total() };
  };
  const remove = () => (props.batch.count() > MOST_DELETED_UNASKED ? props.batch.open('delete') : void props.batch.delete());

  return (
    <SelectionBar
      count={props.batch.count()}
      onClear={props.batch.clear}
      all={{ total: props.batch.total(), chosen: props.batch.all(), onChoose: props.batch.chooseAll }}
    >
      <Show when={props.mayWrite}>
        <SelectionBarButton icon={<CircleDot size={15} strokeWidth={1.75} />} shortcut="C" onClick={() => props.batch.open('cluster')}>
          Assign cluster
        </SelectionBarButton>
        <SelectionBarButton icon={<Tag size={15} strokeWidth={1.75} />} shortcut="T" onClick={() => props.batch.open('taxonomy')}>
          Assign taxonomy
        </SelectionBarButton>
        <SelectionBarButton icon={<Trash size={15} strokeWidth={1.75} />} onClick={remove} disabled={props.batch.isDeleting()}>
          Delete
        </SelectionBarButton>
      </Show>
      <SelectionBarButton
        primary
        icon={<Upload size={15} strokeWidth={1.75} />}
        shortcut="P"
        disabled={publish().count === 0}
        title={publish().why ?? ''}
        onClick={() => props.batch.publish(props.batch.all() ? undefined : publishable().map((row) => row.id))}
      >
        <span class="max-sm:sr-only">Publish </span>
        {formatCount(publish().count)}
      </SelectionBarButton>
    </SelectionBar>
  );
}
