import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ERROR_CODE } from '../../../platform/graphql/descriptions.ts';
import { JobType } from '../../jobs/graphql.ts';
import { Intent } from '../keyword/keyword.entity.ts';
import { KeywordField, KeywordFileFormat, NearDuplicateReason } from './keyword-import.enums.ts';
import type { ReadKeyword } from './rows.rules.ts';

registerEnumType(KeywordFileFormat, {
  name: 'KeywordFileFormat',
  description: 'Whose export a file is, as its header tells.',
  valuesConfig: {
    AHREFS: { description: 'Ahrefs, Keywords Explorer.' },
    SEMRUSH_KEYWORDS: { description: 'Semrush, Keyword Magic and Keyword Overview.' },
    SEMRUSH_POSITIONS: { description: 'Semrush, Organic Research: Positions.' },
    SEMRUSH_API: { description: 'An answer of the Semrush API, with `;` between fields.' },
    GOOGLE_KEYWORD_PLANNER: { description: 'Google Ads, Keyword Planner.' },
    SEARCH_CONSOLE: { description: 'Google Search Console, Queries.csv, in any language.' },
    OTHER: { description: 'Any other table, or a list of keywords.' },
  },
});
registerEnumType(NearDuplicateReason, {
  name: 'NearDuplicateReason',
  description: 'The greatest difference between keywords that are nearly the same.',
  valuesConfig: {
    ACCENTS: { description: 'Accents alone: café, cafe.' },
    WORD_ORDER: { description: 'The order of words: moka pot, pot moka.' },
    PLURAL: { description: 'Singular and plural: moka pot, moka pots.' },
  },
});

@ObjectType({ description: 'A column of a file, and what it is taken for.' })
export class KeywordColumn {
  @Field(() => Int, { description: 'Its place from the left, from 0.' })
  index!: number;

  @Field(() => String, { description: 'Its name in the header; empty where there is none.' })
  header!: string;

  @Field(() => KeywordField as object, { description: 'What it holds.' })
  field!: KeywordField;

  @Field(() => [String], { description: 'The first of its texts, at most three.' })
  samples!: string[];
}

@ObjectType({ description: 'A row as it was understood.' })
export class KeywordPreviewRow implements Omit<ReadKeyword, 'volumeMax' | 'cpcCurrency'> {
  @Field(() => Int, { description: 'Its line in the file, from 1.' })
  row!: number;

  @Field(() => String, { description: 'The keyword.' })
  text!: string;

  @Field(() => Int, { nullable: true, description: 'Searches a month; the lower end of a range.' })
  volume!: number | null;

  @Field(() => Int, { nullable: true, description: 'The upper end of a range of searches a month.' })
  volumeMax!: number | null;

  @Field(() => Int, { nullable: true, description: 'How hard it is to rank for, 0 to 100.' })
  difficulty!: number | null;

  @Field(() => Float, { nullable: true, description: 'What a click costs.' })
  cpc!: number | null;

  @Field(() => String, { nullable: true, description: 'The currency of cpc, as in USD.' })
  cpcCurrency!: string | null;

  @Field(() => Intent as object, { nullable: true, description: 'What somebody wants who types it.' })
  intent!: Intent;

  @Field(() => Boolean, { description: 'Whether the intent was detected here; otherwise the file names it.' })
  intentDetected!: boolean;

  @Field(() => String, { nullable: true, description: 'The country that the figures are for, as in US.' })
  country!: string | null;
}

@ObjectType({ description: 'A row that says a keyword again which an earlier row has: one keyword, with what the later row knows.' })
export class DuplicateKeyword {
  @Field(() => Int, { description: 'Its line in the file, from 1.' })
  row!: number;

  @Field(() => String, { description: 'The keyword.' })
  text!: string;

  @Field(() => Int, { description: 'The line that has it first.' })
  firstRow!: number;
}

@ObjectType({ description: 'Keywords of a file that are nearly the same. They are shown, and never merged.' })
export class NearDuplicates {
  @Field(() => [String], { description: 'The keywords.' })
  texts!: string[];

  @Field(() => NearDuplicateReason as object, { description: 'In what they differ.' })
  reason!: NearDuplicateReason;
}

@ObjectType({ description: 'A row that is not taken in, and why.' })
export class RejectedRow {
  @Field(() => Int, { description: 'Its line in the file, from 1.' })
  row!: number;

  @Field(() => String, { description: 'Its keyword, or what else stands in it, cut to 200 characters.' })
  text!: string;

  @Field(() => String, { description: ERROR_CODE })
  code!: string;

  @Field(() => String, { description: 'What is wrong with it and what to do.' })
  message!: string;
}

@ObjectType({
  description: 'What an uploaded file was understood to be, and what it would bring. Every row of data is ready, a duplicate or rejected.',
})
export class KeywordImportPreview {
  @Field(() => ID, { description: 'The file, as POST /uploads named it.' })
  uploadId!: string;

  @Field(() => String, { description: 'Its name.' })
  fileName!: string;

  @Field(() => KeywordFileFormat as object, { description: 'Whose export it is.' })
  format!: KeywordFileFormat;

  @Field(() => String, { description: 'What its text is written in, as in UTF-8, UTF-16LE or windows-1252.' })
  encoding!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What stands between two columns or keywords; null for .xlsx and for one keyword a line.',
  })
  delimiter!: string | null;

  @Field(() => Int, { nullable: true, description: 'The line that names the columns; null where there is none.' })
  headerRow!: number | null;

  @Field(() => [KeywordColumn], { description: 'Its columns, from the left. A list of keywords has one.' })
  columns!: KeywordColumn[];

  @Field(() => Int, { description: 'Rows of data: ready, duplicates and rejected together.' })
  rows!: number;

  @Field(() => Int, { description: 'Different keywords that can be taken in.' })
  ready!: number;

  @Field(() => Int, { description: 'Of those that are ready, how many the site does not have.' })
  new!: number;

  @Field(() => Int, { description: 'Of those that are ready, how many the site has already; they take newer metrics.' })
  existing!: number;

  @Field(() => [KeywordPreviewRow], { description: 'The first 20 as they were understood.' })
  sample!: KeywordPreviewRow[];

  @Field(() => [DuplicateKeyword], { description: 'The first 100 rows that say a keyword again.' })
  duplicates!: DuplicateKeyword[];

  @Field(() => Int, { description: 'How many rows say a keyword again.' })
  duplicateCount!: number;

  @Field(() => [NearDuplicates], { description: 'The first 100 groups of keywords that are nearly the same.' })
  nearDuplicates!: NearDuplicates[];

  @Field(() => Int, { description: 'How many such groups there are.' })
  nearDuplicateCount!: number;

  @Field(() => [RejectedRow], { description: 'The first 100 rows that are not taken in.' })
  rejected!: RejectedRow[];

  @Field(() => Int, { description: 'How many rows are not taken in.' })
  rejectedCount!: number;
}

@ObjectType({ description: 'The job that takes a file in, and what it has done so far.' })
export class ImportKeywordsPayload {
  @Field(() => JobType, { description: 'The job. Its failed items are the rejected rows, at most 1,000; `failed` counts all.' })
  job!: JobType;

  @Field(() => Int, { description: 'How many keywords are new, so far.' })
  added!: number;

  @Field(() => Int, { description: 'How many were there already, so far.' })
  existing!: number;

  @Field(() => Int, { description: 'How many rows were rejected, so far.' })
  rejectedCount!: number;
}
