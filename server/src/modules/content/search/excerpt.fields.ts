import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { Content } from '../content/content.type.ts';
import { searchedTextLoader } from './excerpt.reads.ts';
import { excerptOf } from './excerpt.rules.ts';
import { ExcerptPart } from './excerpt.type.ts';
import { LONGEST_SEARCH, readSearch } from './search-text.rules.ts';

@Resolver(() => Content)
export class ExcerptFields {
  @FieldResolver(() => [ExcerptPart], {
    description: 'Where the text holds what was searched for: a few words around it. Empty where only the title does.',
  })
  async excerpt(
    @Root() content: Content,
    @Arg('search', () => String, { description: 'What was searched for, as in ContentFilter.search.' }) search: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ExcerptPart[]> {
    const read = readSearch(search.slice(0, LONGEST_SEARCH));
    if (!('terms' in read) || read.terms.length === 0) return [];
    return excerptOf((await loaders.get(searchedTextLoader).load(content.id))?.html ?? '', read.terms);
  }
}
