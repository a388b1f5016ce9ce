/** Makes and renames sectors. Deleting one moves what stands in it first; that belongs to those upstairs, who hold the rows. */
import type { Actor } from '../../../platform/access/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { badInput, notFound } from '../../../platform/errors/app-error.ts';
import { requireSite } from '../site.service.ts';
import { SectorEntity } from './sector.entity.ts';

export interface SectorChanges {
  name?: string | null | undefined;
  description?: string | null | undefined;
}

export class SectorService {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @returns the new sector's id. */
  async create(actor: Actor, siteId: string, input: SectorChanges): Promise<string> {
    await requireSite(this.#db, actor, siteId);
    const name = cleanName(input.name);
    return this.#db.unitOfWork(async ({ em }) => {
      if (await em.count(SectorEntity, { siteId, name })) throw taken(name);
      const sector = em.create(SectorEntity, { siteId, name, description: input.description ?? null });
      await em.flush();
      return sector.id;
    });
  }

  async update(actor: Actor, id: string, input: SectorChanges): Promise<void> {
    await this.#db.unitOfWork(async ({ em }) => {
      const sector = await em.findOne(SectorEntity, { id });
      if (!sector || !actor.reaches(sector.siteId)) throw notFound('sector', id);
      if (input.name != null) {
        const name = cleanName(input.name);
        if (await em.count(SectorEntity, { siteId: sector.siteId, name, id: { $ne: id } })) throw taken(name);
        sector.name = name;
      }
      if (input.description !== undefined) sector.description = input.description;
    });
  }
}

const taken = (name: string) => badInput({ path: 'name', message: `This site already has a sector called "${name}".` });

function cleanName(name: string | null | undefined): string {
  const clean = (name ?? '').trim();
  if (clean === '' || clean.length > 100) throw badInput({ path: 'name', message: 'A sector needs a name of 1 to 100 characters.' });
  return clean;
}
