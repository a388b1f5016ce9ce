/** The query behind a list, as it was sent: to copy with its variables, as curl, or to open in GraphiQL. */
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { askedList } from '../../graphql/asked.ts';
import { buttonLook } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { graphiqlUrl } from '../graphiql-link.ts';
import { CodeToCopy } from './CodeToCopy.tsx';
import { writtenQuery } from './written-query.ts';

export interface QueryDialogProps {
  of: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const pages = [
  { value: 'first', label: 'From the first row' },
  { value: 'last', label: 'The page read last' },
] as const;

export default function QueryDialog(props: QueryDialogProps) {
  const [as, setAs] = createSignal('query');
  const [page, setPage] = createSignal<'first' | 'last'>('first');
  // The list goes on being read underneath: what is shown is what stood there when it was opened.
  const asked = createMemo(() => (props.open ? askedList(props.of) : undefined));
  const isPaged = () => asked()?.last.variables?.after !== null;
  const written = createMemo(() => {
    const list = asked();
    return list && writtenQuery(isPaged() ? list[page()] : list.first, location.origin);
  });

  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title="This list as GraphQL" wide>
      <Show when={written()} fallback={<p class="px-5 pt-3 pb-5 text-ink-2">The list has not been read yet. Close this, and try again.</p>}>
        {(query) => (
          <>
            <div class="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 pt-1.5 pb-3 text-ink-2">
              <p class="min-w-0 flex-1 basis-72">
                What the dashboard sent to the API: the same filter, order and page size. For the next page, give{' '}
                <span class="figures">pageInfo.endCursor</span> as <span class="figures">after</span>.
              </p>
              <Show when={isPaged()}>
                <Segments label="Which page" value={page()} options={pages} onChange={setPage} />
              </Show>
            </div>
            <Tabs
              label="Copy it as"
              value={as()}
              onChange={setAs}
              tabs={[
                { value: 'query', label: 'Query and variables' },
                { value: 'curl', label: 'curl' },
              ]}
            >
              <div class="grid gap-4 px-5 pt-3 pb-5">
                <Switch>
                  <Match when={as() === 'query'}>
                    <CodeToCopy name="Query" text={query().query} most={14} />
                    <CodeToCopy name="Variables" text={query().variables} most={9} />
                  </Match>
                  <Match when={as() === 'curl'}>
                    <CodeToCopy name="Command" text={query().curl} most={20} />
                    <p class="text-label text-ink-2">
                      Put an API token into <span class="figures">IGNY8_TOKEN</span> first. You make one under Account; to read is enough.
                    </p>
                  </Match>
                </Switch>
              </div>
            </Tabs>
            <DialogActions>
              <a href={graphiqlUrl(query())} target="_blank" rel="noopener" class={buttonLook({ variant: 'primary' })}>
                Open in GraphiQL
              </a>
            </DialogActions>
          </>
        )}
      </Show>
    </Dialog>
  );
}
