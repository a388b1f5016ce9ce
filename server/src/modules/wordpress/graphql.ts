/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */
export { ConnectionResolver } from './connection/connection.resolver.ts';
export { DriftCheckResolver } from './drift/drift-check.resolver.ts';
export { ImportResolver } from './import/import.resolver.ts';
export { PublishResolver } from './publish/publish.resolver.ts';
export { PublishPlanFields } from './publish/publish-plan.fields.ts';
export { UnpublishResolver } from './publish/unpublish.resolver.ts';
export { FailedPublishesFields } from './publish-attempt/failed-publishes.fields.ts';
export { PublishAttemptFields } from './publish-attempt/publish-attempt.fields.ts';
export { PublishAttemptResolver } from './publish-attempt/publish-attempt.resolver.ts';
export { SandboxResolver } from './sandbox/sandbox.resolver.ts';
export { SiteHealthFields } from './site-health/site-health.fields.ts';
