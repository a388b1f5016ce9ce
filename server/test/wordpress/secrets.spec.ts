/**
 * Secrets stay secret: the product is used from sign-in to publishing, with connections that fail and servers that say back
 * what they were sent; then everything that it wrote or answered is searched for every secret that it was told or made.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SecretBox } from '../../src/platform/crypto/secret-box.ts';
import { ADMIN_TOKEN, type Json, startApi, type TestApi } from '../kit/api.ts';
import { sendFile } from '../kit/upload.ts';
import { type LocalServer, serve } from './kit.ts';

const PERSON = { email: 'mara@example.com', name: 'Mara Reyes', password: 'slow-mornings-only-7391' };
const WRONG_PASSWORD = 'a-guess-of-somebody-5582';
const WRONG_APPLICATION_PASSWORD = 'wrOn gApp lica tion Pass word';
const WRONG_PLUGIN_KEY = 'igny8_plugin-key-that-is-wrong-4417';
const AI_KEY = 'sk-the-key-that-nobody-sees-0042';
const STDERR = 2;
/** What stands in the open, and is found everywhere by the same search: it would find a secret too. */
const OPEN = 'Percolators-in-the-open';

let api: TestApi;
let parrot: LocalServer;
/** Everything that came back over HTTP, the events of the stream included. */
const answers: string[] = [];
const log: string[] = [];
/** By what they are. */
const secrets: Record<string, string> = {
  'password of a person': PERSON.password,
  'wrong password of a person': WRONG_PASSWORD,
  'wrong Application Password': WRONG_APPLICATION_PASSWORD,
  'wrong key of the plugin': WRONG_PLUGIN_KEY,
  'key of the AI provider': AI_KEY,
  'token from the environment': ADMIN_TOKEN,
};
/** Those of WordPress, by whose user name: sent as basic authorization. */
const users = new Map<string, string>();

async function send(query: string, variables: Json = {}, token = ADMIN_TOKEN): Promise<Json> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  answers.push(text);
  return JSON.parse(text).data;
}

async function post(where: string, body: Json): Promise<Response> {
  const response = await fetch(`${api.url}${where}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  answers.push(await response.clone().text());
  return response;
}

/** Says back what it was sent, as careless gateways and debugging pages do. */
const sayBack: Parameters<typeof serve>[0] = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { authorization = '' } = request.headers;
    const given = authorization.startsWith('Basic ') ? Buffer.from(authorization.slice(6), 'base64').toString() : authorization;
    const message = `Not allowed: ${authorization} (${given}) ${JSON.stringify(request.headers)}`;
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: 'incorrect_password', message, error: { message, type: 'invalid_request_error' } }));
  });
};

const JOB = 'job { id state message items { code message note } }';
const newSite = async (input: Json): Promise<string> =>
  (await send('mutation ($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }', { input })).createSite.site.id;
const connectionTested = (id: string) =>
  send('mutation ($id: ID!) { testSiteConnection(siteId: $id) { ok steps { name ok code message } site { id name url wpUsername } } }', {
    id,
  });

beforeAll(async () => {
  const write = fs.writeSync as (...given: unknown[]) => number;
  vi.spyOn(fs, 'writeSync').mockImplementation(((...given: unknown[]) => {
    if (given[0] !== STDERR) return write(...given);
    log.push(String(given[1]));
    return Buffer.byteLength(String(given[1]));
  }) as typeof fs.writeSync);
  api = await startApi({ IGNY8_LOG_LEVEL: 'debug', IGNY8_ALLOW_PRIVATE_SITES: 'true' });
  parrot = await serve(sayBack);
  secrets['secret key'] = api.services.config.secretKey;
  await useIt();
  vi.restoreAllMocks();
}, 240_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await parrot?.stop();
  await api?.stop();
});

async function useIt(): Promise<void> {
  await signIn();
  const { createApiToken } = await send(
    'mutation { createApiToken(input: { name: "walk", scopes: [READ, WRITE, PUBLISH] }) { apiToken { id } } }',
  );
  // Its secret is shown to whoever makes it, this once.
  const token = await api.ok('mutation { createApiToken(input: { name: "shown once", scopes: [READ, WRITE, PUBLISH] }) { secret } }');
  secrets['API token'] = token.createApiToken.secret;
  const watching = new AbortController();
  const { startSandbox } = await api.ok('mutation { startSandbox { adminUsername adminPassword url site { id } } }');
  secrets['password of the sandbox'] = startSandbox.adminPassword;
  const siteId: string = startSandbox.site.id;
  const watched = watch(siteId, watching.signal);
  await send('mutation ($id: ID!) { rotatePluginKey(siteId: $id) { site { id hasPluginKey } } }', { id: siteId });
  await keepSealed(siteId);
  await connectionTested(siteId);
  await publishSomething(siteId, token.createApiToken.secret);
  await failToConnect(startSandbox.url);
  await failToWrite(siteId);
  await send('mutation ($id: ID!) { revokeApiToken(id: $id) { apiToken { id revokedAt } } }', { id: createApiToken.apiToken.id });
  await send('{ apiTokens { id name hint } viewer { name } aiSettings { provider baseUrl hasKey } promptTemplates { name overrideText } }');
  await send(`{ sites { nodes { id name wpUsername health { problems { message } } lastImport { message } } } }`);
  await send(
    `query ($id: ID!) { jobs(siteId: $id) { nodes { message items { message note } } } tasks(siteId: $id) { nodes { lastError } } }`,
    {
      id: siteId,
    },
  );
  watching.abort();
  await watched;
}

async function signIn(): Promise<void> {
  const link = await api.services.authentication.newOwnerLink();
  secrets['link to sign in by'] = link;
  const accepted = await post('/auth/accept-link', { link, ...PERSON });
  const again = await post('/auth/sign-in', { email: PERSON.email, password: PERSON.password });
  for (const [what, { headers }] of [
    ['session', accepted],
    ['second session', again],
  ] as const)
    secrets[what] = /igny8_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
  await post('/auth/sign-in', { email: PERSON.email, password: WRONG_PASSWORD });
  await post('/auth/accept-link', { link, ...PERSON });
}

/** What the product was given by the sandbox, as it keeps it. */
async function keepSealed(siteId: string): Promise<void> {
  const [row] = await api.sql('select wp_username, wp_app_password, plugin_key from site where id = $1', [siteId]);
  const box = new SecretBox(api.services.config.secretKey);
  secrets['Application Password'] = box.open(row?.wp_app_password);
  secrets['key of the plugin'] = box.open(row?.plugin_key);
  users.set(row?.wp_username, secrets['Application Password']);
}

async function publishSomething(siteId: string, token: string): Promise<void> {
  const upload = await sendFile(api, 'words.csv', `Keyword,Volume\n${OPEN},10\n`, { authorization: `Bearer ${token}` });
  answers.push(JSON.stringify(upload));
  await send(
    `mutation ($id: ID!, $upload: ID!) { importKeywords(siteId: $id, uploadId: $upload, wait: 30) { ${JOB} } }`,
    { id: siteId, upload: upload.body.uploadId },
    token,
  );
  await send(`mutation ($id: ID!) { importSite(siteId: $id, wait: 60) { ${JOB} } }`, { id: siteId }, token);
  await send('mutation ($id: ID!, $name: String!) { createCluster(siteId: $id, input: { name: $name }) { cluster { id } } }', {
    id: siteId,
    name: OPEN,
  });
  const taskId = await newTask(siteId);
  const { completeTask } = await send(
    'mutation ($id: ID!, $draft: DraftInput!) { completeTask(taskId: $id, draft: $draft) { content { id } } }',
    { id: taskId, draft: { title: OPEN, contentHtml: '<p>Words.</p>' } },
    token,
  );
  const { publishContent } = await send(
    `mutation ($ids: [ID!]) { publishContent(contentIds: $ids, wait: 60) { ${JOB} contents { title lastPublishAttempt { message } } } }`,
    { ids: [completeTask.content.id] },
    token,
  );
  expect(publishContent.job.state).toBe('SUCCEEDED');
}

/** WordPress that refuses, one that says back what it is sent, and none at all. */
async function failToConnect(sandboxUrl: string): Promise<void> {
  for (const url of [sandboxUrl, parrot.url, 'http://127.0.0.1:9']) {
    const id = await newSite({ name: `${OPEN} at ${url}`, url, wpUsername: 'walker', wpApplicationPassword: WRONG_APPLICATION_PASSWORD });
    await connectionTested(id);
    await send(`mutation ($id: ID!) { importSite(siteId: $id, wait: 20) { ${JOB} } }`, { id });
    await send('mutation ($id: ID!, $key: String!) { updateSite(id: $id, input: { pluginKey: $key }) { site { id hasPluginKey } } }', {
      id,
      key: WRONG_PLUGIN_KEY,
    });
    await connectionTested(id);
    await send('mutation ($id: ID!) { rotatePluginKey(siteId: $id) { site { id } } }', { id });
  }
  users.set('walker', WRONG_APPLICATION_PASSWORD);
}

/** An AI provider that says back what it is sent. */
async function failToWrite(siteId: string): Promise<void> {
  const input = { provider: 'OPENAI_COMPATIBLE', baseUrl: `${parrot.url}/v1`, apiKey: AI_KEY, model: 'parrot' };
  await send('mutation ($input: UpdateAiSettingsInput!) { updateAiSettings(input: $input) { settings { hasKey baseUrl } } }', { input });
  const test = await send('mutation { testAiProvider { ok message fault } }');
  expect(test.testAiProvider.ok).toBe(false);
  const { completeTask } = await send(`mutation ($id: ID!) { completeTask(taskId: $id, wait: 60) { task { lastError } ${JOB} } }`, {
    id: await newTask(siteId),
  });
  expect(completeTask.task.lastError).toEqual(expect.any(String));
}

async function newTask(siteId: string): Promise<string> {
  const { keywords, clusters } = await send(
    'query ($id: ID!) { keywords(siteId: $id) { nodes { id } } clusters(siteId: $id) { nodes { id } } }',
    { id: siteId },
  );
  const task = {
    clusterId: clusters.nodes[0].id,
    primaryKeywordId: keywords.nodes[0].id,
    contentType: 'ARTICLE',
    contentStructure: 'GUIDE',
  };
  const { createTasks } = await send('mutation ($tasks: [CreateTaskInput!]) { createTasks(tasks: $tasks) { tasks { id } } }', {
    tasks: [task],
  });
  return createTasks.tasks[0].id;
}

/** What the stream tells of the jobs of a site. */
async function watch(siteId: string, signal: AbortSignal): Promise<void> {
  try {
    const response = await fetch(`${api.url}/graphql/stream`, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${ADMIN_TOKEN}` },
      body: JSON.stringify({
        query: `subscription ($id: ID!) { jobs(siteId: $id) { id kind message items { message note } } }`,
        variables: { id: siteId },
      }),
    });
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? []) answers.push(decoder.decode(bytes as Uint8Array, { stream: true }));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Each secret in each form in which it may stand somewhere. */
function forms(): [what: string, text: string][] {
  const found: [string, string][] = [];
  const add = (what: string, text: string) => {
    if (text.length < 8) throw new Error(`There is no ${what} to look for.`);
    const bytes = Buffer.from(text);
    found.push([what, text], [`${what}, for an address`, encodeURIComponent(text)], [`${what}, as hex`, bytes.toString('hex')]);
    found.push([`${what}, as base64`, bytes.toString('base64').replace(/=+$/, '')]);
    found.push([`${what}, as base64url`, bytes.toString('base64url')]);
  };
  for (const [what, text] of Object.entries(secrets)) {
    add(what, text);
    if (text.includes(' ')) add(`${what}, without spaces`, text.replaceAll(' ', ''));
  }
  for (const [user, password] of users) {
    add(`authorization of ${user}`, `${user}:${password}`);
    add(`authorization of ${user}, without spaces`, `${user}:${password.replaceAll(' ', '')}`);
  }
  return found;
}

const foundIn = (texts: string[]): string[] => {
  const all = texts.join('\n');
  return forms()
    .filter(([, text]) => all.includes(text))
    .map(([what]) => what);
};

/** Every row of every table, as text: bytes as hex. */
async function database(): Promise<{ table: string; text: string }[]> {
  const tables = await api.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const rows = tables.map(async ({ name }) => {
    const [row] = await api.sql<{ text: string }>(`select coalesce(string_agg(t::text, E'\\n'), '') as text from ${name} as t`);
    return { table: name, text: row?.text ?? '' };
  });
  return Promise.all(rows);
}

/** Files of the data folder in which one of the texts stands. */
async function filesWith(texts: string[]): Promise<string[]> {
  const list = path.join(tmpdir(), `igny8-texts-${process.pid}`);
  const { dataDir } = api.services.config;
  await writeFile(list, texts.join('\n'));
  const { stdout } = await promisify(execFile)('grep', ['-rlaF', '-f', list, dataDir]).catch((error) => {
    // Nothing found.
    if (error.code === 1) return { stdout: '' };
    throw error;
  });
  await rm(list);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((file) => path.relative(dataDir, file))
    .sort();
}

/** How every process on this machine was called. */
async function commandLines(): Promise<string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(processes.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
}

describe('no secret', () => {
  it('stands in the database in clear, nor in any job', async () => {
    const tables = await database();
    expect(tables.filter(({ text }) => text.includes(OPEN)).map(({ table }) => table)).toEqual(
      expect.arrayContaining(['public.cluster', 'public.keyword', 'public.site']),
    );
    expect(tables.find(({ table }) => table.startsWith('pgboss.job'))?.table).toBeDefined();
    expect(tables.flatMap(({ table, text }) => foundIn([text]).map((what) => `${what} in ${table}`))).toEqual([]);
  });

  it('is written to the log, whatever is logged', () => {
    expect(log.join('')).toContain('/auth/sign-in');
    expect(foundIn(log)).toEqual([]);
  });

  it('is in an answer, an error, the message of a job or an event', () => {
    expect(answers.join('')).toContain(OPEN);
    expect(answers.filter((text) => text.startsWith('event: next')).length).toBeGreaterThan(0);
    expect(foundIn(answers)).toEqual([]);
  });

  it('is handed to a program where others see it', async () => {
    const lines = await commandLines();
    expect(lines.join('\n')).toContain('--data-dir');
    expect(foundIn(lines)).toEqual([]);
  });

  it('is in the data folder, but for the secret key and the sandbox, each in a file that its owner alone reads', async () => {
    expect(await filesWith(['--data-dir', 'wp_'])).not.toEqual([]);
    const files = await filesWith(forms().map(([, text]) => text));
    expect(files).toEqual(['sandbox/wordpress/sandbox.json', 'secret-key']);
    const { dataDir } = api.services.config;
    for (const file of files) expect([file, fs.statSync(path.join(dataDir, file)).mode & 0o077]).toEqual([file, 0]);
    const kept = await readFile(path.join(dataDir, 'sandbox/wordpress/sandbox.json'), 'utf8');
    const inSandbox = new Set(foundIn([kept]).map((what) => what.split(',')[0]));
    expect([...inSandbox]).toEqual(['password of the sandbox', 'Application Password']);
  });
});
