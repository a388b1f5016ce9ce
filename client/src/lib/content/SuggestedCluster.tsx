import CirclePlus from 'lucide-solid/icons/circle-plus';
import type { ContentRowData } from './standing.ts';
import { sureness } from './suggestions.ts';

export interface SuggestedClusterProps {
  row: ContentRowData;
  suggestion: NonNullable<ContentRowData['suggestedCluster']>;
  onAccept: (row: ContentRowData) => void;
  onChoose: (row: ContentRowData) => void;
}

/** The cluster that is suggested, taken at a click; and beside it the way to choose another. */
export default function SuggestedCluster(props: SuggestedClusterProps) {
  const name = () => props.suggestion.cluster.name;
  const said = () => sureness(props.suggestion.confidence);
  return (
    <span class="relative -ml-1 flex h-6.5 max-w-full items-center text-ochre">
      <button
        type="button"
        aria-label={`Accept the suggested cluster ${name()}, ${said()} sure, for ${props.row.title}`}
        title={`${name()}: suggested, ${said()} sure. Accept it (A)`}
        aria-keyshortcuts="a"
        class="relative inline-flex h-full min-w-0 items-center gap-1.25 rounded-control px-1 hover:bg-ochre-soft touch:before:absolute touch:before:-inset-y-2 touch:before:inset-x-0"
        onClick={() => props.onAccept(props.row)}
      >
        <span class="truncate font-[550] underline decoration-dotted decoration-1 underline-offset-3">{name()}</span>
        <span class="figures flex-none text-note">{said()}</span>
      </button>
      <button
        type="button"
        aria-label={`Choose another cluster for ${props.row.title}`}
        title="Choose another cluster (C)"
        aria-keyshortcuts="c"
        class="relative grid size-6.5 flex-none place-items-center rounded-control hover:bg-ochre-soft touch:before:absolute touch:before:-inset-y-2 touch:before:-right-2 touch:before:left-0"
        onClick={() => props.onChoose(props.row)}
      >
        <CirclePlus size={15} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </span>
  );
}
