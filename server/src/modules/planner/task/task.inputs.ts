import { Length, Matches, Max, Min } from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { orderByInput } from '../../../platform/graphql/paging.ts';
import { ContentStructure, ContentType } from '../content-structure.type.ts';
import { TaskStatus } from './task.entity.ts';
import { Task } from './task.type.ts';

@InputType({ description: 'Which tasks.' })
export class TaskFilter {
  @Field(() => [TaskStatus as object], { nullable: true, description: 'With any of these statuses.' })
  statuses?: TaskStatus[] | null;

  @Field(() => [ID], { nullable: true, description: 'For any of these clusters.' })
  clusterIds?: string[] | null;

  @Field(() => [ContentType as object], { nullable: true, description: 'For any of these types.' })
  contentTypes?: ContentType[] | null;

  @Field(() => [ContentStructure as object], { nullable: true, description: 'For any of these structures.' })
  contentStructures?: ContentStructure[] | null;

  @Field(() => String, { nullable: true, description: 'Words that the title or the primary keyword holds, in any case.' })
  @Length(0, 200)
  search?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only queued ones whose last try failed. False: all others.' })
  failed?: boolean | null;
}

export const TaskOrderField = { CREATED_AT: 'created_at', UPDATED_AT: 'updated_at', TITLE: 'title' } as const;
registerEnumType(TaskOrderField, {
  name: 'TaskOrderField',
  description: 'What a list of tasks can be sorted by.',
  valuesConfig: {
    CREATED_AT: { description: 'When it was made.' },
    UPDATED_AT: { description: 'When anything of it changed last.' },
    TITLE: { description: 'Its working title.' },
  },
});
export const TaskOrderBy = orderByInput(TaskOrderField, 'Task');
export type TaskOrderBy = InstanceType<typeof TaskOrderBy>;

@InputType({ description: 'What a draft is written with; what is left out is as the installation has it.' })
class WritingInput {
  @Field(() => String, { nullable: true, description: 'The model that writes it: another one of the same provider.' })
  @Length(1, 200)
  model?: string | null;

  @Field(() => Float, { nullable: true, description: 'How freely it is written, 0 to 2.' })
  @Min(0)
  @Max(2)
  temperature?: number | null;

  @Field(() => String, { nullable: true, description: 'Its language as a tag, as in en, de or pt-BR.' })
  @Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { message: 'must be a language tag, as in en, de or pt-BR' })
  language?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its length in words, 50 to 10,000.' })
  @Min(50)
  @Max(10_000)
  words?: number | null;
}

@InputType({ description: 'A task to make.' })
export class CreateTaskInput extends WritingInput {
  @Field(() => ID, { description: 'The cluster that the content will belong to.' })
  clusterId!: string;

  @Field(() => ContentType as object, { description: 'What the content will be in WordPress.' })
  contentType!: ContentType;

  @Field(() => ContentStructure as object, { description: 'How the content will be built: a structure of its type.' })
  contentStructure!: ContentStructure;

  @Field(() => ID, { description: 'The keyword that the content aims at.' })
  primaryKeywordId!: string;

  @Field(() => [ID], { nullable: true, description: 'Further keywords that it answers.' })
  keywordIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'A term to give the content; for TAXONOMY the term whose text it is.' })
  taxonomyTermId?: string | null;

  @Field(() => String, { nullable: true, description: 'The working title; made from the primary keyword where it is left out.' })
  @Length(1, 300)
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'How it should sound, as in "plain and friendly".' })
  @Length(1, 200)
  tone?: string | null;

  @Field(() => String, { nullable: true, description: 'The country that it is for: two letters, as in US.' })
  @Matches(/^[A-Z]{2}$/, { message: 'must be two capital letters, as in US' })
  targetCountry?: string | null;

  @Field(() => String, { nullable: true, description: 'What the content is to do.' })
  @Length(0, 20_000)
  brief?: string | null;
}

export const ExistingContentChoice = { NEW: 'new', UPDATE: 'update' } as const;
export type ExistingContentChoice = (typeof ExistingContentChoice)[keyof typeof ExistingContentChoice];
registerEnumType(ExistingContentChoice, {
  name: 'ExistingContentChoice',
  description: 'What becomes of an idea that existing content covers already.',
  valuesConfig: {
    NEW: { description: 'A task for a new piece all the same.' },
    UPDATE: { description: 'A task that brings the existing content up to date.' },
  },
});

/** What all tasks of one call have in common. */
@ArgsType()
export class TaskDefaults {
  @Field(() => String, {
    nullable: true,
    description: 'How all of them should sound, as in "plain and friendly"; a task of its own tone keeps it.',
  })
  @Length(1, 200)
  tone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The country that all of them are for: two letters, as in US; a task of its own country keeps it.',
  })
  @Matches(/^[A-Z]{2}$/, { message: 'must be two capital letters, as in US' })
  targetCountry?: string | null;

  @Field(() => ExistingContentChoice as object, {
    defaultValue: ExistingContentChoice.NEW,
    description:
      'For ideas that existing content covers: a new piece, or an update of that content. Content that has a task already is refused.',
  })
  existing!: ExistingContentChoice;
}

@InputType({
  description: 'What to change of a queued task; what is left out stays. Null takes a wish away; title, type and structure stay then too.',
})
export class UpdateTaskInput extends WritingInput {
  @Field(() => String, { nullable: true, description: 'Another working title.' })
  @Length(1, 300)
  title?: string | null;

  @Field(() => ContentType as object, { nullable: true, description: 'Another type.' })
  contentType?: ContentType | null;

  @Field(() => ContentStructure as object, { nullable: true, description: 'Another structure of its type.' })
  contentStructure?: ContentStructure | null;

  @Field(() => String, { nullable: true, description: 'How it should sound.' })
  @Length(0, 200)
  tone?: string | null;

  @Field(() => String, { nullable: true, description: 'The country that it is for: two letters, as in US.' })
  @Matches(/^[A-Z]{2}$/, { message: 'must be two capital letters, as in US' })
  targetCountry?: string | null;

  @Field(() => String, { nullable: true, description: 'What the content is to do.' })
  @Length(0, 20_000)
  brief?: string | null;
}

@ObjectType({ description: 'The task as it is now.' })
export class TaskPayload {
  @Field(() => Task, { description: 'The task.' })
  task!: Task;
}

@ObjectType({ description: 'The tasks, in the order of what was asked for.' })
export class TasksPayload {
  @Field(() => [Task], { description: 'The tasks. An idea that had one already answers that one.' })
  tasks!: Task[];
}

@ObjectType({ description: 'What was deleted.' })
export class DeletePayload {
  @Field(() => Int, { description: 'How many are gone.' })
  deleted!: number;
}
