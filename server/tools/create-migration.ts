/**
 * Writes the migration from the database that the migrations make to the one that the entities describe.
 * npm run migration:create -- what-it-does
 */
import 'reflect-metadata';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { entities, upwardLinks } from '../src/app/entities.ts';
import { migrations } from '../src/migrations/index.ts';
import { startEmbeddedPostgres } from '../src/platform/db/embedded-postgres.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { connectOrm } from '../src/platform/db/orm.ts';

const name = process.argv[2];
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  console.error('Name the migration: npm run migration:create -- add-saved-views');
  process.exit(1);
}
const dataDir = await mkdtemp(path.join(tmpdir(), 'igny8-migration-'));
const postgres = await startEmbeddedPostgres({ dataDir, fast: true, log: () => undefined });
try {
  const orm = await connectOrm({ url: postgres.url, entities, upwardLinks, migrations });
  await migrate(orm, console.log);
  const up = await orm.schema.getUpdateSchemaSQL({ wrap: false });
  await orm.close();
  if (up.trim() === '') console.log('The entities and the migrations agree: nothing to write.');
  else await write(name, up);
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/** Forward only: going back is a restore from a backup. */
async function write(label: string, up: string): Promise<void> {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const className = `Migration${stamp}`;
  const statements = (sql: string) =>
    sql
      .split(/;\n/)
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => `    this.addSql(\`${line.replace(/;$/, '')}\`);`)
      .join('\n');
  const file = path.resolve(import.meta.dirname, `../src/migrations/${stamp}-${label}.ts`);
  const body = `import { Migration } from '@mikro-orm/migrations';

export class ${className} extends Migration {
  override up(): void {
${statements(up)}
  }
}
`;
  await writeFile(file, body);
  console.log(`Wrote ${path.relative(process.cwd(), file)}. Add ${className} to migrations/index.ts.`);
}
