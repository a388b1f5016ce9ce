/** "Copy as GraphQL" for the list on a page: a small button. What it opens is loaded when somebody asks for it. */
import { createSignal, lazy } from 'solid-js';
import { IconButton } from '../../ui/IconButton.tsx';
import { KeepOnce } from '../../ui/KeepOnce.tsx';
import { makeCommands } from '../commands.ts';

const QueryDialog = lazy(() => import('./QueryDialog.tsx'));

/** @param props.of the name of the operation that the list is read with */
export function QueryButton(props: { of: string }) {
  const [open, setOpen] = createSignal(false);
  const show = () => setOpen(true);
  makeCommands(() => [{ label: 'Copy as GraphQL', words: 'api query curl graphiql', run: show }]);
  return (
    <>
      <IconButton name="Copy as GraphQL" aria-haspopup="dialog" onClick={show}>
        <span aria-hidden="true" class="figures text-label">
          {'{}'}
        </span>
      </IconButton>
      <KeepOnce when={open()}>
        <QueryDialog of={props.of} open={open()} onOpenChange={setOpen} />
      </KeepOnce>
    </>
  );
}
