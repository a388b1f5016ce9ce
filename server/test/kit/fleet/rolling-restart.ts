/** One process after the other is asked to end and another takes its place, under load: nobody who asks may notice. */
import type pg from 'pg';
import { expect } from 'vitest';
import { ask, Client } from './client.ts';
import type { Fleet, Member } from './fleet.ts';
import { expectOnce, faultIn, makeTasks, read, type Shop, write } from './load.ts';

export async function restartOneByOne(fleet: Fleet, database: pg.Pool, shop: Shop, members: Member[], patienceMs: number): Promise<void> {
  const { url } = fleet.front;
  let over = false;
  const isOver = () => over;
  const reading = read(url, shop, isOver);
  const writing = write(url, shop, patienceMs, isOver);
  const waiting = waitForDrafts(url, shop, patienceMs, isOver);
  try {
    for (const member of members) {
      expect(await member.end(), member.said()).toBe(0);
      await fleet.add(member.kind).ready;
      await fleet.allReady();
    }
  } finally {
    over = true;
  }
  // All come to their end before one of them is judged: whatever is asked of this fleet next finds it at rest.
  const [readers, waiters, written] = await Promise.all([reading, waiting, writing]);
  expect(readers.faults).toEqual([]);
  expect(readers.asked).toBeGreaterThan(members.length);
  expect(waiters.faults).toEqual([]);
  expect(waiters.asked).toBeGreaterThan(0);
  await expectOnce(database, written);
  expect(fleet.endedAlone).toEqual([]);
}

/** Requests that are under way for a while, one after the other, none of them repeated. */
async function waitForDrafts(url: string, shop: Shop, patienceMs: number, isOver: () => boolean) {
  const client = new Client(url, patienceMs);
  const waited = { asked: 0, faults: [] as string[] };
  for (; !isOver(); waited.asked += 1) {
    const [id] = await makeTasks(client, shop, 1);
    const query = 'mutation ($id: ID!) { completeTask(taskId: $id, wait: 2) { job { id } task { id } } }';
    const fault = await ask(url, query, { id }, 20_000).then(faultIn, String);
    if (fault) waited.faults.push(fault);
  }
  return waited;
}
