/** The program as people run it, built and in a process of its own, on an embedded database with a site of 100,000 contents. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../server/src/platform/db/embedded-postgres.ts';
import { type BuiltProgram, startBuiltProgram } from '../../server/test/kit/built-program.ts';
import { seedManyContents } from '../../server/test/kit/many-contents.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const KEPT = path.join(ROOT, '.cache/bench/screen');
export const CONTENTS = 100_000;
const ACCOUNT = { email: 'mara@example.com', password: 'a pencil and paper' };

export interface Product {
  url: string;
  siteId: string;
  /** A connection of its own to the same database. */
  sql: pg.Client;
  api: BuiltProgram['api'];
  /** What a browser needs to be signed in. */
  signIn: { path: string; body: Record<string, string> };
  stop(): Promise<void>;
}

/** The database is kept below .cache/bench until the tables or the seed change: it takes minutes to fill. */
export async function startProduct(say: (line: string) => void): Promise<Product> {
  const dataDir = path.join(KEPT, seedKey());
  const seeded = path.join(dataDir, 'seeded.json');
  if (!existsSync(seeded)) rmSync(KEPT, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const postgres = await startEmbeddedPostgres({ dataDir, log: say });
  const program = await startBuiltProgram(postgres.url, path.join(dataDir, 'program')).catch(async (error) => {
    await postgres.stop();
    throw error;
  });
  const sql = new pg.Client(postgres.url);
  const stop = async () => {
    await sql.end();
    await program.stop();
    await postgres.stop();
  };
  try {
    await sql.connect();
    if (!existsSync(seeded)) writeFileSync(seeded, JSON.stringify({ siteId: await seed(program.api, sql, say) }));
    const { siteId } = JSON.parse(readFileSync(seeded, 'utf8'));
    const { api, link, url } = program;
    const signIn = link
      ? { path: '/auth/accept-link', body: { ...ACCOUNT, link, name: 'Mara Reyes' } }
      : { path: '/auth/sign-in', body: ACCOUNT };
    return { url, siteId, sql, api, signIn, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function seed(api: Product['api'], sql: pg.Client, say: (line: string) => void): Promise<string> {
  say(`Filling a site with ${CONTENTS.toLocaleString('en')} contents; this takes some minutes, once.`);
  const { createSite } = await api(
    'mutation { createSite(input: { name: "Slow Morning", url: "https://example.test" }) { site { id defaultSector { id } } } }',
  );
  // As when a dump is restored: the index of all words is made at the end, whole and many times as fast.
  const { rows } = await sql.query(`select indexdef from pg_indexes where indexname = 'content_search_words'`);
  await sql.query('drop index content_search_words');
  const { id, defaultSector } = createSite.site;
  await seedManyContents((text, values) => sql.query(text, values), { siteId: id, sectorId: defaultSector.id, contents: CONTENTS });
  await sql.query(rows[0].indexdef);
  // What the database does by itself, some minutes later.
  await sql.query('vacuum analyze');
  return id;
}

/** Of the tables and of what fills them. */
function seedKey(): string {
  const hash = createHash('sha256');
  const migrations = path.join(ROOT, 'server/src/migrations');
  const files = readdirSync(migrations).map((name) => path.join(migrations, name));
  files.push(...['many-contents.ts', 'made-up-text.ts'].map((name) => path.join(ROOT, 'server/test/kit', name)));
  for (const file of files.sort()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
