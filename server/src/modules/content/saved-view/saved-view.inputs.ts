import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { SavedView } from './saved-view.type.ts';

@InputType({ description: 'A view to save.' })
export class SaveViewInput {
  @Field(() => ID, { nullable: true, description: 'The view to change; a new one where it is left out.' })
  id?: string | null;

  @Field(() => String, { description: 'What to call it, 1 to 60 characters; among your views of the site no two are called the same.' })
  name!: string;

  @Field(() => String, {
    description: 'As the address of the Content Manager has it, without ?: type=PAGE&sort=title. At most 2,000 characters.',
  })
  query!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether everybody of the site is to have it. Left out, a new view is for you alone and another stays as it is.',
  })
  shared?: boolean | null;
}

@ObjectType({ description: 'The view as it is now.' })
export class SavedViewPayload {
  @Field(() => SavedView, { description: 'The view.' })
  view!: SavedView;
}

@ObjectType({ description: 'What was deleted.' })
export class DeleteViewPayload {
  @Field(() => ID, { description: 'The view that is gone.' })
  id!: string;
}
