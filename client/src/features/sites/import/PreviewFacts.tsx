import { For, Show } from 'solid-js';
import { formatMoment } from '../../../lib/dates.ts';
import { contentTypeLabel } from '../../../lib/labels.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { RadioList } from '../../../ui/RadioList.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { type ImportPreview, leftSummary, leftTypes, leftWords, type Reach, sizeWords, takenTypes, typeName } from './import-plan.ts';

export interface PreviewFactsProps {
  preview: ImportPreview;
  reach: Reach;
  onReach: (reach: Reach) => void;
}

/** What there is in WordPress and how much of it is here, and how much of it is to be read. */
export function PreviewFacts(props: PreviewFactsProps) {
  const left = () => leftTypes(props.preview);
  return (
    <>
      <Show when={props.preview.changedSince}>
        {(since) => (
          <RadioList<Reach>
            label="What to read"
            value={props.reach}
            onChange={props.onReach}
            options={[
              {
                value: 'changed',
                label: 'Only what changed',
                description: `Since ${formatMoment(since())}: ${sizeWords(props.preview, 'changed')}.`,
              },
              {
                value: 'all',
                label: 'Everything again',
                description: `Also what looks unchanged, as after a restored backup: ${sizeWords(props.preview, 'all')}.`,
              },
            ]}
          />
        )}
      </Show>
      <table class="w-full border-collapse">
        <caption class="sr-only">What WordPress has</caption>
        <thead>
          <tr class="border-b border-rule text-left text-label text-ink-3">
            <th scope="col" class="py-1.5 font-medium">
              In WordPress
            </th>
            <th scope="col" class="py-1.5 pl-3 font-medium max-sm:hidden">
              Becomes
            </th>
            <th scope="col" class="py-1.5 pl-3 text-right font-medium whitespace-nowrap">
              There
            </th>
            <th scope="col" class="py-1.5 pl-3 text-right font-medium whitespace-nowrap">
              Here
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={takenTypes(props.preview)}>
            {(type) => (
              <tr class="border-b border-rule">
                <th scope="row" class="py-1.5 text-left font-medium">
                  {typeName(type.postType)}
                </th>
                <td class="py-1.5 pl-3 text-ink-2 max-sm:hidden">{contentTypeLabel(type.contentType ?? '')}</td>
                <td class="figures py-1.5 pl-3 text-right">{formatCount(type.count)}</td>
                <td class="figures py-1.5 pl-3 text-right">{formatCount(type.here)}</td>
              </tr>
            )}
          </For>
          <tr class="border-b border-rule">
            <th scope="row" class="py-1.5 text-left font-medium">
              Categories, tags and other terms
            </th>
            <td class="py-1.5 pl-3 text-ink-2 max-sm:hidden">Terms</td>
            <td class="figures py-1.5 pl-3 text-right">{formatCount(props.preview.terms)}</td>
            <td />
          </tr>
        </tbody>
      </table>
      <Show when={left().length > 0}>
        <details class="text-ink-2">
          <summary class="cursor-pointer text-ink-3 touch:py-3">{leftSummary(left())}</summary>
          <p class="pt-1 wrap-anywhere">
            {leftWords(left())}. They stay in WordPress as they are; posts, pages and products are taken, whatever their status but the
            trash.
          </p>
        </details>
      </Show>
      <p role="status" class="font-medium">
        {sizeWords(props.preview, props.preview.changedSince ? props.reach : 'all')}.
      </p>
    </>
  );
}

/** WordPress is asked type by type, which a slow host takes its time for. */
export const Counting = () => (
  <div aria-busy="true" class="grid gap-3">
    <p role="status" class="text-ink-2">
      Counting what WordPress has… On a slow host this takes a while.
    </p>
    <div aria-hidden="true" class="grid animate-late gap-4 border-t border-rule py-3">
      <Skeleton class="w-3/5" />
      <Skeleton class="w-2/5" />
      <Skeleton class="w-1/2" />
    </div>
  </div>
);
