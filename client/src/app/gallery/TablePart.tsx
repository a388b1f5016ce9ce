import CirclePlus from 'lucide-solid/icons/circle-plus';
import ExternalLink from 'lucide-solid/icons/external-link';
import Pencil from 'lucide-solid/icons/pencil';
import Tag from 'lucide-solid/icons/tag';
import Target from 'lucide-solid/icons/target';
import Upload from 'lucide-solid/icons/upload';
import { createSignal, Show } from 'solid-js';
import { formatCount } from '../../lib/numbers.ts';
import { type Column, createSelection, DataTable, RowTitle, type Sort } from '../../ui/DataTable.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SelectionBar, SelectionBarButton } from '../../ui/SelectionBar.tsx';
import { Status } from '../../ui/Status.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { type Piece, pieces } from './data.ts';
import { Part } from './Part.tsx';

const columns: Column<Piece>[] = [
  {
    id: 'title',
    header: 'Title',
    narrow: 'title',
    sortField: 'TITLE',
    cell: (row) => <RowTitle title={row.title} href={`/ui?row=${row.id}`} />,
  },
  { id: 'structure', header: 'Structure', width: '8rem', narrow: 'meta', cell: (row) => row.structure },
  {
    id: 'cluster',
    header: 'Cluster',
    width: '9rem',
    sortField: 'CLUSTER',
    narrow: 'meta',
    cell: (row) => (
      <Show
        when={row.cluster}
        fallback={
          <button type="button" class="inline-flex items-center gap-1.25 font-[550] text-ochre">
            <CirclePlus size={14} strokeWidth={1.75} /> Needs cluster
          </button>
        }
      >
        <a href="/ui?cluster" class="border-b border-rule-2 hover:border-ink">
          {row.cluster}
        </a>
      </Show>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    width: '12rem',
    narrow: 'meta',
    sortField: 'STATUS',
    cell: (row) => <Status kind={row.status} reason={row.reason} />,
  },
  { id: 'words', header: 'Words', width: '5rem', align: 'end', sortField: 'WORDS', cell: (row) => formatCount(row.words) },
  {
    id: 'url',
    header: 'URL',
    width: '9rem',
    cell: (row) => (
      <Show when={row.url} fallback={<span class="text-ink-3">Not yet</span>}>
        <a href="/ui?url" class="figures text-pencil-2 hover:underline" title={row.url ?? ''}>
          {row.url}
        </a>
      </Show>
    ),
  },
  {
    id: 'actions',
    header: 'Actions',
    width: '6.5rem',
    align: 'end',
    narrow: 'end',
    cell: (row) => (
      <span class="inline-flex gap-px">
        <IconButton name={`Edit ${row.title}`}>
          <Pencil size={15} strokeWidth={1.75} />
        </IconButton>
        <span class="contents max-sm:hidden">
          <IconButton name={`Publish ${row.title}`}>
            <Upload size={15} strokeWidth={1.75} />
          </IconButton>
          <IconButton name={row.url ? `View ${row.title} in WordPress` : 'Not in WordPress yet'} disabled={!row.url}>
            <ExternalLink size={15} strokeWidth={1.75} />
          </IconButton>
        </span>
      </span>
    ),
  },
];

export function TablePart() {
  const [sort, setSort] = createSignal<Sort>({ field: 'TITLE', direction: 'ASC' });
  const selection = createSelection(() => pieces.map((piece) => piece.id));
  const [all, setAll] = createSignal(false);
  const clear = () => {
    selection.clear();
    setAll(false);
  };
  return (
    <>
      <Part title="Table, with its selection" bare>
        <DataTable
          embedded
          label="Content"
          rows={pieces}
          rowId={(row) => row.id}
          rowName={(row) => row.title}
          columns={columns}
          sort={sort()}
          onSort={setSort}
          selection={selection}
          onOpen={(row) => showToast({ message: `Opened ${row.title}` })}
          more={{ hasMore: true, busy: false, onMore: () => {}, shown: pieces.length, total: 318 }}
        />
      </Part>
      <SelectionBar count={selection.size()} onClear={clear} all={{ total: 291, chosen: all(), onChoose: () => setAll(true) }}>
        <SelectionBarButton icon={<Target size={15} strokeWidth={1.75} />} shortcut="C" onClick={() => showToast({ message: 'Cluster' })}>
          Assign cluster
        </SelectionBarButton>
        <SelectionBarButton icon={<Tag size={15} strokeWidth={1.75} />} shortcut="T" onClick={() => showToast({ message: 'Taxonomy' })}>
          Assign taxonomy
        </SelectionBarButton>
        <SelectionBarButton
          primary
          icon={<Upload size={15} strokeWidth={1.75} />}
          shortcut="P"
          onClick={() => showToast({ message: 'Published' })}
        >
          Publish {selection.size()}
        </SelectionBarButton>
      </SelectionBar>
    </>
  );
}
