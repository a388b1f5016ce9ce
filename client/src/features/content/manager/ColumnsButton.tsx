import * as Popover from '@kobalte/core/popover';
import Columns from 'lucide-solid/icons/columns-3';
import { createSignal, lazy } from 'solid-js';
import { IconButton } from '../../../ui/IconButton.tsx';
import { KeepOnce } from '../../../ui/KeepOnce.tsx';
import type { ColumnsMenuProps } from './ColumnsMenu.tsx';

const ColumnsMenu = lazy(() => import('./ColumnsMenu.tsx'));

export function ColumnsButton(props: ColumnsMenuProps) {
  const [open, setOpen] = createSignal(false);
  return (
    <Popover.Root open={open()} onOpenChange={setOpen} placement="bottom-end" gutter={4} fitViewport>
      <Popover.Trigger as={IconButton} name="Columns">
        <Columns size={16} strokeWidth={1.75} class={props.isChanged ? 'text-pencil-2' : undefined} />
      </Popover.Trigger>
      <KeepOnce when={open()}>
        <ColumnsMenu {...props} />
      </KeepOnce>
    </Popover.Root>
  );
}
