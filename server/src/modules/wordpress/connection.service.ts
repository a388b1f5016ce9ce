/**
 * Opens a site's WordPress for those who work with it, and tests a connection step by step. A connection that fails is an
 * answer with the step and what to do, not an error. How the last test went is kept with the site.
 */
import type { Actor } from '../../platform/access/actor.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { reasonOf } from '../../platform/http/outgoing.faults.ts';
import type { Outgoing } from '../../platform/http/outgoing.ts';
import type { SiteCapabilities, SiteService } from '../site/index.ts';
import { findRestRoot, type RestRoot } from './client/rest-root.ts';
import { WordPressClient } from './client/wordpress-client.ts';
import { basicAuthorization, WordPressRest } from './client/wordpress-rest.ts';
import { ConnectionFault, ConnectionStepName, type ConnectionTest, isAddressFault } from './connection/connection-test.ts';

const PLUGIN = 'igny8/v1';
/** Without these nothing can be published. */
const NEEDED = ['edit_posts', 'publish_posts'];
const USEFUL: Record<string, string> = {
  edit_others_posts: 'posts of other people can not be changed',
  publish_pages: 'pages can not be published',
  manage_categories: 'new categories and tags can not be made',
  unfiltered_html: 'WordPress filters the HTML (iframes, forms and scripts are lost)',
};

export class ConnectionService {
  readonly #sites: SiteService;
  readonly #http: Outgoing;

  constructor(sites: SiteService, http: Outgoing) {
    this.#sites = sites;
    this.#http = http;
  }

  /**
   * Root and plugin are looked up anew: both change in WordPress without our knowing.
   *
   * @throws CONFLICT without credentials, UPSTREAM_ERROR where WordPress can't be reached.
   */
  async open(siteId: string, signal?: AbortSignal): Promise<WordPressClient> {
    const { url, username, applicationPassword } = await this.#sites.credentials(siteId);
    const found = await findRestRoot(this.#http, {
      siteUrl: url,
      authorization: basicAuthorization(username, applicationPassword),
      signal,
    });
    const rest = new WordPressRest(this.#http, { root: found.root, username, applicationPassword, signal });
    return new WordPressClient(rest, { hasPlugin: hasPlugin(found) });
  }

  async test(actor: Actor, siteId: string): Promise<ConnectionTest> {
    const site = await this.#sites.get(actor, siteId);
    const test: ConnectionTest = { ok: false, steps: [] };
    const passed = (name: ConnectionStepName, message: string, code: ConnectionFault | null = null) =>
      test.steps.push({ name, ok: true, code, message });
    let step: ConnectionStepName = ConnectionStepName.ADDRESS;
    try {
      const credentials = site.has_credentials && site.wp_username ? await this.#sites.credentials(siteId) : null;
      const authorization = credentials ? basicAuthorization(credentials.username, credentials.applicationPassword) : undefined;
      const found = await findRestRoot(this.#http, { siteUrl: site.url, authorization });
      passed(ConnectionStepName.ADDRESS, `${new URL(found.root).host} answers.`);
      passed(ConnectionStepName.REST_API, `The REST API is on, at ${found.root}.`);

      step = ConnectionStepName.CREDENTIALS;
      if (!credentials)
        throw fault(
          ConnectionFault.NOT_CONNECTED,
          'No Application Password is kept yet. Make one in the WordPress profile of the user, and give both here.',
        );
      const rest = new WordPressRest(this.#http, { root: found.root, ...credentials });
      const client = new WordPressClient(rest, { hasPlugin: hasPlugin(found) });
      const me = await client.me().catch((error: unknown) => {
        throw passwordsAreOff(found) && reasonOf(error) !== undefined ? passwordsOff(found) : error;
      });
      passed(ConnectionStepName.CREDENTIALS, `Signed in as ${me.name}.`);

      step = ConnectionStepName.RIGHTS;
      const has = (right: string) => me.capabilities[right] === true;
      if (!NEEDED.every(has)) {
        throw fault(
          ConnectionFault.NO_RIGHTS,
          `${me.name} may not write and publish posts. Connect a user with the role author, or better editor or administrator.`,
        );
      }
      const lacks = Object.keys(USEFUL)
        .filter((right) => !has(right))
        .map((right) => USEFUL[right]);
      passed(
        ConnectionStepName.RIGHTS,
        lacks.length === 0 ? `${me.name} may do all that is needed.` : `${me.name} may publish posts, but: ${lacks.join('; ')}.`,
      );

      step = ConnectionStepName.PLUGIN;
      const health = client.hasPlugin ? await client.health() : null;
      if (health) passed(step, `The IGNY8 plugin ${health.plugin_version} is active.`);
      else
        passed(
          step,
          'The IGNY8 plugin is not active. Posts, pages and terms go through all the same; product attributes can not be read.',
          ConnectionFault.PLUGIN_ABSENT,
        );
      test.ok = true;
      const shape = await client.shape();
      await this.#sites.saveCapabilities(siteId, {
        checkedAt: new Date().toISOString(),
        restRoot: found.root,
        wordpressVersion: health?.wp_version ?? null,
        pluginVersion: health?.plugin_version ?? null,
        userCapabilities: [...NEEDED, ...Object.keys(USEFUL)].filter(has),
        postTypes: shape.types.map(({ name }) => name),
      } satisfies SiteCapabilities);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      test.ok = false;
      const code = codeOf(error);
      if (step === ConnectionStepName.ADDRESS && !isAddressFault(code)) {
        passed(step, `${new URL(site.url).host} answers.`);
        step = ConnectionStepName.REST_API;
      }
      test.steps.push({ name: step, ok: false, code, message: error.message });
      if (code !== ConnectionFault.NOT_CONNECTED)
        await this.#sites.saveConnectionFailure(siteId, { at: new Date().toISOString(), message: error.message });
    }
    return test;
  }
}

const hasPlugin = ({ index }: RestRoot): boolean => index.namespaces.includes(PLUGIN);

/** WordPress names no way to get an Application Password where they are off. */
const passwordsAreOff = ({ index }: RestRoot): boolean =>
  Array.isArray(index.authentication) ? index.authentication.length === 0 : !('application-passwords' in index.authentication);

const passwordsOff = ({ root }: RestRoot): AppError =>
  fault(
    ConnectionFault.APPLICATION_PASSWORDS_OFF,
    root.startsWith('http:')
      ? 'Application Passwords are off there: WordPress wants https for them. Switch the site to https and give that address.'
      : 'Application Passwords are switched off on this site, usually by a security plugin. Switch them on there.',
  );

const fault = (reason: ConnectionFault, message: string) => new AppError('UPSTREAM_ERROR', message, { reason });

function codeOf(error: AppError): ConnectionFault {
  const reason = reasonOf(error);
  return Object.values(ConnectionFault).find((known) => known === reason) ?? ConnectionFault.UNEXPECTED;
}
