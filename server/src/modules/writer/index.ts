export { DraftWriter } from './draft-writer.ts';
export { generateDraftHandler } from './jobs/generate-draft.handler.ts';
export { generateDraftJob } from './jobs/generate-draft.job.ts';
export { WriterService } from './writer.service.ts';
