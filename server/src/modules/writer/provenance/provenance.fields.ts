import { Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DateTime } from '../../../platform/graphql/scalars.ts';
import { BUILT_IN } from '../../ai/index.ts';
import { ContentNode } from '../../content/graphql.ts';
import { changedShareLoader } from './changed-share.reads.ts';
import { provenanceLoader } from './provenance.reads.ts';

@ObjectType({ description: 'Who wrote a draft, and what that took.' })
export class Provenance {
  @Field(() => String, { description: 'The provider: `openai`, `anthropic`, `google`, `openai-compatible`, or `built-in`.' })
  provider!: string;

  @Field(() => String, { description: 'The model; `rules` for the built-in writer, which has none.' })
  model!: string;

  @Field(() => String, {
    description:
      'Name and version of the prompt or of the outline, as in `draft@1`; with a mark behind it where the installation has a text of its own.',
  })
  prompt!: string;

  @Field(() => Int, { name: 'inputTokens', nullable: true, description: 'Tokens read; null where the provider did not say.' })
  input_tokens!: number | null;

  @Field(() => Int, { name: 'outputTokens', nullable: true, description: 'Tokens written; null where the provider did not say.' })
  output_tokens!: number | null;

  @Field(() => Float, { nullable: true, description: 'What it cost in US dollars; null where the price is not known.' })
  cost!: number | null;

  @Field(() => Int, { name: 'durationMs', description: 'How long it took, in milliseconds.' })
  duration_ms!: number;

  @Field(() => DateTime, { name: 'createdAt', description: 'When it was written.' })
  created_at!: string;

  @Field(() => Boolean, { description: 'Written by the built-in writer: an outline from rules, with no model behind it.' })
  builtIn(): boolean {
    return this.provider === BUILT_IN;
  }

  run_id!: string;
}

@Resolver(() => Provenance)
export class ProvenanceFields {
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'How much of its words has been changed since, from 0 to 1; null where its text is not kept any more.',
  })
  async changedShare(@Root() provenance: Provenance, @Ctx() { loaders }: RequestContext): Promise<number | null> {
    return (await loaders.get(changedShareLoader).load(provenance.run_id))?.share ?? null;
  }
}

/** What the writer adds to the content module's Content. */
@Resolver(() => ContentNode)
export class ContentFields {
  @FieldResolver(() => Provenance, { nullable: true, description: 'Which AI wrote it; null for what a person or an import brought.' })
  async provenance(@Root() content: ContentNode, @Ctx() { loaders }: RequestContext): Promise<Provenance | null> {
    const run = await loaders.get(provenanceLoader).load(content.id);
    return run ? Object.assign(new Provenance(), run) : null;
  }
}
