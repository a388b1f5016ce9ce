import { Field, ID, ObjectType } from 'type-graphql';
import type { Loaders } from '../../../platform/graphql/context.ts';
import { externalTermLoader } from './conflict.reads.ts';

@ObjectType({ description: 'A term of a post, as it is in WordPress or is to be there.' })
export class PublishTerm {
  @Field(() => String, { description: 'Its WordPress taxonomy, as in `category`.' })
  taxonomy!: string;

  @Field(() => String, { description: 'Its name; `#12` for one with the id 12 that is not known here.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'Its id in WordPress; null while it is not there.' })
  externalId!: string | null;

  @Field(() => Boolean, { description: 'Whether WordPress does not have it yet.' })
  isNew!: boolean;
}

/** @param terms ids of WordPress by its taxonomy. */
export const termsByName = (loaders: Loaders, siteId: string, terms: Record<string, readonly number[]>): Promise<PublishTerm[]> =>
  Promise.all(
    Object.entries(terms).flatMap(([taxonomy, ids]) =>
      ids.map(async (id) => {
        const known = await loaders.get(externalTermLoader).load(`${siteId}/${taxonomy}/${id}`);
        return { taxonomy, name: known?.name ?? `#${id}`, externalId: String(id), isNew: false };
      }),
    ),
  );
