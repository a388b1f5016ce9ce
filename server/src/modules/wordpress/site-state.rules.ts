import { conflict } from '../../platform/errors/app-error.ts';

/** @throws CONFLICT for a site that is switched off. */
export function requireActive(site: { name: string; active: boolean }): void {
  if (!site.active) throw conflict(`${site.name} is inactive: nothing is imported from it or published to it. Switch it on first.`);
}
