import { For, Index } from 'solid-js';
import type { KeywordField } from '../../../graphql/generated/features/planner/import/KeywordImport.ts';
import { Select } from '../../../ui/Select.tsx';
import type { Preview } from './keyword-import.ts';
import { fieldNames, fields } from './mapping.ts';

export interface MappingTableProps {
  columns: Preview['columns'];
  fields: KeywordField[];
  onChange: (column: number, field: KeywordField) => void;
}

const options = fields.map((value) => ({ value, label: fieldNames[value] }));

/** The columns of the file, each with what it is called there, a few of its values, and what it is taken for. */
export const MappingTable = (props: MappingTableProps) => (
  <section aria-label="Columns of the file" tabindex={0} class="overflow-x-auto rounded-card border border-rule bg-paper">
    <ul class="flex w-max min-w-full divide-x divide-rule">
      <Index each={props.columns}>
        {(column, at) => {
          const left = () => props.fields[at] === 'IGNORE';
          return (
            <li class="grid w-44 flex-none content-start gap-2 px-3 py-2.5" classList={{ 'bg-well/60': left() }}>
              <span class="truncate font-medium" classList={{ 'text-ink-3': left() }} title={column().header || undefined}>
                {column().header || `Column ${at + 1}`}
              </span>
              <Select
                label={`What ${column().header || `column ${at + 1}`} holds`}
                hideLabel
                value={props.fields[at] ?? 'IGNORE'}
                options={options}
                onChange={(field) => props.onChange(at, field as KeywordField)}
              />
              <span class="grid text-label text-ink-3">
                <For each={column().samples.slice(0, 3)} fallback={<span>Nothing in it</span>}>
                  {(sample) => (
                    <span class="truncate" title={sample}>
                      {sample}
                    </span>
                  )}
                </For>
              </span>
            </li>
          );
        }}
      </Index>
    </ul>
  </section>
);
