import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseColumns } from '../../../platform/db/columns.ts';

/** The text that this installation puts in the place of a prompt's own. */
export const PromptOverrideEntity = defineEntity({
  name: 'PromptOverride',
  tableName: 'prompt_override',
  uniques: [{ properties: ['name'] }],
  properties: {
    ...baseColumns,
    name: p.text(),
    text: p.text(),
    /** The version of the prompt that it was written over: a later one may say what it lacks. */
    writtenOver: p.text().name('written_over'),
  },
});
export type PromptOverride = InferEntity<typeof PromptOverrideEntity>;
