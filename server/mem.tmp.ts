import 'reflect-metadata';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { startServer } from './src/app/serve.ts';
import { readConfig } from './src/platform/config/config.ts';

const dir = mkdtempSync('/tmp/k-mem-');
chmodSync(dir, 0o777);
const T = 'the-owner-of-the-tests-0000';
const s = await startServer({ config: readConfig({ PORT: '0', DATA_DIR: dir, IGNY8_ADMIN_TOKEN: T, IGNY8_LOG_LEVEL: 'error' }) });
const mb = () => (process.memoryUsage().rss / 1048576) | 0;
const q = async (query: string, variables: any = {}) => {
  const r = await fetch(s.url + '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${T}` },
    body: JSON.stringify({ query, variables }),
  });
  const j: any = await r.json();
  if (j.errors) console.log(j.errors);
  return j.data;
};
console.log('idle', mb());
let peak = 0,
  lag = 0,
  last = performance.now();
setInterval(() => {
  const n = performance.now();
  lag = Math.max(lag, n - last - 20);
  last = n;
  peak = Math.max(peak, mb());
}, 20).unref();
for (const f of process.argv.slice(2)) {
  const { createSite } = await q(
    'mutation { createSite(input: { name: "' + f.replace(/\W/g, '') + '", url: "https://example.test" }) { site { id } } }',
  );
  peak = 0;
  lag = 0;
  const t = performance.now();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(readFileSync('/tmp/k/' + f))]), f);
  const up: any = await (await fetch(s.url + '/uploads', { method: 'POST', body: form, headers: { authorization: `Bearer ${T}` } })).json();
  const t1 = performance.now();
  const p = await q(
    'query($s:ID!,$u:ID!){previewKeywordImport(siteId:$s,uploadId:$u){format rows ready new nearDuplicateCount rejectedCount}}',
    { s: createSite.site.id, u: up.uploadId },
  );
  const t2 = performance.now();
  const p1 = peak,
    l1 = lag;
  peak = 0;
  lag = 0;
  const j = await q(
    'mutation($s:ID!,$u:ID!){importKeywords(siteId:$s,uploadId:$u,wait:60){job{id state message done total} added existing rejectedCount}}',
    { s: createSite.site.id, u: up.uploadId },
  );
  console.log(
    f,
    JSON.stringify(p),
    JSON.stringify(j.importKeywords),
    `upload ${(t1 - t) | 0} ms, preview ${(t2 - t1) | 0} ms (peak ${p1} MB, lag ${l1 | 0} ms), import ${(performance.now() - t2) | 0} ms (peak ${peak} MB, lag ${lag | 0} ms), max so far ${(process.resourceUsage().maxRSS / 1024) | 0} MB`,
  );
}
await s.stop();
process.exit(0);
