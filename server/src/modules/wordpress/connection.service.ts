/** Opens a site's WordPress for those who work with it: finds its REST API and the plugin, and signs in. */
import type { Outgoing } from '../../platform/http/outgoing.ts';
import type { SiteService } from '../site/index.ts';
import { findRestRoot, type RestRoot } from './client/rest-root.ts';
import { chooseSignIn, hasPlugin, type SignInWay, signInHeaders } from './client/sign-in.ts';
import { WordPressClient } from './client/wordpress-client.ts';
import { WordPressRest } from './client/wordpress-rest.ts';

export interface SignedIn {
  found: RestRoot;
  way: SignInWay;
  rest: WordPressRest;
}

export class ConnectionService {
  readonly #sites: SiteService;
  readonly #http: Outgoing;

  constructor(sites: SiteService, http: Outgoing) {
    this.#sites = sites;
    this.#http = http;
  }

  /** @throws CONFLICT without credentials, UPSTREAM_ERROR where WordPress can't be reached. */
  async open(siteId: string, signal?: AbortSignal): Promise<WordPressClient> {
    const { found, rest } = await this.signIn(siteId, signal);
    return new WordPressClient(rest, { hasPlugin: hasPlugin(found) });
  }

  /** Root, plugin and way are looked up anew: all change in WordPress, and at its host, without our knowing. */
  async signIn(siteId: string, signal?: AbortSignal): Promise<SignedIn> {
    const { url, ...secrets } = await this.#sites.credentials(siteId);
    const found = await findRestRoot(this.#http, { siteUrl: url, signIn: signInHeaders(secrets), signal });
    const way = await chooseSignIn(this.#http, found, secrets, signal);
    return { found, way, rest: new WordPressRest(this.#http, { root: found.root, signIn: signInHeaders(secrets, way), signal }) };
  }
}
