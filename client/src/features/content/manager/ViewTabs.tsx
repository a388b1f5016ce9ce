/** The saved views over the list: all content first. Those that have no room stand in a menu. */
import { createMemo, createSignal, lazy, Show } from 'solid-js';
import { KeepOnce } from '../../../ui/KeepOnce.tsx';
import { later } from '../../../ui/later.tsx';
import { createNarrow } from '../../../ui/media.ts';
import { Tabs } from '../../../ui/Tabs.tsx';
import type { SavedView, SavedViews } from './saved-views.ts';

const ViewActions = later(() => import('./ViewActions.tsx'));
const SaveViewDialog = lazy(() => import('./SaveViewDialog.tsx'));

/** How many stand beside "All"; the others are in the menu. */
const ROOM = { wide: 6, narrow: 1 };
const ALL = 'all';

export interface ViewTabsProps {
  views: SavedViews;
  total: number | undefined;
  mayWrite: boolean;
}

export function ViewTabs(props: ViewTabsProps) {
  const narrow = createNarrow();
  const [naming, setNaming] = createSignal<{ renamed: SavedView | undefined }>();
  const { views } = props;

  /** The open one always has its place. */
  const shown = createMemo(() => {
    const room = narrow() ? ROOM.narrow : ROOM.wide;
    const first = views.all().slice(0, room);
    const active = views.active();
    if (!active || first.some(({ id }) => id === active.id)) return first;
    return [...first.slice(0, room - 1), active];
  });
  const others = () => views.all().filter((saved) => !shown().includes(saved));
  const tabs = () => [
    { value: ALL, label: 'All', count: props.total },
    ...shown().map(({ id, name }) => ({ value: id, label: name, count: views.numberOf(id) })),
  ];
  const open = (id: string) => views.open(views.all().find((saved) => saved.id === id));

  const mine = () => {
    const active = views.active();
    return props.mayWrite && active?.mine ? active : undefined;
  };

  return (
    <>
      <Tabs
        label="Saved views"
        value={views.active()?.id ?? ALL}
        onChange={open}
        tabs={tabs()}
        end={
          <Show when={others().length > 0 || mine() || (props.mayWrite && views.differs())}>
            <ViewActions
              views={views}
              others={others()}
              mine={mine()}
              mayWrite={props.mayWrite}
              onName={(renamed) => setNaming({ renamed })}
            />
          </Show>
        }
      />
      <KeepOnce when={naming() !== undefined}>
        <SaveViewDialog
          open={naming() !== undefined}
          onOpenChange={(isOpen) => !isOpen && setNaming(undefined)}
          views={views}
          renamed={naming()?.renamed}
        />
      </KeepOnce>
    </>
  );
}
