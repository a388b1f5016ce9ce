import type { TablesOf } from '../../platform/db/tables.ts';
import type { PromptOverrideEntity } from './prompt/prompt-override.entity.ts';
import type { AiRunEntity } from './run/ai-run.entity.ts';
import type { AiSettingsEntity } from './settings/ai-settings.entity.ts';

export type AiTables = TablesOf<typeof AiRunEntity | typeof AiSettingsEntity | typeof PromptOverrideEntity>;
