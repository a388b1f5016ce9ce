/** The GraphQL side of this module: for the schema, and for the resolvers of upper modules. Workers never load it. */
export { JobResolver } from './job/job.resolver.ts';
export { Job as JobType, JobItem as JobItemType } from './job/job.type.ts';
