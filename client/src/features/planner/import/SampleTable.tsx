import { For, Show } from 'solid-js';
import { formatCount, formatMoney } from '../../../lib/numbers.ts';
import { Unknown } from '../cells.tsx';
import { IntentName } from '../keyword-columns.tsx';
import type { Preview } from './keyword-import.ts';

const head = 'h-7.5 border-b border-rule px-2 text-left text-label font-medium whitespace-nowrap text-ink-3 first:pl-3 last:pr-3';
const cell = 'h-8 border-b border-rule/65 px-2 first:pl-3 last:pr-3 group-last:border-b-0';

/** The first rows as they would come in. */
export function SampleTable(props: { rows: Preview['sample'] }) {
  const some = (of: (row: Preview['sample'][number]) => unknown) => props.rows.some((row) => of(row) != null);
  return (
    <section class="grid gap-2.5">
      <h3 class="font-semibold">The first rows, as understood</h3>
      <section class="max-h-80 overflow-auto rounded-card border border-rule" tabindex={0} aria-label="The first rows">
        <table class="w-full border-separate border-spacing-0">
          <thead class="sticky top-0 z-1 bg-sheet">
            <tr>
              <th scope="col" class={`${head} w-12 text-right`}>
                Line
              </th>
              <th scope="col" class={head}>
                Keyword
              </th>
              <Show when={some((row) => row.volume)}>
                <th scope="col" class={`${head} text-right`}>
                  Volume
                </th>
              </Show>
              <Show when={some((row) => row.difficulty)}>
                <th scope="col" class={`${head} text-right`}>
                  Difficulty
                </th>
              </Show>
              <Show when={some((row) => row.cpc)}>
                <th scope="col" class={`${head} text-right`}>
                  CPC
                </th>
              </Show>
              <th scope="col" class={head}>
                Intent
              </th>
              <Show when={some((row) => row.country)}>
                <th scope="col" class={head}>
                  Country
                </th>
              </Show>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr class="group">
                  <td class={`${cell} figures text-right text-ink-3`}>{formatCount(row.row)}</td>
                  <td class={`${cell} max-w-80 truncate font-medium`} title={row.text}>
                    {row.text}
                  </td>
                  <Show when={some((each) => each.volume)}>
                    <td class={`${cell} figures text-right`}>
                      <Show when={row.volume !== null} fallback={<Unknown />}>
                        {formatCount(row.volume as number)}
                        {row.volumeMax === null ? '' : `–${formatCount(row.volumeMax)}`}
                      </Show>
                    </td>
                  </Show>
                  <Show when={some((each) => each.difficulty)}>
                    <td class={`${cell} figures text-right`}>{row.difficulty ?? <Unknown />}</td>
                  </Show>
                  <Show when={some((each) => each.cpc)}>
                    <td class={`${cell} figures text-right`}>{row.cpc === null ? <Unknown /> : formatMoney(row.cpc, row.cpcCurrency)}</td>
                  </Show>
                  <td class={cell}>
                    <IntentName intent={row.intent} intentSource={row.intentDetected ? 'DETECTED' : 'FILE'} />
                  </td>
                  <Show when={some((each) => each.country)}>
                    <td class={`${cell} figures text-ink-2`}>{row.country}</td>
                  </Show>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </section>
  );
}
