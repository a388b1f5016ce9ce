import ChevronDown from 'lucide-solid/icons/chevron-down';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Plus from 'lucide-solid/icons/plus';
import { Show } from 'solid-js';
import { formatCount } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../../../ui/Menu.tsx';
import type { SavedView, SavedViews } from './saved-views.ts';

export interface ViewActionsProps {
  views: SavedViews;
  /** Those that have no room beside the others. */
  others: SavedView[];
  /** The open one, where it may be changed. */
  mine: SavedView | undefined;
  mayWrite: boolean;
  /** Asks for a name: of that view, or of a new one. */
  onName: (renamed?: SavedView) => void;
}

/** What can be done with saved views. Loaded when there is one, or something that could become one. */
export default function ViewActions(props: ViewActionsProps) {
  const { views } = props;
  const actions = (saved: SavedView): MenuItem[] => [
    ...(views.differs() ? [{ label: 'Keep these filters in it', onSelect: () => void views.update(saved) }] : []),
    { label: 'Rename', onSelect: () => props.onName(saved) },
    saved.shared
      ? { label: 'Keep it to myself', onSelect: () => void views.share(saved, false) }
      : { label: 'Share with everybody', onSelect: () => void views.share(saved, true) },
    { label: 'Delete the view', danger: true, divided: true, onSelect: () => void views.remove(saved) },
  ];

  return (
    <>
      <Show when={props.others.length > 0}>
        <Menu
          trigger={(trigger) => (
            <Button {...trigger} variant="ghost" size="small">
              {formatCount(props.others.length)} more <ChevronDown size={12} strokeWidth={2} aria-hidden="true" />
            </Button>
          )}
          items={props.others.map((saved) => ({
            label: saved.name,
            description: views.numberOf(saved.id) === undefined ? undefined : `${formatCount(views.numberOf(saved.id) ?? 0)} items`,
            onSelect: () => views.open(saved),
          }))}
        />
      </Show>
      <Show when={props.mine}>
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
        <Show when={props.mine}>
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
        <Button variant="ghost" size="small" onClick={() => props.onName()} title="Keep these filters, order and columns under a name">
          <Plus size={14} strokeWidth={2} aria-hidden="true" /> Save view
        </Button>
      </Show>
    </>
  );
}
