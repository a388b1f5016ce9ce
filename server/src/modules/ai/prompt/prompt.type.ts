import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A place in a prompt that is filled for each request, written as `{{name}}`.' })
export class PromptVariable {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'What is put there.' })
  description!: string;
}

@ObjectType({ description: 'Instructions to a model, with a version, and the text that this installation uses instead.' })
export class PromptTemplate {
  @Field(() => String, { description: 'Names the prompt: draft, ideas.' })
  name!: string;

  @Field(() => String, { description: 'What it is for.' })
  description!: string;

  @Field(() => String, { description: "The version of the product's own text, as in `draft@1`." })
  version!: string;

  @Field(() => String, { name: 'defaultText', description: "The product's own text." })
  default_text!: string;

  @Field(() => String, { name: 'overrideText', nullable: true, description: 'The text that is used instead; null where there is none.' })
  override_text!: string | null;

  @Field(() => String, {
    name: 'writtenOver',
    nullable: true,
    description: 'The version that the own text was written over: where it is not `version`, the default has changed since.',
  })
  written_over!: string | null;

  @Field(() => [PromptVariable], { description: 'What the text may hold.' })
  variables!: readonly PromptVariable[];
}

@ObjectType({ description: 'A prompt as it is now.' })
export class PromptPayload {
  @Field(() => PromptTemplate, { description: 'The prompt.' })
  prompt!: PromptTemplate;
}

@ObjectType({ description: 'What would be sent to a model for a task.' })
export class PromptPreview {
  @Field(() => String, { description: 'The instructions, with every variable filled.' })
  system!: string;

  @Field(() => String, { description: 'The request that follows them: the facts of the task, which no prompt can leave out.' })
  request!: string;
}
