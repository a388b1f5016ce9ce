/** The saved views over the list: all content first. Those that have no room stand in a menu. */
import ChevronDown from 'lucide-solid/icons/chevron-down';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, createSignal, lazy, Show } from 'solid-js';
import { formatCount } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { KeepOnce } from '../../../ui/KeepOnce.tsx';
import { Menu, type MenuItem } from '../../../ui/Menu.tsx';
import { createNarrow } from '../../../ui/media.ts';
import { Tabs } from '../../../ui/Tabs.tsx';
import type { SavedView, SavedViews } from './saved-views.ts';

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

  const actions = (saved: SavedView): MenuItem[] => [
    ...(views.differs() ? [{ label: 'Keep these filters in it', onSelect: () => void views.update(saved) }] : []),
    { label: 'Rename', onSelect: () => setNaming({ renamed: saved }) },
    saved.shared
      ? { label: 'Keep it to myself', onSelect: () => void views.share(saved, false) }
      : { label: 'Share with everybody', onSelect: () => void views.share(saved, true) },
    { label: 'Delete the view', danger: true, divided: true, onSelect: () => void views.remove(saved) },
  ];
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
          <>
            <Show when={others().length > 0}>
              <Menu
                trigger={(trigger) => (
                  <Button {...trigger} variant="ghost" size="small">
                    {formatCount(others().length)} more <ChevronDown size={12} strokeWidth={2} aria-hidden="true" />
                  </Button>
                )}
                items={others().map((saved) => ({
                  label: saved.name,
                  description: views.numberOf(saved.id) === undefined ? undefined : `${formatCount(views.numberOf(saved.id) ?? 0)} items`,
                  onSelect: () => open(saved.id),
                }))}
              />
            </Show>
            <Show when={mine()}>
              {(saved) => (
                <Menu
                  trigger={(trigger) => (
                    <IconButton {...trigger} name={`With the view ${saved().name}`}>
                      <Ellipsis size={16} strokeWidth={1.75} />
                    </IconButton>
                  )}
                  items={actions(saved())}
                />
              )}
            </Show>
            <Show when={props.mayWrite && views.differs()}>
              <Show when={mine()}>
                {(saved) => (
                  <Button
                    variant="ghost"
                    size="small"
                    onClick={() => void views.update(saved())}
                    title={`Keep these filters in “${saved().name}”`}
                  >
                    Update view
                  </Button>
                )}
              </Show>
              <Button
                variant="ghost"
                size="small"
                onClick={() => setNaming({ renamed: undefined })}
                title="Keep these filters, order and columns under a name"
              >
                <Plus size={14} strokeWidth={2} aria-hidden="true" /> Save view
              </Button>
            </Show>
          </>
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
