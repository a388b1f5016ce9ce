import { Field, ObjectType } from 'type-graphql';
import { ContentNode } from '../content/graphql.ts';
import { JobType } from '../jobs/graphql.ts';
import { TaskType } from '../planner/graphql.ts';

@ObjectType({ description: 'A task that is completed, or the job that is completing it.' })
export class CompleteTaskPayload {
  @Field(() => TaskType, { description: 'The task as it is now.' })
  task!: TaskType;

  @Field(() => ContentNode, {
    nullable: true,
    description:
      "Its content; null while there is none. Content that was there before keeps its text, and answers what is proposed as `proposedRevision`, where it is not the Writer's own.",
  })
  content!: ContentNode | null;

  @Field(() => JobType, { nullable: true, description: 'The job that writes the draft; null where none was needed.' })
  job!: JobType | null;
}

@ObjectType({ description: 'The job that writes the drafts of tasks.' })
export class CompleteTasksPayload {
  @Field(() => JobType, { description: 'The job: an item for each task.' })
  job!: JobType;

  @Field(() => [TaskType], { description: 'The tasks as they are now.' })
  tasks!: TaskType[];
}
