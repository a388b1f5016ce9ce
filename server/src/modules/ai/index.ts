export type { AiAnswer, AiProvider, AiQuestion, AiRunFacts } from './ai.port.ts';
export type { AiTables } from './ai.tables.ts';
export { AiProviders } from './ai-providers.ts';
export { BUILT_IN, builtInAnswer } from './built-in-answer.ts';
export { type AiRun, AiRunEntity } from './run/ai-run.entity.ts';
export { contentRunLoader } from './run/ai-run.reads.ts';
export { AiRunService } from './run/ai-run.service.ts';
