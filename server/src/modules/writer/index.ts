export { ContentFields } from './content.fields.ts';
export { DraftWriter } from './draft-writer.ts';
export { generateDraftHandler } from './jobs/generate-draft.handler.ts';
export { generateDraftJob } from './jobs/generate-draft.job.ts';
export { TaskFields } from './task.fields.ts';
export { WriterResolver } from './writer.resolver.ts';
export { WriterService } from './writer.service.ts';
