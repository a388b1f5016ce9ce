export { PublishAttemptEntity } from './publish-attempt/publish-attempt.entity.ts';
