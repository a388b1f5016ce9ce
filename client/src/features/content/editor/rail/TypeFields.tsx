import { Show } from 'solid-js';
import {
  type ContentStructure,
  type ContentType,
  contentStructureLabel,
  contentTypeLabel,
  contentTypes,
  optionsOf,
  structuresOf,
} from '../../../../lib/labels.ts';
import { Select } from '../../../../ui/Select.tsx';
import type { PickerProps } from './ClusterPicker.tsx';
import { TermPicker } from './TermPicker.tsx';

/** What it is in WordPress, and how it is built. */
export function TypeFields(props: PickerProps) {
  const mine = () => props.editing.mine;
  const isThere = () => props.editing.content().externalId !== null;
  const structures = () => {
    const imported =
      mine().contentStructure.startsWith('IMPORTED_') || props.editing.base().fields.contentStructure.startsWith('IMPORTED_');
    return structuresOf(mine().contentType, { imported });
  };
  const chooseType = (contentType: ContentType) => {
    const before = props.editing.base().fields;
    const contentStructure = contentType === before.contentType ? before.contentStructure : structuresOf(contentType)[0];
    if (contentStructure) props.editing.set({ contentType, contentStructure });
  };
  return (
    <>
      <div class="grid grid-cols-[minmax(0,4fr)_minmax(0,5fr)] gap-2 *:grid-cols-[minmax(0,1fr)]">
        <Select
          label="Type"
          value={mine().contentType}
          options={optionsOf(contentTypes, contentTypeLabel)}
          onChange={(type) => chooseType(type as ContentType)}
          disabled={props.readOnly || isThere()}
        />
        <Select
          label="Structure"
          value={mine().contentStructure}
          options={optionsOf(structures(), contentStructureLabel)}
          onChange={(structure) => props.editing.set({ contentStructure: structure as ContentStructure })}
          disabled={props.readOnly}
        />
      </div>
      <Show when={isThere()}>
        <p class="text-label text-ink-3">The type is fixed: it is in WordPress already.</p>
      </Show>
      <Show when={mine().contentType === 'TAXONOMY'}>
        <TermPicker {...props} target />
      </Show>
    </>
  );
}
