/** The one site that a person means by an id or by its name. */
import type pg from 'pg';
import { isId } from '../../../platform/db/ids.ts';
import { StartupError } from '../../../platform/errors/startup-error.ts';
import { listed } from '../spoken.ts';
import type { ExportedSite } from './site-file.ts';

export async function findSiteMeant(client: pg.ClientBase, meant: string): Promise<ExportedSite> {
  const { rows: sites } = await client.query<ExportedSite>('select id, name, url from site order by lower(name), id');
  const found = sites.filter(({ id, name }) =>
    isId(meant) ? id === meant.toLowerCase() : name.toLowerCase() === meant.trim().toLowerCase(),
  );
  const [site] = found;
  if (site && found.length === 1) return site;
  if (site) {
    const each = found.map(({ id, url }) => `${id} (${url})`);
    throw new StartupError(`${found.length} sites are called "${meant}". Say which by its id: ${listed(each, 20)}.`);
  }
  const names = sites.map(({ id, name }) => `"${name}" (${id})`);
  throw new StartupError(
    `There is no site "${meant}" here. ${names.length > 0 ? `There are: ${listed(names, 20)}.` : 'There is none at all: check DATABASE_URL and DATA_DIR.'}`,
  );
}

/** Where two sites show the posts of one WordPress: with or without `www.`, it is the same. */
export const addressKey = (url: string): string => url.toLowerCase().replace(/^https?:\/\/(www\.)?/, '');
