/**
 * Tests a connection step by step. One that fails is an answer with the step and what to do, not an error. Makes a draft in
 * WordPress and deletes it; how the last test went is kept with the site.
 */
import type { Actor } from '../../platform/access/actor.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { reasonOf } from '../../platform/http/outgoing.faults.ts';
import type { Outgoing } from '../../platform/http/outgoing.ts';
import { isPluginOutdated, type SiteService, WANTED_PLUGIN_VERSION, type WordPressCredentials } from '../site/index.ts';
import { tryWriting } from './client/access-requests.ts';
import { findRestRoot, type RestRoot } from './client/rest-root.ts';
import { hasPassword, hasPlugin, headerArrives, type SignInWay, signInHeaders } from './client/sign-in.ts';
import { WordPressClient } from './client/wordpress-client.ts';
import { WordPressRest } from './client/wordpress-rest.ts';
import { offersPasswords, passwordsOff } from './connection/application-passwords.ts';
import {
  ConnectionFault,
  ConnectionStepName,
  type ConnectionTest,
  codeOf,
  isAddressFault,
  StepNotes,
  stepFault,
} from './connection/connection-test.ts';
import { noteHttps } from './connection/https-step.ts';

/** Without these nothing can be published. */
const NEEDED = ['edit_posts', 'publish_posts'];
const USEFUL: Record<string, string> = {
  edit_others_posts: 'posts of other people can not be changed',
  publish_pages: 'pages can not be published',
  manage_categories: 'new categories and tags can not be made',
  unfiltered_html: 'WordPress filters the HTML (iframes, forms and scripts are lost)',
};

interface SignedInUser {
  rest: WordPressRest;
  client: WordPressClient;
  name: string;
  capabilities: Record<string, boolean>;
}

export class ConnectionTestService {
  readonly #sites: SiteService;
  readonly #http: Outgoing;
  readonly #patienceMs: number | undefined;

  /** @param patienceMs how long WordPress may take for its first answer. */
  constructor(sites: SiteService, http: Outgoing, patienceMs?: number) {
    this.#sites = sites;
    this.#http = http;
    this.#patienceMs = patienceMs;
  }

  async test(actor: Actor, siteId: string): Promise<ConnectionTest> {
    const site = await this.#sites.get(actor, siteId);
    const notes = new StepNotes(ConnectionStepName.ADDRESS);
    try {
      const secrets = await this.#sites.secrets(siteId);
      const found = await this.#reach(notes, secrets);
      const user = await this.#signIn(notes, found, secrets);
      checkRights(notes, user);
      const health = await checkPlugin(notes, user.client);
      // Nothing is written to the WordPress of a site that is switched off.
      if (site.active) await checkWriting(notes, user.rest);
      const shape = await user.client.shape();
      await this.#sites.saveCapabilities(siteId, {
        checkedAt: new Date().toISOString(),
        restRoot: found.root,
        wordpressVersion: health?.wp_version ?? null,
        pluginVersion: health?.plugin_version ?? null,
        userCapabilities: [...NEEDED, ...Object.keys(USEFUL)].filter((right) => user.capabilities[right] === true),
        postTypes: shape.types.map(({ name }) => name),
      });
      return { ok: true, steps: notes.steps };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const code = notes.failed(error);
      if (code !== ConnectionFault.NOT_CONNECTED)
        await this.#sites.saveConnectionFailure(site.id, { at: new Date().toISOString(), message: error.message });
      return { ok: false, steps: notes.steps };
    }
  }

  async #reach(notes: StepNotes, { url, ...secrets }: WordPressCredentials): Promise<RestRoot> {
    const answered = (root: string) => {
      notes.passed(`${new URL(root).host} answers.`);
      notes.at(ConnectionStepName.HTTPS);
      noteHttps(notes, root);
      notes.at(ConnectionStepName.REST_API);
    };
    try {
      const found = await findRestRoot(this.#http, { siteUrl: url, signIn: signInHeaders(secrets), patienceMs: this.#patienceMs });
      answered(found.root);
      notes.passed(`The REST API is on, at ${found.root}.`);
      return found;
    } catch (error) {
      if (error instanceof AppError && !isAddressFault(codeOf(error))) answered(url);
      throw error;
    }
  }

  async #signIn(notes: StepNotes, found: RestRoot, secrets: WordPressCredentials): Promise<SignedInUser> {
    notes.at(ConnectionStepName.CREDENTIALS);
    if (!hasPassword(secrets)) {
      if (secrets.pluginKey === null) {
        throw stepFault(
          ConnectionFault.NOT_CONNECTED,
          'No Application Password is kept yet, and no key of the plugin. Connect the site with WordPress, or paste one of them.',
        );
      }
      return this.#signInByKey(notes, found, secrets, null);
    }
    try {
      const user = await this.#as('password', found, secrets);
      notes.passed(`Signed in as ${user.name}.`);
      return user;
    } catch (error) {
      if (reasonOf(error) !== 'BAD_CREDENTIALS') throw error;
      if (!offersPasswords(found.index)) throw passwordsOff(found.root);
      const arrives = await headerArrives(this.#http, found, secrets);
      if (arrives === undefined) throw error;
      if (arrives) {
        throw stepFault(
          ConnectionFault.BAD_CREDENTIALS,
          "WordPress does not accept this user name and Application Password, and they do arrive there. Check both; if they worked before, the password was revoked: connect again, or make a new one in the user's profile.",
        );
      }
      if (secrets.pluginKey !== null) return this.#signInByKey(notes, found, secrets, ConnectionFault.AUTHORIZATION_STRIPPED);
      throw stepFault(
        ConnectionFault.AUTHORIZATION_STRIPPED,
        `${new URL(found.root).host} takes the Authorization header away, so no password reaches WordPress. Make a key in WordPress under Settings, IGNY8, and paste it here; or ask the host to pass the header on.`,
      );
    }
  }

  async #signInByKey(
    notes: StepNotes,
    found: RestRoot,
    secrets: WordPressCredentials,
    code: ConnectionFault | null,
  ): Promise<SignedInUser> {
    if (!hasPlugin(found)) {
      throw stepFault(
        ConnectionFault.PLUGIN_ABSENT,
        'Only a key of the IGNY8 plugin is kept, and the plugin is not active there. Switch it on in WordPress, or connect with an Application Password.',
      );
    }
    const user = await this.#as('key', found, secrets);
    notes.passed(
      code === null
        ? `Signed in as ${user.name}, by the key of the plugin.`
        : `Signed in as ${user.name}, by the key of the plugin: the host takes the Authorization header away.`,
      code,
    );
    return user;
  }

  async #as(way: SignInWay, found: RestRoot, secrets: WordPressCredentials): Promise<SignedInUser> {
    const rest = new WordPressRest(this.#http, { root: found.root, signIn: signInHeaders(secrets, way) });
    const client = new WordPressClient(rest, { hasPlugin: hasPlugin(found) });
    return { rest, client, ...(await client.me()) };
  }
}

function checkRights(notes: StepNotes, { name, capabilities }: SignedInUser): void {
  notes.at(ConnectionStepName.RIGHTS);
  const lacking = (right: string) => capabilities[right] !== true;
  if (NEEDED.some(lacking)) {
    throw stepFault(
      ConnectionFault.NO_RIGHTS,
      `${name} may not write and publish posts. Connect a user with the role author, or better editor or administrator.`,
    );
  }
  const lacks = Object.entries(USEFUL).flatMap(([right, then]) => (lacking(right) ? [then] : []));
  notes.passed(lacks.length === 0 ? `${name} may do all that is needed.` : `${name} may publish posts, but: ${lacks.join('; ')}.`);
}

async function checkPlugin(notes: StepNotes, client: WordPressClient) {
  notes.at(ConnectionStepName.PLUGIN);
  if (!client.hasPlugin) {
    notes.passed(
      'The IGNY8 plugin is not active. Posts, pages and terms go through all the same; product attributes can not be read.',
      ConnectionFault.PLUGIN_ABSENT,
    );
    return null;
  }
  const health = await client.health();
  const { plugin_version: version } = health;
  if (isPluginOutdated(version)) {
    notes.passed(
      `The IGNY8 plugin ${version} is active; ${WANTED_PLUGIN_VERSION} is out. It works without what is new: download the new one and install it over this.`,
      ConnectionFault.PLUGIN_OUTDATED,
    );
  } else notes.passed(`The IGNY8 plugin ${version} is active.`);
  return health;
}

async function checkWriting(notes: StepNotes, rest: WordPressRest): Promise<void> {
  notes.at(ConnectionStepName.WRITING);
  await tryWriting(rest).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    throw stepFault(
      ConnectionFault.WRITE_REFUSED,
      `A draft could not be made and deleted again. ${error.message} A firewall or security plugin may let requests read, but not write.`,
    );
  });
  notes.passed('A draft was made and deleted again.');
}
