/** Which keys there are on the page that is open, as they were when it was asked. Loaded when it is first asked for. */
import { For, Index } from 'solid-js';
import { Dialog } from '../ui/Dialog.tsx';
import { keyGroups, type LiveKey } from '../ui/shortcut.ts';

export interface KeysDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  keys: readonly LiveKey[];
}

export default function KeysDialog(props: KeysDialogProps) {
  const groups = () =>
    keyGroups.map((name) => ({ name, keys: props.keys.filter(({ group }) => group === name) })).filter(({ keys }) => keys.length > 0);
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title="Keys of this page" wide>
      <div class="max-h-[70dvh] gap-x-8 overflow-y-auto px-5 pt-3 pb-1 sm:columns-2">
        <For each={groups()}>
          {({ name, keys }) => (
            <section aria-label={name} class="break-inside-avoid pb-4">
              <h3 class="pb-1 text-label text-ink-3">{name}</h3>
              <dl class="grid">
                <For each={keys}>
                  {(entry) => (
                    <div class="flex min-h-8 items-center gap-3 border-rule not-first:border-t">
                      <dt class="min-w-0 flex-1">{entry.label}</dt>
                      <dd class="flex flex-none gap-1">
                        <Index each={entry.keys}>
                          {(key) => (
                            <kbd class="min-w-5 rounded-badge border border-rule-2 px-1 text-center font-mono text-[0.6875rem] leading-4.5 font-medium text-ink-2">
                              {key()}
                            </kbd>
                          )}
                        </Index>
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
      <p class="border-t border-rule px-5 py-3 text-label text-ink-3">
        Single keys wait while you type in a field, and while a dialog is open.
      </p>
    </Dialog>
  );
}
