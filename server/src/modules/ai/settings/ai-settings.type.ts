import { Max, MaxLength, Min } from 'class-validator';
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AiVendor } from '../provider/vendors.rules.ts';

const Vendors = {
  OPENAI: AiVendor.OPENAI,
  ANTHROPIC: AiVendor.ANTHROPIC,
  GOOGLE: AiVendor.GOOGLE,
  OPENAI_COMPATIBLE: AiVendor.OPENAI_COMPATIBLE,
} as const;
registerEnumType(Vendors, {
  name: 'AiVendor',
  description: 'Whose models write.',
  valuesConfig: {
    OPENAI: { description: 'OpenAI, by its Responses API.' },
    ANTHROPIC: { description: 'Anthropic, by its Messages API.' },
    GOOGLE: { description: 'Google, by the Gemini API.' },
    OPENAI_COMPATIBLE: { description: 'Any endpoint that speaks chat completions: Ollama, LM Studio, vLLM, a gateway.' },
  },
});

export const AiFaultKind = {
  KEY: 'key',
  MODEL: 'model',
  ADDRESS: 'address',
  QUOTA: 'quota',
  RATE: 'rate',
  SLOW: 'slow',
  REFUSAL: 'refusal',
  ANSWER: 'answer',
  PROVIDER: 'provider',
} as const;
registerEnumType(AiFaultKind, {
  name: 'AiFault',
  description: 'What is wrong with a provider.',
  valuesConfig: {
    KEY: { description: 'The API key is missing, wrong, or may not do this.' },
    MODEL: { description: 'There is no such model, or it can not take the request.' },
    ADDRESS: { description: 'Nobody answers there, or something else does.' },
    QUOTA: { description: 'The account has nothing left to spend.' },
    RATE: { description: 'Too many requests for now.' },
    SLOW: { description: 'It did not answer in time.' },
    REFUSAL: { description: 'The model refused.' },
    ANSWER: { description: 'It answered, but with nothing that can be used.' },
    PROVIDER: { description: 'The provider has a fault of its own.' },
  },
});

@ObjectType({ description: 'How this installation writes: which provider, and the defaults of a draft. The key is never answered.' })
export class AiSettings {
  @Field(() => Vendors as object, { nullable: true, description: 'Whose models write; null for the built-in writer.' })
  provider!: AiVendor | null;

  @Field(() => String, { nullable: true, description: 'Where the API is asked.' })
  baseUrl!: string | null;

  @Field(() => Boolean, { description: 'Whether there is an API key.' })
  hasKey!: boolean;

  @Field(() => String, { nullable: true, description: 'The model that writes, unless a task names another.' })
  model!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The model that turns texts into vectors; null where keywords are compared without the provider.',
  })
  embeddingModel!: string | null;

  @Field(() => Float, { nullable: true, description: 'How freely it writes, 0 to 2; null for what the provider does by itself.' })
  temperature!: number | null;

  @Field(() => String, { nullable: true, description: 'The language of drafts as a tag, as in de; null for that of the keywords.' })
  language!: string | null;

  @Field(() => Int, { nullable: true, description: 'The length of drafts in words; null for what is usual for each structure.' })
  words!: number | null;

  @Field(() => Int, { description: 'How many requests go to the provider at once, from each process.' })
  maxConcurrency!: number;

  @Field(() => [String], {
    description: 'Environment variables that set the provider, and win over what is saved here; empty where it can be chosen here.',
  })
  environment!: string[];
}

@InputType({ description: 'What to change of the AI settings; what is left out stays, and null takes it away.' })
export class UpdateAiSettingsInput {
  @Field(() => Vendors as object, { nullable: true, description: 'Whose models write; null for the built-in writer.' })
  provider?: AiVendor | null;

  @Field(() => String, { nullable: true, description: "Where the API is; null for the vendor's own address." })
  @MaxLength(1000)
  baseUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The API key. It is stored sealed, and forgotten when the provider or the address changes without it.',
  })
  @MaxLength(1000)
  apiKey?: string | null;

  @Field(() => String, { nullable: true, description: 'The model that writes.' })
  @MaxLength(200)
  model?: string | null;

  @Field(() => String, { nullable: true, description: 'The model that turns texts into vectors.' })
  @MaxLength(200)
  embeddingModel?: string | null;

  @Field(() => Float, { nullable: true, description: 'How freely it writes, 0 to 2.' })
  @Min(0)
  @Max(2)
  temperature?: number | null;

  @Field(() => String, { nullable: true, description: 'The language of drafts as a tag, as in en, de or pt-BR.' })
  @MaxLength(200)
  language?: string | null;

  @Field(() => Int, { nullable: true, description: 'The length of drafts in words, 50 to 10,000.' })
  @Min(50)
  @Max(10_000)
  words?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many requests at once, 1 to 20.' })
  @Min(1)
  @Max(20)
  maxConcurrency?: number | null;
}

@ObjectType({ description: 'The AI settings as they are now.' })
export class AiSettingsPayload {
  @Field(() => AiSettings, { description: 'The settings.' })
  settings!: AiSettings;
}

@ObjectType({ description: 'What became of a test of the provider.' })
export class AiProviderTest {
  @Field(() => Boolean, { description: 'Whether drafts can be written with it.' })
  ok!: boolean;

  @Field(() => String, { description: 'What was found, and what to do.' })
  message!: string;

  @Field(() => AiFaultKind as object, { nullable: true, description: 'What is wrong; null where nothing is.' })
  fault!: string | null;

  @Field(() => String, { nullable: true, description: 'The model that was asked.' })
  model!: string | null;

  @Field(() => Int, { nullable: true, description: 'How long its answer took, in milliseconds.' })
  durationMs!: number | null;
}
