import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePluginZip } from '../../src/app/plugin-zip.ts';
import { startApi, type TestApi } from '../kit/api.ts';

const PLUGIN = path.resolve(import.meta.dirname, '../../../wordpress-plugin/igny8');
const source = (file: string) => readFileSync(path.join(PLUGIN, file), 'utf8');

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ IGNY8_WORKER: 'off' });
});
afterAll(() => api.stop());

describe('the zip of the plugin', () => {
  it('is handed out without a sign-in, and holds every file of the plugin as it is', async () => {
    const answer = await fetch(`${api.url}/downloads/igny8.zip`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const version = /const VERSION = '(.+)';/.exec(source('igny8.php'))?.[1];
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="igny8-${version}.zip"`);

    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const wanted = readdirSync(PLUGIN, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(PLUGIN, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
    expect(Object.keys(files).sort()).toEqual(wanted.map((file) => `igny8/${file}`).sort());
    for (const file of wanted) expect([file, Buffer.from(files[`igny8/${file}`] ?? []).toString('utf8')]).toEqual([file, source(file)]);
  });

  it('has the same bytes whenever and wherever it is made, in order of names', () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'Asia/Tokyo';
      const there = makePluginZip().bytes;
      process.env.TZ = 'America/Lima';
      expect(Buffer.from(makePluginZip().bytes).equals(Buffer.from(there))).toBe(true);
      const names = Object.keys(unzipSync(there));
      expect(names).toEqual([...names].sort());
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('says one version everywhere', () => {
    const header = /^ \* Version:\s+(\S+)$/m.exec(source('igny8.php'))?.[1];
    const constant = /const VERSION = '(.+)';/.exec(source('igny8.php'))?.[1];
    const stable = /^Stable tag: (\S+)$/m.exec(source('readme.txt'))?.[1];
    expect([constant, stable, makePluginZip().fileName]).toEqual([header, header, `igny8-${header}.zip`]);
    expect(source('readme.txt')).toContain(`= ${header} =`);
  });

  it('may be asked for again and again, but not endlessly', async () => {
    const statuses = new Set<number>();
    for (let request = 0; request < 32; request++) statuses.add((await fetch(`${api.url}/downloads/igny8.zip`)).status);
    expect([...statuses]).toEqual([200, 429]);
  });
});
