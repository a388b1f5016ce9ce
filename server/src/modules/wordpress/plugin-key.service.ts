/**
 * Makes a new key of the plugin and keeps it. The old one ends as soon as the plugin has made the new one, so an answer that is
 * lost would lock us out: it is asked for again by what still signs in, and a key is kept only once the plugin has taken it.
 */
import type { Actor } from '../../platform/access/actor.ts';
import { AppError, upstream } from '../../platform/errors/app-error.ts';
import { reasonOf } from '../../platform/http/outgoing.faults.ts';
import type { Outgoing } from '../../platform/http/outgoing.ts';
import { type SiteService, WANTED_PLUGIN_VERSION } from '../site/index.ts';
import { newPluginKey } from './client/access-requests.ts';
import { hasPlugin, keyHeaders } from './client/sign-in.ts';
import { WordPressClient } from './client/wordpress-client.ts';
import { WordPressRest } from './client/wordpress-rest.ts';
import type { ConnectionService } from './connection.service.ts';

/** With these WordPress may have made the key all the same. */
const LOST = ['TIMEOUT', 'CUT', 'NOT_JSON', 'SERVER_ERROR', 'UNEXPECTED'];

export class PluginKeyService {
  readonly #sites: SiteService;
  readonly #connections: ConnectionService;
  readonly #http: Outgoing;

  constructor(sites: SiteService, connections: ConnectionService, http: Outgoing) {
    this.#sites = sites;
    this.#connections = connections;
    this.#http = http;
  }

  async rotate(actor: Actor, siteId: string): Promise<void> {
    await this.#sites.get(actor, siteId);
    const { found, way, rest } = await this.#connections.signIn(siteId);
    if (!hasPlugin(found))
      throw upstream('The IGNY8 plugin is not active there. Install it and switch it on in WordPress, then make a key.');
    const key = await this.#make(rest, way === 'key');
    const withKey = new WordPressClient(new WordPressRest(this.#http, { root: found.root, signIn: keyHeaders(key) }), { hasPlugin: true });
    await withKey.me();
    await this.#sites.savePluginKey(siteId, key);
  }

  async #make(rest: WordPressRest, byOldKey: boolean): Promise<string> {
    const ask = () => newPluginKey(rest).catch(explained);
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof AppError) || !LOST.includes(reasonOf(error) ?? '')) throw error;
      // A password signs in whatever became of the keys; the old key does where no new one was made.
      return ask().catch((again: unknown) => {
        if (!byOldKey || reasonOf(again) !== 'PLUGIN_KEY_REFUSED') throw again;
        throw upstream(
          'The plugin made a new key, but its answer was lost on the way, so the old one ended and the new one is not known here. Make one in WordPress under Settings, IGNY8, and paste it in the settings of the site.',
          { reason: 'PLUGIN_KEY_REFUSED' },
        );
      });
    }
  }
}

function explained(error: unknown): never {
  if (reasonOf(error) !== 'NOT_FOUND') throw error;
  throw upstream(`The plugin there makes no keys: ${WANTED_PLUGIN_VERSION} or newer does. Download it and install it over the old one.`);
}
