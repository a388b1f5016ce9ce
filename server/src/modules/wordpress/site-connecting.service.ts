/**
 * Connects a site in one click: finds its WordPress, sends the browser to WordPress's own page, and takes the Application
 * Password that it comes back with. What comes back is believed only with a state that was given to the same person, once,
 * a short time ago, and only from the WordPress that they were sent to.
 */
import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { hashToken, newToken } from '../../platform/crypto/tokens.ts';
import type { Database } from '../../platform/db/database.ts';
import { newId } from '../../platform/db/ids.ts';
import { AppError, badInput, conflict, forbidden } from '../../platform/errors/app-error.ts';
import type { Outgoing } from '../../platform/http/outgoing.ts';
import type { SiteService } from '../site/index.ts';
import { approvalPage } from './connection/application-passwords.ts';
import {
  ConnectionFault,
  type ConnectionStep,
  ConnectionStepName,
  codeOf,
  isAddressFault,
  StepNotes,
  stepFault,
} from './connection/connection-test.ts';
import { OUR_APP_ID } from './connection/end-password.ts';
import { type FoundSite, findSite } from './connection/find-site.ts';
import { noteHttps } from './connection/https-step.ts';
import { isSameSite, pastedAddresses } from './connection/pasted-address.rules.ts';
import { SiteConnectingEntity } from './connection/site-connecting.entity.ts';
import type { SiteConnectingTables } from './connection/site-connecting.tables.ts';

export const APPROVED_PATH = '/connection/approved';
export const REJECTED_PATH = '/connection/rejected';
const MINUTES = 15;

export interface Beginning {
  siteId?: string | null | undefined;
  url?: string | null | undefined;
  name?: string | null | undefined;
  /** Where the browser reaches this installation. */
  origin: string;
}

export interface BegunConnection {
  siteId: string | null;
  authorizeUrl: string | null;
  expiresAt: Date | null;
  steps: ConnectionStep[];
}

export interface Approval {
  state: string;
  siteUrl: string;
  username: string;
  password: string;
}

/** How it ended, for the page that the browser comes back to. */
export interface CameBack {
  siteId: string | null;
  outcome: 'approved' | 'rejected' | 'disabled' | 'expired' | 'other-site';
}

export class SiteConnectingService {
  readonly #db: Database;
  readonly #sites: SiteService;
  readonly #http: Outgoing;

  constructor(db: Database, sites: SiteService, http: Outgoing) {
    this.#db = db;
    this.#sites = sites;
    this.#http = http;
  }

  async begin(actor: Actor, { siteId, url, name, origin }: Beginning): Promise<BegunConnection> {
    const userId = requirePerson(actor);
    if ((siteId == null) === (url == null)) throw badInput({ path: 'url', message: 'Give either siteId, or the url of a new site.' });
    let id = siteId ?? null;
    const address = id === null ? (url as string) : (await this.#sites.get(actor, id)).url;
    const notes = new StepNotes(ConnectionStepName.ADDRESS);
    try {
      const site = await this.#reach(notes, address);
      id ??= await this.#siteAt(actor, site, name);
      notes.at(ConnectionStepName.CREDENTIALS);
      const page = approvalPage(site.found);
      requireHttps(origin, site.url);
      const { state, expiresAt } = await this.#remember(id, userId, site.url);
      notes.passed('WordPress lets you approve the connection on a page of its own.');
      return { siteId: id, authorizeUrl: authorizeUrl(page, site.url, origin, state), expiresAt, steps: notes.steps };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'UPSTREAM_ERROR') throw error;
      notes.failed(error);
      return { siteId: id, authorizeUrl: null, expiresAt: null, steps: notes.steps };
    }
  }

  /** Takes the password into keeping. The connection is tested by whoever asks for it next. */
  async approved(actor: Actor, { state, siteUrl, username, password }: Approval): Promise<CameBack> {
    const begun = await this.#useUp(requirePerson(actor), state);
    if (!begun) return { siteId: null, outcome: 'expired' };
    const { site_id: siteId, url } = begun;
    const from = URL.parse(siteUrl);
    // The site may have been given another address meanwhile: the password is not for that one.
    const now = new URL((await this.#sites.get(actor, siteId)).url);
    if (!from || ![from, now].every((address) => isSameSite(address, new URL(url)))) return { siteId, outcome: 'other-site' };
    await this.#sites.update(actor, siteId, { url, wpUsername: username, wpApplicationPassword: password });
    return { siteId, outcome: 'approved' };
  }

  /** @param disabled whether WordPress would not let this user have an Application Password. */
  async rejected(actor: Actor, state: string, disabled: boolean): Promise<CameBack> {
    const begun = await this.#useUp(requirePerson(actor), state);
    if (!begun) return { siteId: null, outcome: 'expired' };
    return { siteId: begun.site_id, outcome: disabled ? 'disabled' : 'rejected' };
  }

  async #reach(notes: StepNotes, address: string): Promise<FoundSite> {
    try {
      const site = await findSite(this.#http, address);
      notes.passed(`${new URL(site.url).host} answers.`);
      notes.at(ConnectionStepName.HTTPS);
      noteHttps(notes, site.url);
      notes.at(ConnectionStepName.REST_API);
      notes.passed(`WordPress was found at ${site.url}, and its REST API is on.`);
      return site;
    } catch (error) {
      if (error instanceof AppError && error.code === 'UPSTREAM_ERROR' && !isAddressFault(codeOf(error))) {
        notes.passed(`${pastedAddresses(address)[0]?.host} answers.`);
        notes.at(ConnectionStepName.REST_API);
      }
      throw error;
    }
  }

  /** The site of an attempt that was not brought to its end, or a new one. */
  async #siteAt(actor: Actor, { url, found }: FoundSite, name: string | null | undefined): Promise<string> {
    const there = await this.#sites.findByUrl(actor, url);
    if (there && (there.has_credentials || there.has_plugin_key)) {
      throw conflict(`${url} is here already, as ${there.name}. Connect it anew in its settings.`, { siteId: there.id });
    }
    if (there) return there.id;
    return (await this.#sites.create(actor, { name: name?.trim() || nameOf(found.index.name, url), url })).id;
  }

  async #remember(siteId: string, userId: string, url: string): Promise<{ state: string; expiresAt: Date }> {
    const state = newToken('igny8_connect');
    const expiresAt = new Date(Date.now() + MINUTES * 60_000);
    await this.#db.unitOfWork(async ({ em, rows }) => {
      await rows<SiteConnectingTables>().deleteFrom('site_connecting').where('expires_at', '<', sql<string>`now()`).execute();
      em.create(SiteConnectingEntity, { id: newId(), siteId, userId, stateHash: hashToken(state), url, expiresAt });
    });
    return { state, expiresAt };
  }

  #useUp(userId: string, state: string): Promise<{ site_id: string; url: string } | undefined> {
    return this.#db
      .rows<SiteConnectingTables>()
      .deleteFrom('site_connecting')
      .where('state_hash', '=', hashToken(state))
      .where('user_id', '=', userId)
      .where('expires_at', '>', sql<string>`now()`)
      .returning(['site_id', 'url'])
      .executeTakeFirst();
  }
}

/** Somebody with a browser that comes back to us with their session. */
function requirePerson(actor: Actor): string {
  actor.requireScope('admin');
  if (actor.kind === 'user' && actor.id !== null) return actor.id;
  throw forbidden(
    'A person approves this in a browser that is signed in here, so an API token cannot begin it. Begin it in the dashboard, or give createSite or updateSite a wpUsername and a wpApplicationPassword.',
  );
}

/** WordPress hands a password to an http address only where it runs for development, which is where it is reached by http itself. */
function requireHttps(origin: string, siteUrl: string): void {
  if (origin.startsWith('https:') || siteUrl.startsWith('http:')) return;
  throw stepFault(
    ConnectionFault.NO_HTTPS,
    `WordPress sends passwords to https addresses only, and this installation is open at ${origin}. Paste an Application Password instead; or serve IGNY8 by https and set IGNY8_PUBLIC_URL.`,
  );
}

/** WordPress refuses a second application of one name. */
function authorizeUrl(page: URL, siteUrl: string, origin: string, state: string): string {
  const url = new URL(page);
  const mark = `${new Date().toISOString().slice(0, 10)} ${state.slice(-4)}`;
  const back = (path: string) => `${origin}${path}?${new URLSearchParams({ state })}`;
  url.searchParams.set('app_name', `IGNY8 on ${new URL(siteUrl).host} · ${mark}`);
  url.searchParams.set('app_id', OUR_APP_ID);
  url.searchParams.set('success_url', back(APPROVED_PATH));
  url.searchParams.set('reject_url', back(REJECTED_PATH));
  return url.href;
}

/** WordPress keeps these five as entities in the name of a site. */
function nameOf(said: string, url: string): string {
  const plain = said.replace(
    /&(amp|lt|gt|quot|#0?39);/g,
    (_, entity: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[entity] ?? "'",
  );
  return plain.trim().slice(0, 100).trim() || new URL(url).host;
}
