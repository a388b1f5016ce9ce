import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Keyword } from './keyword.type.ts';

/** How many keywords a payload answers itself; the rest is read by the list. */
const MOST_ANSWERED = 10_000;

@ObjectType({ description: 'What was moved.' })
export class MoveKeywordsPayload {
  readonly #ids: string[];
  readonly #read: (ids: string[]) => Promise<Keyword[]>;

  @Field(() => ID, { nullable: true, description: 'Takes it back: pass it to `undo`. Good once, for a day; null where nothing was moved.' })
  undoToken: string | null;

  constructor(ids: string[], undoToken: string | null, read: (ids: string[]) => Promise<Keyword[]>) {
    this.#ids = ids;
    this.#read = read;
    this.undoToken = undoToken;
  }

  @Field(() => Int, { description: 'How many keywords were moved.' })
  moved(): number {
    return this.#ids.length;
  }

  @Field(() => [Keyword], { description: 'The keywords as they are now, at most 10,000 of them.' })
  keywords(): Promise<Keyword[]> {
    return this.#read(this.#ids.slice(0, MOST_ANSWERED));
  }
}

@ObjectType({ description: 'What was deleted.' })
export class DeleteKeywordsPayload {
  @Field(() => Int, { description: 'How many are gone.' })
  deleted!: number;

  @Field(() => ID, {
    nullable: true,
    description: 'Brings them back: pass it to `undo`. Good once, for a day; null where nothing was deleted.',
  })
  undoToken!: string | null;
}
