/** Keeps up to where complete looks at a site's posts went. A look that broke off leaves no mark. */
import { sql } from 'kysely';
import type { Database, UnitOfWork } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { ImportMarkTables } from './import-mark.tables.ts';

export interface Mark {
  name: string;
  /** The WordPress that was looked at, with its time zone: core compares local dates. */
  source: string;
  /** ISO 8601 with its zone. */
  changedSince: string;
  highestId: number;
  due: number[];
}

/** Changes that were being saved, and clocks of web servers that differ a little. */
const OVERLAP_MS = 5 * 60_000;
/** The hour that comes twice when summer time ends. */
const LOCAL_OVERLAP_MS = 65 * 60_000;

/**
 * From when the next look has to see changes.
 *
 * @param began when this one began, by WordPress's clock.
 */
export const changesFrom = (began: string, byLocalDate: boolean): string =>
  new Date(Date.parse(began) - (byLocalDate ? LOCAL_OVERLAP_MS : OVERLAP_MS)).toISOString();

export class ImportMarkService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @returns those of this very WordPress, by name. */
  async of(siteId: string, source: string): Promise<Map<string, Mark>> {
    const found = await this.#db
      .rows<ImportMarkTables>()
      .selectFrom('import_mark')
      .select(['name', 'source', 'due', 'changed_since', sql<string>`highest_id::text`.as('highest_id')])
      .where('site_id', '=', siteId)
      .where('source', '=', source)
      .execute();
    return new Map(
      found.map((row) => [
        row.name,
        {
          name: row.name,
          source: row.source,
          changedSince: new Date(row.changed_since).toISOString(),
          highestId: Number(row.highest_id),
          due: row.due as number[],
        },
      ]),
    );
  }

  async keep({ rows }: UnitOfWork, siteId: string, marks: Mark[]): Promise<void> {
    if (marks.length === 0) return;
    const incoming = marks.map((mark) => ({ id: newId(), ...mark }));
    await sql`insert into import_mark (id, site_id, name, source, changed_since, highest_id, due)
      select i.id, ${siteId}::uuid, i.name, i.source, i."changedSince", i."highestId", i.due
      from jsonb_to_recordset(${JSON.stringify(incoming)}::jsonb)
        as i(id uuid, name text, source text, "changedSince" timestamptz, "highestId" bigint, due jsonb)
      on conflict (site_id, name) do update set source = excluded.source, changed_since = excluded.changed_since,
        highest_id = excluded.highest_id, due = excluded.due, updated_at = now()`.execute(rows<ImportMarkTables>());
  }
}
