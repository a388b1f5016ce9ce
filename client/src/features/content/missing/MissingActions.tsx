import CircleFadingPlus from 'lucide-solid/icons/circle-fading-plus';
import Unlink from 'lucide-solid/icons/unlink';
import { createEffect, Show } from 'solid-js';
import type { PublishRights } from '../../../lib/content/standing.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { SelectionBarButton } from '../../../ui/SelectionBar.tsx';
import type { ContentBatch } from '../manager/content-batch.ts';
import { createMissing, type MissingDeed } from './create-missing.ts';
import { MissingDialog } from './MissingDialog.tsx';

/** How many are recreated at once, as with publishing. */
const MOST = 2_000;

export interface MissingActionsProps {
  batch: ContentBatch;
  mayWrite: boolean;
  rights: PublishRights;
  /** How many match the filters. */
  total: number;
}

/** In the Content Manager, under its filter: what becomes of the selected posts that are gone. Loaded when that filter is set. */
export default function MissingActions(props: MissingActionsProps) {
  const { selection } = props.batch;
  const missing = createMissing({
    onDone: (deed, ids) => (deed === 'unlink' ? selection.drop(ids) : selection.clear()),
    onChanged: props.batch.refresh,
  });
  const ask = async (deed: MissingDeed) => {
    const ids = selection.all()
      ? await props.batch.idsMatching()
      : selection.rows().flatMap((row) => (row.missingInWordPress ? row.id : []));
    if (ids && ids.length > 0) missing.ask(deed, ids);
  };
  createEffect(() => {
    const words = missing.failure();
    if (words) props.batch.tell(words);
  });
  const obstacle = () => {
    if (!props.rights.mayPublish) return 'Your account may not publish';
    return props.rights.siteActive ? tooMany() : 'The site is inactive';
  };
  const tooMany = () =>
    props.batch.selection.all() && props.total > MOST ? `At most ${formatCount(MOST)} at once: narrow the filters` : undefined;
  return (
    <>
      <Show when={props.mayWrite}>
        <SelectionBarButton
          icon={<Unlink size={15} strokeWidth={1.75} />}
          disabled={tooMany() !== undefined}
          title={tooMany() ?? 'Forget the posts: published again, each becomes a new one'}
          onClick={() => void ask('unlink')}
        >
          Unlink
        </SelectionBarButton>
      </Show>
      <SelectionBarButton
        primary
        icon={<CircleFadingPlus size={15} strokeWidth={1.75} />}
        disabled={obstacle() !== undefined}
        title={obstacle() ?? 'Out of the trash, or as new posts'}
        onClick={() => void ask('recreate')}
      >
        <span class="max-sm:sr-only">Recreate</span>
      </SelectionBarButton>
      <MissingDialog missing={missing} />
    </>
  );
}
