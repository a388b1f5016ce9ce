/**
 * Case publish: contents published by a job, against as many bare POSTs of the same bodies to core REST, four at once, in turns on
 * one WordPress. With the plugin, which has a target; and without it, which has none.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { wordOfRank } from '../../server/test/kit/made-up-text.ts';
import { percentile, type Report } from '../report.ts';
import { indexed, type Stage, startStage } from './stage.ts';

const ROUNDS = 8;
const AT_ONCE = 4;
const SIZE = 150;

export async function measurePublish(report: Report, size = SIZE): Promise<void> {
  const stage = await startStage();
  try {
    const withPlugin = await inTurns(stage, size);
    await stage.sandbox.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( 'igny8/igny8.php' );`);
    const without = await inTurns(stage, size);
    report('publish', [
      { figure: 'ratio_to_post', value: withPlugin.ratio, unit: 'x' },
      { figure: 'per_second', value: withPlugin.perSecond, unit: '1/s' },
      { figure: 'ratio_to_post_without_plugin', value: without.ratio, unit: 'x' },
      { figure: 'per_second_without_plugin', value: without.perSecond, unit: '1/s' },
    ]);
  } finally {
    await stage.stop();
  }
}

interface Outcome {
  ratio: number;
  perSecond: number;
}

/** A B A B, after a turn of both that is not counted: the middle of the pairs, for what PHP takes differs by a fifth from turn to turn. */
async function inTurns(stage: Stage, size: number): Promise<Outcome> {
  const ratios: number[] = [];
  let ours = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const bodies = makeBodies(round, round === 0 ? 20 : size);
    const ids = await insert(stage, bodies);
    await indexed(stage);
    const publish = await timed(() => publishAll(stage, ids));
    await indexed(stage);
    const post = await timed(() => postAll(stage, bodies));
    if (round === 0) continue;
    ours += publish;
    ratios.push(publish / post);
  }
  return { ratio: percentile(ratios, 0.5), perSecond: (1_000 * ROUNDS * size) / ours };
}

interface Body {
  title: string;
  content: string;
}

/** Of 2 to 10 kB, in blocks. Titles differ from round to round, or WordPress would look for a free address for ever longer. */
function makeBodies(round: number, size: number): Body[] {
  return Array.from({ length: size }, (_, n) => {
    const words = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => wordOfRank((from * 31 + at * 7) % 5_000)).join(' ');
    const blocks = Array.from(
      { length: 4 + (n % 16) },
      (_, at) => `<!-- wp:paragraph -->\n<p>${words(n + at, 70)}</p>\n<!-- /wp:paragraph -->`,
    );
    return { title: `${words(n, 4)} ${round}-${n}-${Date.now().toString(36)}`, content: blocks.join('\n\n') };
  });
}

async function insert({ sql, siteId, sectorId, clusterId }: Stage, bodies: Body[]): Promise<string[]> {
  const { rows } = await sql.query(
    `insert into content (id, site_id, sector_id, cluster_id, title, content_html, content_type, content_structure, source)
     select gen_random_uuid(), $1, $2, $3, title, content, 'article', 'guide', 'igny8' from jsonb_to_recordset($4::jsonb) as body(title text, content text)
     returning id`,
    [siteId, sectorId, clusterId, JSON.stringify(bodies)],
  );
  return rows.map(({ id }) => id);
}

async function publishAll({ api }: Stage, ids: string[]): Promise<void> {
  const { publishContent } = await api(
    'mutation ($ids: [ID!]!) { publishContent(contentIds: $ids, wait: 60) { job { id state failed } } }',
    {
      ids,
    },
  );
  let { job } = publishContent;
  while (job.state === 'RUNNING' || job.state === 'QUEUED') {
    await sleep(50);
    ({ job } = await api('query ($id: ID!) { job(id: $id) { id state failed } }', { id: job.id }));
  }
  if (job.state !== 'SUCCEEDED' || job.failed > 0) throw new Error(`Publishing ended as ${job.state}, ${job.failed} failed.`);
}

async function postAll({ sandbox }: Stage, bodies: Body[]): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${sandbox.username}:${sandbox.applicationPassword}`).toString('base64')}`;
  const queue = bodies.values();
  const worker = async () => {
    for (const body of queue) {
      const response = await fetch(`${sandbox.url}/wp-json/wp/v2/posts`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, status: 'publish' }),
      });
      if (!response.ok) throw new Error(`WordPress answered ${response.status}.`);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
