import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseColumns } from '../../../platform/db/columns.ts';
import { enumValues } from '../../../platform/db/enum-values.ts';
import { AiVendor } from '../provider/vendors.rules.ts';

/** How this installation writes: one row, made by the first change. */
export const AiSettingsEntity = defineEntity({
  name: 'AiSettings',
  tableName: 'ai_settings',
  uniques: [{ properties: ['isOnly'] }],
  checks: [{ name: 'ai_settings_only_one', expression: 'is_only' }],
  properties: {
    ...baseColumns,
    isOnly: p.boolean().name('is_only').default(true),
    /** Null: the built-in writer. */
    provider: p.enum(enumValues(AiVendor)).nullable(),
    baseUrl: p.text().name('base_url').nullable(),
    /** Sealed by SecretBox. */
    apiKey: p.text().name('api_key').nullable(),
    model: p.text().nullable(),
    embeddingModel: p.text().name('embedding_model').nullable(),
    temperature: p.float().columnType('double precision').nullable(),
    language: p.text().nullable(),
    words: p.integer().nullable(),
    maxConcurrency: p.integer().name('max_concurrency').default(3),
  },
});
export type AiSettings = InferEntity<typeof AiSettingsEntity>;
