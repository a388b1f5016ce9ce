import {
  type ContentStructure,
  type ContentType,
  contentStructureLabel,
  contentTypeLabel,
  contentTypes,
  optionsOf,
  structuresOf,
} from '../../lib/labels.ts';
import { Select } from '../../ui/Select.tsx';

export interface StructureFieldsProps {
  type: ContentType;
  structure: ContentStructure;
  onChange: (type: ContentType, structure: ContentStructure) => void;
  error?: string | undefined;
}

/** What the content will be, and how it is built: only structures of its type are offered. */
export const StructureFields = (props: StructureFieldsProps) => (
  <div class="grid grid-cols-1 gap-4 sm:grid-cols-2">
    <Select
      label="Type"
      name="contentType"
      value={props.type}
      options={optionsOf(contentTypes, contentTypeLabel)}
      onChange={(value) => {
        const type = value as ContentType;
        const allowed = structuresOf(type);
        props.onChange(type, allowed.includes(props.structure) ? props.structure : (allowed[0] as ContentStructure));
      }}
    />
    <Select
      label="Structure"
      name="contentStructure"
      value={props.structure}
      options={optionsOf(structuresOf(props.type), contentStructureLabel)}
      onChange={(value) => props.onChange(props.type, value as ContentStructure)}
      error={props.error}
    />
  </div>
);
