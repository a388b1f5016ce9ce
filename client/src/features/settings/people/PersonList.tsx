import Ellipsis from 'lucide-solid/icons/ellipsis';
import { For, Show } from 'solid-js';
import type { PeopleTab_PeopleQuery } from '../../../graphql/generated/features/settings/people/PeopleTab.ts';
import { ago } from '../../../lib/ago.ts';
import { formatDate } from '../../../lib/dates.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { roleLabel } from '../roles.ts';

export type Person = PeopleTab_PeopleQuery['users'][number];

export interface PersonListProps {
  people: Person[];
  onlyOwner: boolean;
  onDialog: (dialog: string, personId: string) => void;
}

export function PersonList(props: PersonListProps) {
  const actions = (person: Person) => {
    const isLast = person.role === 'OWNER' && props.onlyOwner;
    const why = isLast ? 'The only owner: make somebody else one first.' : undefined;
    const to = (dialog: string) => () => props.onDialog(dialog, person.id);
    return [
      { label: 'Change role…', onSelect: to('role'), disabled: isLast, description: why },
      { label: 'Link for a new password…', onSelect: to('password') },
      { label: 'Sessions…', onSelect: to('sessions') },
      // Nobody deletes the account that they sit in: another owner does.
      ...(person.isViewer
        ? []
        : [{ label: 'Delete account…', onSelect: to('delete'), danger: true, divided: true, disabled: isLast, description: why }]),
    ];
  };

  return (
    <ul aria-label="People" class="rounded-card border border-rule bg-sheet shadow-1">
      <For each={props.people}>
        {(person) => (
          <li class="flex items-center gap-3 border-rule py-2.5 pr-2 pl-3.5 not-first:border-t">
            <div class="grid min-w-0 flex-1 gap-0.5">
              <span class="flex items-baseline gap-2">
                <b class="min-w-0 truncate font-semibold" title={person.name}>
                  {person.name}
                </b>
                <Show when={person.isViewer}>
                  <span class="flex-none text-label text-ink-3">You</span>
                </Show>
              </span>
              <span class="truncate text-ink-2" title={person.email}>
                {person.email}
              </span>
              <span class="text-label text-ink-3">
                {person.lastSeenAt ? `Last here ${ago(person.lastSeenAt)}` : 'Not here yet'}, since {formatDate(person.createdAt)}
              </span>
            </div>
            <span class="flex-none font-medium" classList={{ 'text-ink-2': person.role !== 'OWNER' }}>
              {roleLabel(person.role)}
            </span>
            <Menu
              align="end"
              trigger={(trigger) => (
                <IconButton {...trigger} name={`Manage ${person.name}`}>
                  <Ellipsis size={16} strokeWidth={1.75} />
                </IconButton>
              )}
              items={actions(person)}
            />
          </li>
        )}
      </For>
    </ul>
  );
}
