/** Which columns the table has: shown or not, in which order, how wide. Everything here is done by keys as by a pointer. */
import * as Popover from '@kobalte/core/popover';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import ArrowRight from 'lucide-solid/icons/arrow-right';
import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import { For, Show } from 'solid-js';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { popup } from '../../../ui/popup.ts';
import { type ChosenColumn, hideColumn, moveColumn, setWidth, showColumn } from './column-choice.ts';

/** Of one press, in px. */
const STEP = 16;

export interface ColumnsMenuProps {
  /** Those that may be chosen, as they were made. */
  columns: { id: string; header: string; width: number }[];
  chosen: ChosenColumn[];
  isChanged: boolean;
  onChange: (columns: ChosenColumn[]) => void;
}

export default function ColumnsMenu(props: ColumnsMenuProps) {
  const ids = () => props.columns.map(({ id }) => id);
  const place = (id: string) => props.chosen.findIndex((column) => column.id === id);
  // Those that are shown in their order, then the others; a row that moves keeps its element, and with it the focus.
  const rows = () => {
    const hidden = ids().filter((id) => place(id) < 0);
    return [...props.chosen.map(({ id }) => id), ...hidden];
  };
  const made = (id: string) => props.columns.find((column) => column.id === id) as ColumnsMenuProps['columns'][number];
  const widthOf = (id: string) => props.chosen[place(id)]?.width ?? made(id).width;

  return (
    <Popover.Portal>
      <Popover.Content class={`${popup} w-80`} aria-label="Columns">
        <ul>
          <For each={rows()}>
            {(id) => {
              const name = made(id).header;
              const isShown = () => place(id) >= 0;
              return (
                <li class="flex min-h-8 items-center gap-0.5 rounded-control pr-1 pl-2 touch:min-h-11">
                  <span class="min-w-0 flex-1">
                    <Checkbox
                      label={name}
                      checked={isShown()}
                      onChange={(on) => props.onChange(on ? showColumn(props.chosen, id, ids()) : hideColumn(props.chosen, id))}
                    />
                  </span>
                  <Show when={isShown()}>
                    <IconButton name={`Narrower: ${name}`} onClick={() => props.onChange(setWidth(props.chosen, id, widthOf(id) - STEP))}>
                      <Minus size={14} strokeWidth={1.75} />
                    </IconButton>
                    <IconButton name={`Wider: ${name}`} onClick={() => props.onChange(setWidth(props.chosen, id, widthOf(id) + STEP))}>
                      <Plus size={14} strokeWidth={1.75} />
                    </IconButton>
                    <span aria-hidden="true" class="mx-1 h-4 w-px bg-rule-2" />
                    <IconButton
                      name={`Move left: ${name}`}
                      aria-disabled={place(id) === 0}
                      onClick={() => props.onChange(moveColumn(props.chosen, id, -1))}
                    >
                      <ArrowLeft size={14} strokeWidth={1.75} />
                    </IconButton>
                    <IconButton
                      name={`Move right: ${name}`}
                      aria-disabled={place(id) === props.chosen.length - 1}
                      onClick={() => props.onChange(moveColumn(props.chosen, id, 1))}
                    >
                      <ArrowRight size={14} strokeWidth={1.75} />
                    </IconButton>
                  </Show>
                </li>
              );
            }}
          </For>
        </ul>
        <div class="mt-1 flex items-center gap-2 border-t border-rule px-1 pt-1">
          <Button variant="ghost" size="small" disabled={!props.isChanged} onClick={() => props.onChange(ids().map((id) => ({ id })))}>
            Reset
          </Button>
          <span class="min-w-0 flex-1 text-label text-ink-3">Save the view to keep them.</span>
        </div>
      </Popover.Content>
    </Popover.Portal>
  );
}
