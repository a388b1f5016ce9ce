import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/paging.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { ContentStructure, ContentType } from '../content-structure.type.ts';
import { TaskStatus } from './task.entity.ts';

registerEnumType(TaskStatus, {
  name: 'TaskStatus',
  description: 'Whether a task has its content.',
  valuesConfig: {
    QUEUED: { description: 'Waits for the Writer. After a failure it waits again; see `lastError`.' },
    COMPLETED: { description: 'Its content is there. Publishing does not change a task.' },
  },
});

@ObjectType({ description: 'What the Planner asks of the Writer.' })
export class Task {
  @Field(() => ID, { description: 'Names the task.' })
  id!: string;

  @Field(() => ID, { name: 'siteId', description: 'Its site.' })
  site_id!: string;

  @Field(() => String, { description: 'The working title.' })
  title!: string;

  @Field(() => ContentType as object, { name: 'contentType', description: 'What the content will be in WordPress.' })
  content_type!: ContentType;

  @Field(() => ContentStructure as object, { name: 'contentStructure', description: 'How the content will be built.' })
  content_structure!: ContentStructure;

  @Field(() => String, { nullable: true, description: 'How it should sound, as in "plain and friendly".' })
  tone!: string | null;

  @Field(() => String, { name: 'targetCountry', nullable: true, description: 'The country that it is for, as in US.' })
  target_country!: string | null;

  @Field(() => String, { nullable: true, description: 'What the content is to do: an outline in plain text.' })
  brief!: string | null;

  @Field(() => String, { nullable: true, description: "The model that writes it; null for the installation's own." })
  model!: string | null;

  @Field(() => Float, { nullable: true, description: "How freely it is written, 0 to 2; null for the installation's own." })
  temperature!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Its language as a tag, as in de; null for the installation's own, else that of the keywords.",
  })
  language!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Its length in words; null for the installation's own, else what is usual for the structure.",
  })
  words!: number | null;

  @Field(() => TaskStatus as object, { description: 'Whether it has its content.' })
  status!: TaskStatus;

  @Field(() => String, { name: 'lastError', nullable: true, description: 'Why the last try to write it failed, and what to do.' })
  last_error!: string | null;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was made.' })
  created_at!: string;

  @Field(() => DateTime, { name: 'updatedAt', description: 'When it last changed.' })
  updated_at!: string;

  sector_id!: string;
  cluster_id!: string;
  idea_id!: string | null;
  taxonomy_term_id!: string | null;
  primary_keyword_id!: string | null;
}

export const TaskConnection = connectionOf(Task, 'Task');
