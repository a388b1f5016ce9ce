import { z } from 'zod';

/** The instructions as they are sent: with the schema in words, for models that can't be held to one. */
export const withSchema = (system: string, schema: z.ZodType): string =>
  `${system}\n\nAnswer with one JSON object that fits this JSON schema, and nothing else:\n${JSON.stringify(z.toJSONSchema(schema))}`;
