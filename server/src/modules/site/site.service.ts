/**
 * Adds, changes, switches and removes sites. Keeps their secrets sealed: what leaves here in clear is `credentials`, for
 * the WordPress module alone.
 */
import type { Actor } from '../../platform/access/actor.ts';
import type { SecretBox } from '../../platform/crypto/secret-box.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Page } from '../../platform/db/keyset.ts';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.ts';
import type { JobService } from '../jobs/index.ts';
import { SectorEntity } from './sector/sector.entity.ts';
import { SiteEntity, type Site as SiteRow } from './site/site.entity.ts';
import type { CreateSiteInput, UpdateSiteInput } from './site/site.inputs.ts';
import { findSite, findSiteByUrl } from './site/site.reads.ts';
import type { Site } from './site/site.type.ts';
import { type ConnectionFailure, type SiteCapabilities, UNTESTED } from './site/site-capabilities.ts';
import { siteAddress } from './site-address.rules.ts';

/** An Application Password with its user, a key of the plugin, or both. */
export interface WordPressCredentials {
  url: string;
  username: string | null;
  applicationPassword: string | null;
  pluginKey: string | null;
}

/** What a site needs of those above it. */
export interface SitePorts {
  /** How many contents name a post or a term of its WordPress by an id. */
  linkedContents(siteId: string): Promise<number>;
  /** Told of an Application Password that is kept no longer. Never holds its caller up. */
  passwordEnded(ended: WordPressCredentials): void;
}

const DEFAULT_SECTOR = 'General';

/** @throws NOT_FOUND for a site that is not there, and for one out of the caller's reach. */
export async function requireSite(db: Database, actor: Actor, siteId: string): Promise<Site> {
  actor.requireSite(siteId);
  const site = await findSite(db, siteId);
  if (!site) throw notFound('site', siteId);
  return site;
}

/**
 * A page of what stands in a site. Whether there is such a site is asked only where the page is empty.
 * @throws NOT_FOUND for a site that is not there, and for one out of the caller's reach.
 */
export async function pageOfSite<Row>(db: Database, actor: Actor, siteId: string, list: () => Promise<Page<Row>>): Promise<Page<Row>> {
  actor.requireSite(siteId);
  const page = await list();
  if (page.edges.length === 0) await requireSite(db, actor, siteId);
  return page;
}

/** @throws CONFLICT for a site that is switched off: it can be browsed, and nothing works for it. */
export async function requireActiveSite(db: Database, siteId: string): Promise<void> {
  const site = await findSite(db, siteId);
  if (!site?.active) throw conflict(`${site?.name ?? 'The site'} is inactive. Make it active first.`);
}

export class SiteService {
  readonly #db: Database;
  readonly #box: SecretBox;
  readonly #jobs: JobService;
  readonly #ports: SitePorts;

  constructor(db: Database, box: SecretBox, jobs: JobService, ports: SitePorts) {
    this.#db = db;
    this.#box = box;
    this.#jobs = jobs;
    this.#ports = ports;
  }

  get(actor: Actor, siteId: string): Promise<Site> {
    return requireSite(this.#db, actor, siteId);
  }

  async findByUrl(actor: Actor, url: string): Promise<Site | null> {
    const site = await findSiteByUrl(this.#db, url);
    return site && actor.reaches(site.id) ? site : null;
  }

  async create(actor: Actor, input: CreateSiteInput): Promise<Site> {
    actor.requireEverySite('add another');
    const id = await this.#db.unitOfWork(async ({ em }) => {
      const site = em.create(SiteEntity, {
        name: cleanName(input.name),
        url: siteAddress(input.url),
        wpUsername: input.wpUsername?.trim() || null,
        wpAppPassword: this.#sealed(input.wpApplicationPassword),
        pluginKey: this.#sealed(input.pluginKey),
        active: true,
      });
      await em.flush();
      const sector = em.create(SectorEntity, { siteId: site.id, name: DEFAULT_SECTOR });
      await em.flush();
      site.defaultSectorId = sector.id;
      return site.id;
    });
    return this.get(actor, id);
  }

  async update(actor: Actor, siteId: string, input: UpdateSiteInput): Promise<Site> {
    await this.get(actor, siteId);
    const address = input.url == null ? undefined : siteAddress(input.url);
    if (address !== undefined && !input.sameWordPress) await this.#requireSameWordPress(siteId, address);
    const ended = await this.#db.unitOfWork(async ({ em }) => {
      const site = await em.findOneOrFail(SiteEntity, { id: siteId });
      const before = this.#opened(site);
      if (input.name != null) site.name = cleanName(input.name);
      const url = address ?? site.url;
      if (url !== site.url) {
        // Secrets are for the server that they were given for: another one has to be given its own, in this very call.
        if (new URL(url).origin !== new URL(site.url).origin) {
          site.wpAppPassword = null;
          site.pluginKey = null;
        }
        site.url = url;
        site.capabilities = null;
      }
      if (input.wpUsername !== undefined) site.wpUsername = input.wpUsername?.trim() || null;
      if (input.wpApplicationPassword != null) site.wpAppPassword = this.#sealed(input.wpApplicationPassword);
      if (input.pluginKey != null) site.pluginKey = this.#sealed(input.pluginKey);
      // What failed with others says nothing of these.
      if ((input.wpUsername !== undefined || input.wpApplicationPassword != null || input.pluginKey != null) && site.capabilities)
        site.capabilities = { ...site.capabilities, failure: undefined };
      if (input.defaultSectorId != null) {
        const sector = await em.findOne(SectorEntity, { id: input.defaultSectorId, siteId });
        if (!sector) throw badInput({ path: 'defaultSectorId', message: 'defaultSectorId is not a sector of this site.' });
        site.defaultSectorId = sector.id;
      }
      return this.#opened(site).applicationPassword === before.applicationPassword ? undefined : before;
    });
    if (ended?.applicationPassword) this.#ports.passwordEnded(ended);
    return this.get(actor, siteId);
  }

  /** Switching off stops the site's jobs; what they have done stays. */
  async setActive(actor: Actor, siteId: string, active: boolean): Promise<Site> {
    await this.get(actor, siteId);
    await this.#db.unitOfWork(async ({ em }) => {
      await em.nativeUpdate(SiteEntity, { id: siteId }, { active, updatedAt: new Date() });
    });
    if (!active) await this.#jobs.cancelAll(siteId);
    return this.get(actor, siteId);
  }

  /** Removes a site and all that was planned and written for it here. WordPress is left alone. */
  async delete(actor: Actor, siteId: string, typedName: string): Promise<void> {
    const site = await this.get(actor, siteId);
    if (site.active) throw conflict('Make the site inactive first, so that nothing is at work for it.');
    if (typedName !== site.name) throw badInput({ path: 'name', message: `Type the site's name, "${site.name}", to delete it.` });
    const ended = await this.secrets(siteId);
    await this.#db.unitOfWork(async ({ em }) => {
      await em.nativeUpdate(SiteEntity, { id: siteId }, { defaultSectorId: null });
      await em.nativeDelete(SiteEntity, { id: siteId });
    });
    if (ended.applicationPassword) this.#ports.passwordEnded(ended);
  }

  async saveCapabilities(siteId: string, capabilities: SiteCapabilities): Promise<void> {
    await this.#db.unitOfWork(async ({ em }) => {
      const site = await em.findOneOrFail(SiteEntity, { id: siteId });
      site.capabilities = capabilities;
    });
  }

  /** Keeps what the last test that went through had found. */
  async saveConnectionFailure(siteId: string, failure: ConnectionFailure): Promise<void> {
    await this.#db.unitOfWork(async ({ em }) => {
      const site = await em.findOneOrFail(SiteEntity, { id: siteId });
      site.capabilities = { ...(site.capabilities ?? UNTESTED), failure };
    });
  }

  async savePluginKey(siteId: string, key: string): Promise<void> {
    await this.#db.unitOfWork(async ({ em }) => {
      const site = await em.findOneOrFail(SiteEntity, { id: siteId });
      site.pluginKey = this.#sealed(key);
    });
  }

  /** What is kept to sign in with, which may be nothing. */
  async secrets(siteId: string): Promise<WordPressCredentials> {
    return this.#opened(await this.#find(siteId));
  }

  /** @throws CONFLICT where nothing is kept to sign in with. */
  async credentials(siteId: string): Promise<WordPressCredentials> {
    const site = await this.#find(siteId);
    const credentials = this.#opened(site);
    if (canSignIn(credentials)) return credentials;
    throw conflict(`${site.name} is not connected to WordPress yet. Connect it in its settings.`);
  }

  async #find(siteId: string): Promise<SiteRow> {
    const site = await this.#db.orm.em.fork().findOne(SiteEntity, { id: siteId });
    if (!site) throw notFound('site', siteId);
    return site;
  }

  /** Posts keep their ids when a WordPress moves to another address; those of another WordPress are other posts. */
  async #requireSameWordPress(siteId: string, address: string): Promise<void> {
    const { url } = await this.#find(siteId);
    if (hostOf(url) === hostOf(address)) return;
    const linked = await this.#ports.linkedContents(siteId);
    if (linked === 0) return;
    throw conflict(
      `${linked.toLocaleString('en')} ${linked === 1 ? 'content is' : 'contents are'} linked to ${hostOf(url)} by the ids that it gave. If ${hostOf(address)} is the same WordPress under a new address, confirm it (sameWordPress). If it is another one, add it as a site of its own: else its posts would be overwritten.`,
      { linked },
    );
  }

  #opened({ url, wpUsername, wpAppPassword, pluginKey }: SiteRow): WordPressCredentials {
    return {
      url,
      username: wpUsername ?? null,
      applicationPassword: wpAppPassword ? this.#box.open(wpAppPassword) : null,
      pluginKey: pluginKey ? this.#box.open(pluginKey) : null,
    };
  }

  #sealed(password: string | null | undefined): string | null {
    const clean = password?.trim();
    return clean ? this.#box.seal(clean) : null;
  }
}

function cleanName(name: string): string {
  const clean = name.trim();
  if (clean === '' || clean.length > 100) throw badInput({ path: 'name', message: 'A site needs a name of 1 to 100 characters.' });
  return clean;
}

const canSignIn = ({ username, applicationPassword, pluginKey }: WordPressCredentials): boolean =>
  (username !== null && applicationPassword !== null) || pluginKey !== null;

/** With or without `www.`, it is the same site. */
const hostOf = (address: string): string => new URL(address).host.replace(/^www\./, '');
