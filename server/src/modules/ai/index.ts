export { type AiRun, AiRunEntity } from './run/ai-run.entity.ts';
