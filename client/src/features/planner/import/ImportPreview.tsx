import { Show } from 'solid-js';
import { createKeywordImportSectorsQuery } from '../../../graphql/generated/features/planner/import/KeywordImport.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Combobox } from '../../../ui/Combobox.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Select } from '../../../ui/Select.tsx';
import { countryOptions } from '../countries.ts';
import { currencyOptions } from './currencies.ts';
import { Figures } from './Figures.tsx';
import { ImportProblems } from './ImportProblems.tsx';
import type { KeywordImportWork, Preview } from './keyword-import.ts';
import { MappingTable } from './MappingTable.tsx';
import { saidFile } from './mapping.ts';
import { SampleTable } from './SampleTable.tsx';

export interface ImportPreviewProps {
  siteId: string;
  work: KeywordImportWork;
  preview: Preview;
}

/** What was understood of a file, and what can be set right. */
export function ImportPreview(props: ImportPreviewProps) {
  const { work } = props;
  const { state } = work;
  const [sectors] = createKeywordImportSectorsQuery({ variables: () => ({ siteId: props.siteId }) });
  const has = (field: 'KEYWORD' | 'CPC' | 'COUNTRY') => work.fields()?.includes(field) ?? false;
  const country = () => state.mapping?.country ?? null;

  return (
    <div class="grid gap-6 transition-opacity duration-180 aria-busy:opacity-60" aria-busy={state.looking}>
      <div class="grid gap-3">
        <p class="font-medium">{saidFile(props.preview)}</p>
        <Figures
          label="What would come in"
          figures={[
            { value: props.preview.new, label: 'new', tone: 'pencil' },
            { value: props.preview.existing, label: 'there already' },
            { value: props.preview.duplicateCount, label: 'said again in it' },
            { value: props.preview.rejectedCount, label: 'cannot be used', tone: 'red' },
          ]}
        />
        <p class="text-label text-ink-3">
          {formatCount(props.preview.rows)} rows in all.
          <Show when={props.preview.existing > 0}> Those that are there already take the newer figures and lose nothing.</Show>
        </p>
      </div>

      <Show when={!has('KEYWORD')}>
        <Notice tone="red">Say which column holds the keywords: without them nothing can be imported.</Notice>
      </Show>
      <Show when={props.preview.columns.length > 1 || props.preview.headerRow !== null}>
        <section class="grid gap-2.5">
          <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <h3 class="font-semibold">What the columns hold</h3>
            <Checkbox
              label="The file has a header line"
              checked={state.mapping?.hasHeader ?? props.preview.headerRow !== null}
              onChange={work.setHeader}
            />
          </div>
          <MappingTable columns={props.preview.columns} fields={work.fields() ?? []} onChange={work.setField} />
        </section>
      </Show>

      <div class="grid gap-4 sm:grid-cols-2">
        <Combobox
          label="Country that the figures are for"
          optional
          value={country()}
          options={countryOptions}
          onChange={work.setCountry}
          placeholder={has('COUNTRY') ? 'As each row says' : 'Any country'}
        />
        <Show when={has('CPC')}>
          <Combobox
            label="Currency of the CPC"
            optional
            value={state.mapping?.currency ?? null}
            options={currencyOptions}
            onChange={work.setCurrency}
            placeholder="As the file says"
          />
        </Show>
        <Show when={(sectors.data?.sectors.length ?? 0) > 1}>
          <Select
            label="Sector"
            value={state.sectorId ?? ''}
            options={(sectors.data?.sectors ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={work.setSector}
            placeholder="The default one"
          />
        </Show>
      </div>

      <Show when={props.preview.sample.length > 0}>
        <SampleTable rows={props.preview.sample} />
      </Show>
      <ImportProblems preview={props.preview} />
    </div>
  );
}
