/** What a backup says of itself: at its head what it is of, at its end what it adds up to. */
import { z } from 'zod';

export const HEAD = 'head.json';
export const CHECKS = 'checks.json';
const FOLDER = 'tables/';

export const partName = (table: string, part: number): string => `${FOLDER}${table}/${String(part).padStart(6, '0')}`;

/** The table whose rows an entry of the archive holds; undefined for another entry. */
export const tableOfPart = (name: string): string | undefined => (name.startsWith(FOLDER) ? name.split('/')[1] : undefined);

/** What a file is: a backup of everything, or an export of one site. */
export const Format = { BACKUP: 'igny8', SITE: 'igny8-site' } as const;
export type Format = (typeof Format)[keyof typeof Format];

const head = z.object({
  format: z.enum(Format),
  /** Of the archive itself: raised when an older program could no longer read it. */
  formatVersion: z.literal(1),
  madeAt: z.string(),
  /** Of the program that made it. */
  version: z.string(),
  postgres: z.string(),
  /** Of an export: which site it is of. */
  site: z.object({ id: z.uuid(), name: z.string(), url: z.string() }).optional(),
  /** Those that had run on the database, in their order. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type Head = z.infer<typeof head>;

const checks = z.object({
  tables: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
});
export type Checks = z.infer<typeof checks>;
export type TableCheck = Checks['tables'][number];

export const jsonOf = (value: Head | Checks): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

/** @returns undefined where the text is no head, or one of a format that is not known here. */
export const parseHead = (text: Buffer): Head | undefined => head.safeParse(asJson(text)).data;
export const parseChecks = (text: Buffer): Checks | undefined => checks.safeParse(asJson(text)).data;

function asJson(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}
