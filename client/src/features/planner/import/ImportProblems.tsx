import ChevronRight from 'lucide-solid/icons/chevron-right';
import { For, type JSX, Show } from 'solid-js';
import type { NearDuplicateReason } from '../../../graphql/generated/features/planner/import/KeywordImport.ts';
import { formatCount, plural } from '../../../lib/numbers.ts';
import type { Preview } from './keyword-import.ts';

const reasons: Record<NearDuplicateReason, string> = {
  ACCENTS: 'they differ in accents alone',
  WORD_ORDER: 'the same words in another order',
  PLURAL: 'one is the plural of the other',
};

/** What does not come in as it stands there, line by line: nothing is lost without a word. */
export const ImportProblems = (props: { preview: Preview; done?: boolean }) => (
  <div class="grid gap-2 empty:hidden">
    <Part
      title={`${plural(props.preview.rejectedCount, 'row')} cannot be used and ${props.done ? 'were' : 'will be'} left out`}
      count={props.preview.rejectedCount}
      shown={props.preview.rejected.length}
      open
      bad
    >
      <For each={props.preview.rejected}>
        {({ row, text, message }) => (
          <Line row={row} text={text || 'Nothing'}>
            {message}
          </Line>
        )}
      </For>
    </Part>
    <Part
      title={`${plural(props.preview.duplicateCount, 'row says', 'rows say')} a keyword again`}
      count={props.preview.duplicateCount}
      shown={props.preview.duplicates.length}
    >
      <For each={props.preview.duplicates}>
        {({ row, text, firstRow }) => (
          <Line row={row} text={text}>
            Already in line {formatCount(firstRow)}; it counts once.
          </Line>
        )}
      </For>
    </Part>
    <Part
      title={`${plural(props.preview.nearDuplicateCount, 'group', 'groups')} of keywords that look alike; each comes in by itself`}
      count={props.preview.nearDuplicateCount}
      shown={props.preview.nearDuplicates.length}
    >
      <For each={props.preview.nearDuplicates}>
        {({ texts, reason }) => (
          <li class="grid gap-0.5 px-3 py-1.5">
            <span>{texts.join(' · ')}</span>
            <span class="text-label text-ink-3">{reasons[reason]}</span>
          </li>
        )}
      </For>
    </Part>
  </div>
);

interface PartProps {
  title: string;
  count: number;
  shown: number;
  open?: boolean;
  bad?: boolean;
  children: JSX.Element;
}

const Part = (props: PartProps) => (
  <Show when={props.count > 0}>
    <details open={props.open} class="group/part overflow-hidden rounded-card border border-rule bg-paper">
      <summary
        class="flex min-h-9 cursor-pointer list-none items-center gap-2 px-3 font-medium -outline-offset-2! [&::-webkit-details-marker]:hidden touch:min-h-11"
        classList={{ 'text-red': props.bad }}
      >
        <ChevronRight
          size={14}
          strokeWidth={2}
          aria-hidden="true"
          class="flex-none transition-transform duration-90 group-open/part:rotate-90"
        />
        {props.title}
      </summary>
      <ul class="max-h-52 divide-y divide-rule/65 overflow-y-auto border-t border-rule" tabindex={0}>
        {props.children}
        <Show when={props.count > props.shown}>
          <li class="px-3 py-1.5 text-label text-ink-3">and {formatCount(props.count - props.shown)} more</li>
        </Show>
      </ul>
    </details>
  </Show>
);

const Line = (props: { row: number; text: string; children: JSX.Element }) => (
  <li class="flex gap-3 px-3 py-1.5">
    <span class="figures w-12 flex-none text-right text-ink-3">
      <span class="sr-only">Line </span>
      {formatCount(props.row)}
    </span>
    <span class="min-w-0 flex-1">
      <span class="block truncate" title={props.text}>
        {props.text}
      </span>
      <span class="block text-label text-ink-3">{props.children}</span>
    </span>
  </li>
);
