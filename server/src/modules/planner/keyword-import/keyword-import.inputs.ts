import { ArrayMaxSize, Matches } from 'class-validator';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { KeywordField } from './keyword-import.enums.ts';

registerEnumType(KeywordField, {
  name: 'KeywordField',
  description: 'What a column of a file holds.',
  valuesConfig: {
    KEYWORD: { description: 'The phrase. Exactly one column must be it.' },
    VOLUME: { description: 'Searches a month, as one figure or as a range such as `1K – 10K`.' },
    DIFFICULTY: { description: 'How hard it is to rank for, 0 to 100.' },
    CPC: { description: 'What a click costs, with its currency or without.' },
    CURRENCY: { description: 'The currency of the CPC: three letters, or its sign.' },
    INTENT: { description: 'Intent in words, by first letter, or as a code of the Semrush API (0 to 3); of several the first counts.' },
    COUNTRY: { description: 'The country that the figures are for: two letters, or its name.' },
    URL: { description: 'A page that ranks for the keyword. Rows with one keyword and many pages are one keyword; pages are not kept.' },
    IGNORE: { description: 'Something else, which is not taken in.' },
  },
});

@InputType({ description: 'How a file is to be read, where the guess is wrong.' })
export class KeywordMappingInput {
  @Field(() => [KeywordField as object], {
    description:
      'One field for each column of the file, from the left. For a list of keywords: KEYWORD alone, which also reads any file line by line.',
  })
  @ArrayMaxSize(500)
  columns!: KeywordField[];

  @Field(() => Boolean, { nullable: true, description: 'Whether a row names the columns; guessed where it is left out.' })
  hasHeader?: boolean | null;

  @Field(() => String, { nullable: true, description: 'The country of rows that name none: two letters, as in US.' })
  @Matches(/^[A-Z]{2}$/, { message: 'must be two capital letters, as in US' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'The currency of prices that name none: three letters, as in USD.' })
  @Matches(/^[A-Z]{3}$/, { message: 'must be three capital letters, as in USD' })
  currency?: string | null;
}
