/**
 * Makes the database itself refuse a row that points across sites: every table with site_id gets a key to `site`, and
 * every foreign key between two such tables becomes composite, (site_id, x_id) -> (site_id, id). Relations stay ordinary
 * single-column ones in the entities; only the generated schema knows.
 */
import type { MikroORM } from '@mikro-orm/core';
import { type DatabaseTable, type ForeignKey, SqlSchemaGenerator } from '@mikro-orm/postgresql';

/** A foreign key declared from outside the entity: a lower module's column that holds an upper module's id. */
export interface UpwardLink {
  table: string;
  column: string;
  references: string;
}

const SITE = 'site';
const isBelowSite = (table: DatabaseTable) => table.getColumn('site_id') !== undefined;

export function registerSiteSafeSchema(orm: MikroORM, upwardLinks: UpwardLink[]): void {
  class SiteSafeSchemaGenerator extends SqlSchemaGenerator {
    override getTargetSchema(schema?: string, includeWildcardSchema?: boolean) {
      const target = super.getTargetSchema(schema, includeWildcardSchema);
      const tables = new Map(target.getTables().map((table) => [table.name, table]));
      for (const table of tables.values()) {
        const keys = Object.values(table.getForeignKeys()).map((key) => composite(key, table, tables));
        if (isBelowSite(table)) keys.push(keyToSite(table));
        keys.push(...upwardLinks.filter((link) => link.table === table.name).map(keyOfLink));
        table.setForeignKeys(Object.fromEntries(keys.map((key) => [key.constraintName, key])));
      }
      return target;
    }
  }
  orm.config.registerExtension('@mikro-orm/schema-generator', () => new SiteSafeSchemaGenerator(orm.em as never));
}

function composite(key: ForeignKey, table: DatabaseTable, tables: Map<string, DatabaseTable>): ForeignKey {
  const referenced = tables.get(key.referencedTableName.split('.').at(-1) ?? '');
  if (!referenced || !isBelowSite(referenced)) return key;
  const own = table.name === SITE ? 'id' : 'site_id';
  if (own === 'site_id' && !isBelowSite(table)) return key;
  return {
    ...key,
    columnNames: [own, ...key.columnNames],
    referencedColumnNames: ['site_id', ...key.referencedColumnNames],
    // "set null" would null site_id too: whoever deletes unsets the children.
    deleteRule: key.deleteRule === 'set null' ? undefined : key.deleteRule,
  };
}

const keyToSite = (table: DatabaseTable): ForeignKey => ({
  constraintName: `${table.name}_site_id_foreign`,
  localTableName: `public.${table.name}`,
  columnNames: ['site_id'],
  referencedTableName: `public.${SITE}`,
  referencedColumnNames: ['id'],
  deleteRule: 'cascade',
});

const keyOfLink = ({ table, column, references }: UpwardLink): ForeignKey => ({
  constraintName: `${table}_${column}_foreign`,
  localTableName: `public.${table}`,
  columnNames: ['site_id', column],
  referencedTableName: `public.${references}`,
  referencedColumnNames: ['site_id', 'id'],
});
