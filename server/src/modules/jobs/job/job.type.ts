import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ERROR_CODE } from '../../../platform/graphql/descriptions.ts';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { JobItemState, JobKind, JobState } from './job.entity.ts';

registerEnumType(JobKind, {
  name: 'JobKind',
  description: 'What a job does.',
  valuesConfig: {
    CLUSTER_KEYWORDS: { description: 'Groups keywords into clusters.' },
    IMPORT_KEYWORDS: { description: 'Takes keywords in from a file.' },
    GENERATE_IDEAS: { description: 'Proposes pieces of content for clusters.' },
    GENERATE_DRAFT: { description: 'Writes the draft of a task.' },
    IMPORT_SITE: { description: 'Brings posts, pages, products and terms in from WordPress.' },
    PUBLISH_CONTENT: { description: 'Sends content to WordPress.' },
    UNDO_PUBLISH: { description: 'Puts live posts back as they were before a publish.' },
    CHECK_DRIFT: { description: 'Looks for posts that were changed in WordPress.' },
    SUGGEST_CLUSTERS: { description: 'Suggests clusters for content without one.' },
  },
});
registerEnumType(JobState, {
  name: 'JobState',
  description: 'Where a job stands.',
  valuesConfig: {
    QUEUED: { description: 'Waits for a worker.' },
    RUNNING: { description: 'A worker is at it.' },
    SUCCEEDED: { description: 'It went through; single things may have failed, see `failed` and `items`.' },
    FAILED: { description: 'It could not go on; `message` says why.' },
    CANCELLED: { description: 'Somebody stopped it. What was done until then stays.' },
  },
});
registerEnumType(JobItemState, {
  name: 'JobItemState',
  description: 'How one thing of a job ended.',
  valuesConfig: { SUCCEEDED: { description: 'It went through.' }, FAILED: { description: 'It did not; `code` and `message` say why.' } },
});

@ObjectType({ description: 'One thing that a job dealt with.' })
export class JobItem {
  @Field(() => ID, {
    name: 'subjectId',
    description: 'The content, task or cluster, a WordPress item as in `post:12`, or a row of a file as in `row:12:moka pot`.',
  })
  subject_id!: string;

  @Field(() => JobItemState as object, { description: 'How it ended.' })
  state!: JobItemState;

  @Field(() => String, { nullable: true, description: `${ERROR_CODE} Null for one that succeeded.` })
  code!: string | null;

  @Field(() => String, { name: 'message', nullable: true, description: 'For a failed one: what happened and what to do.' })
  error!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For one that succeeded: what was done, where that is worth telling, as in `Updated post 1987, read back.`',
  })
  note!: string | null;

  @Field(() => DateTime, { name: 'finishedAt', description: 'When it ended.' })
  finished_at!: string;
}

@ObjectType({ description: 'Long work: watch it by `job(id)`, by the subscription, or by the `wait` of the call that began it.' })
export class Job {
  @Field(() => ID, { description: 'Names the job.' })
  id!: string;

  @Field(() => ID, { name: 'siteId', description: 'The site that it works for.' })
  site_id!: string;

  @Field(() => JobKind as object, { description: 'What it does.' })
  kind!: JobKind;

  @Field(() => JobState as object, { description: 'Where it stands.' })
  state!: JobState;

  @Field(() => Int, { nullable: true, description: 'How many things there are to do; null until they are counted.' })
  total!: number | null;

  @Field(() => Int, { description: 'How many went through. Those that failed are counted apart, in `failed`.' })
  done!: number;

  @Field(() => Int, { description: 'How many failed.' })
  failed!: number;

  @Field(() => String, { nullable: true, description: 'What it is doing, or why it failed.' })
  message!: string | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was asked for.' })
  created_at!: string;

  @Field(() => DateTime, { name: 'startedAt', nullable: true, description: 'When a worker took it.' })
  started_at!: string | null;

  @Field(() => DateTime, { name: 'finishedAt', nullable: true, description: 'When it settled, however it ended; null until then.' })
  finished_at!: string | null;

  run_started_at!: string | null;
  run_settled!: number;
}

export const JobConnection = connectionOf(Job, 'Job');
