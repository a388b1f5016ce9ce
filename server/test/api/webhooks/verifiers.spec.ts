/** docs/api/webhooks.md is followed here block by block; what it gives to check signatures with is run on what was really delivered. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payloadsOf } from '../../../src/modules/webhooks/event/payloads.rules.ts';
import { ADMIN_TOKEN, startApi, type TestApi } from '../../kit/api.ts';
import { describeGuide, isAbsent } from '../../kit/guide/guide.ts';
import { seedSite } from '../../kit/seed.ts';
import { createWebhook, type Receiver, startReceiver } from '../../kit/webhook-receiver.ts';

const GUIDE = path.resolve(import.meta.dirname, '../../../../docs/api/webhooks.md');
const run = promisify(execFile);

interface Case {
  header: string;
  body: string;
  secret: string;
  /** Unix seconds. */
  now: number;
}

let api: TestApi;
let receiver: Receiver;
let folder: string;
let good: Case;
/** As delivered between two secrets. */
let rotated: { old: Case; young: Case };
const deliveredNow = async (id: string): Promise<Pick<Case, 'header' | 'body'>> => {
  await api.ok('mutation ($id: ID!) { testWebhook(id: $id) { delivery { id } } }', { id });
  const { headers, body } = receiver.received.at(-1) as Receiver['received'][number];
  return { header: headers['x-igny8-signature'] as string, body };
};

beforeAll(async () => {
  api = await startApi({ IGNY8_ALLOW_PRIVATE_SITES: 'true', IGNY8_WORKER: 'off' });
  receiver = await startReceiver();
  folder = await mkdtemp(path.join(tmpdir(), 'igny8-verifiers-'));
  const site = await seedSite(api, 'Kaffee für Späte');
  const { id, secret } = await createWebhook(api, site.id, receiver.url, ['CONTENT_UPDATED']);
  const now = Math.floor(Date.now() / 1000);
  good = { ...(await deliveredNow(id)), secret, now };
  const ROTATE = 'mutation ($id: ID!) { rotateWebhookSecret(id: $id) { secret webhook { previousSecretUntil } } }';
  const { rotateWebhookSecret } = await api.ok(ROTATE, { id });
  const both = { ...(await deliveredNow(id)), now };
  rotated = { old: { ...both, secret }, young: { ...both, secret: rotateWebhookSecret.secret } };
});
afterAll(async () => {
  await api.stop();
  await receiver.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A block of the guide, by what stands behind its fence. */
async function block(label: string): Promise<string> {
  const found = new RegExp(`\`\`\`${label}\n([\\s\\S]*?)\`\`\``).exec(await readFile(GUIDE, 'utf8'))?.[1];
  if (!found) throw new Error(`The guide has no block "${label}".`);
  return found;
}

const cases = (): [string, Case, boolean][] => [
  ['as it came', good, true],
  ['four minutes later', { ...good, now: good.now + 240 }, true],
  ['six minutes later', { ...good, now: good.now + 360 }, false],
  ['with a clock that is behind by six minutes', { ...good, now: good.now - 360 }, false],
  ['with another body', { ...good, body: good.body.replace('ping', 'pong') }, false],
  ['with another secret', { ...good, secret: `${good.secret}x` }, false],
  ['with another time', { ...good, header: good.header.replace(/t=(\d+)/, (_, t) => `t=${Number(t) + 1}`) }, false],
  ['with a signature cut short', { ...good, header: good.header.slice(0, -2) }, false],
  ['without a signature', { ...good, header: good.header.split(',')[0] as string }, false],
  ['with nonsense', { ...good, header: 'v1=ä,t=x,,=' }, false],
  ['after a new secret, by who has the old one', rotated.old, true],
  ['after a new secret, by who has the new one', rotated.young, true],
];
const expected = () => cases().map(([name, , isGood]) => [name, isGood]);

describe('a delivery is told from what others send', () => {
  it('by the TypeScript of the guide', async () => {
    const file = path.join(folder, 'verify.ts');
    await writeFile(file, await block('ts file verify.ts'));
    const { isFromIgny8 } = (await import(file)) as { isFromIgny8(header: string, body: string, secret: string, now: number): boolean };
    expect(cases().map(([name, one]) => [name, isFromIgny8(one.header, one.body, one.secret, one.now * 1000)])).toEqual(expected());
  });

  it.skipIf(isAbsent('python3'))('by the Python of the guide', async () => {
    const script = `${await block('python file verify.py')}
import json, sys
print(json.dumps([is_from_igny8(c["header"], c["body"].encode(), c["secret"], c["now"]) for c in json.loads(sys.argv[1])]))`;
    const { stdout } = await run('python3', ['-c', script, JSON.stringify(cases().map(([, one]) => one))]);
    const said = JSON.parse(stdout) as boolean[];
    expect(cases().map(([name], at) => [name, said[at]])).toEqual(expected());
  });

  it.skipIf(isAbsent('php'))('by the PHP of the guide', async () => {
    const file = path.join(folder, 'verify.php');
    await writeFile(
      file,
      `${await block('php file verify.php')}
$said = fn ($c) => is_from_igny8($c['header'], $c['body'], $c['secret'], $c['now']);
echo json_encode(array_map($said, json_decode($argv[1], true)));`,
    );
    const { stdout } = await run('php', [file, JSON.stringify(cases().map(([, one]) => one))]);
    const said = JSON.parse(stdout) as boolean[];
    expect(cases().map(([name], at) => [name, said[at]])).toEqual(expected());
  });
});

it('the payload that the guide shows has the shape of one that is sent', async () => {
  const shown = JSON.parse(await block('json file payload.json'));
  const { siteId, event, createdAt, data } = shown;
  const facts = data.externalUrlOf;
  const recorded = { site_id: siteId, event, ids: data.contentIds, facts, created_at: createdAt };
  expect(payloadsOf([recorded], () => shown.id)).toEqual([shown]);
});

/** Free, but for who else takes it in that moment. */
async function freePort(): Promise<number> {
  const other = await startReceiver();
  await other.stop();
  return Number(new URL(other.url).port);
}

describeGuide('webhooks.md', async () => {
  const { id } = await seedSite(api, 'Slow Morning');
  const RECEIVER_URL = `http://127.0.0.1:${await freePort()}/igny8`;
  return { IGNY8_URL: api.url, IGNY8_TOKEN: ADMIN_TOKEN, SITE_ID: id, RECEIVER_URL };
});

it('the types of the guide are those that are sent', async () => {
  const source = await readFile(path.resolve(import.meta.dirname, '../../../src/modules/webhooks/event/payloads.rules.ts'), 'utf8');
  const shapes = (text: string) =>
    [...text.matchAll(/(?:PayloadOf|Payload)<'([a-z.]+)', (\{.*?\})>/g)].map(([, event, data]) => `${event} ${data}`);
  const guide = shapes(await block('ts file payload.ts'));
  expect(guide).toHaveLength(6);
  expect(guide).toEqual(shapes(source));
});
