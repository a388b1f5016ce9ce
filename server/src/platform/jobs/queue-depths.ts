import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { QueueDepth } from '../telemetry/metrics.ts';

/** What waits and what is at work, in all processes: the queue's own index holds these and no settled ones. */
export async function queueDepths(orm: MikroORM): Promise<QueueDepth[]> {
  const { rows } = await sql<{ kind: string; state: string; jobs: string; oldest: string }>`
    select name as kind, case when state = 'active' then 'running' else 'queued' end as state, count(*) as jobs,
      extract(epoch from now() - min(created_on)) as oldest
    from pgboss.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%' group by 1, 2`.execute(
    orm.em.fork().getKysely(),
  );
  return rows.map(({ kind, state, jobs, oldest }) => ({ kind, state, jobs: Number(jobs), oldestSeconds: Math.max(0, Number(oldest)) }));
}
