/** Tells every process which contents changed, so that open lists stay right. Ids only: a notification holds 8 kB. */
import { Repeater } from '@graphql-yoga/subscription';
import type { Actor } from '../../platform/access/actor.ts';
import type { UnitOfWork } from '../../platform/db/database.ts';
import type { Notifications } from '../../platform/db/notifications.ts';

export const CONTENT_CHANNEL = 'igny8_content';

export interface ContentChange {
  siteId: string;
  /** Null when there are too many to name, or some may have been missed: read the list again. */
  ids: string[] | null;
}

const MOST_NAMED = 100;

export async function announceContent(uow: UnitOfWork, siteId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await uow.notify(CONTENT_CHANNEL, ids.length > MOST_NAMED ? siteId : `${siteId}:${ids.join(',')}`);
}

/** That any of them may have changed. */
export const announceSite = (uow: UnitOfWork, siteId: string): Promise<void> => uow.notify(CONTENT_CHANNEL, siteId);

export function watchContent(notifications: Notifications, actor: Actor, siteId: string): Repeater<ContentChange> {
  actor.requireSite(siteId);
  return new Repeater<ContentChange>(async (push, stop) => {
    let waiting: ContentChange | undefined;
    let telling = false;
    // What comes while one is told is told together: nothing piles up for whoever reads slowly.
    const tell = async (change: ContentChange) => {
      waiting = joined(waiting, change);
      if (telling) return;
      telling = true;
      for (let next: ContentChange | undefined = waiting; next; next = waiting) {
        waiting = undefined;
        await push(next);
      }
      telling = false;
    };
    const stops = [
      notifications.on(CONTENT_CHANNEL, (payload) => {
        const [changed, ids] = payload.split(':');
        if (changed === siteId) void tell({ siteId, ids: ids?.split(',') ?? null });
      }),
      notifications.onGap(() => void tell({ siteId, ids: null })),
    ];
    await stop;
    for (const unlisten of stops) unlisten();
  });
}

function joined(before: ContentChange | undefined, { siteId, ids: later }: ContentChange): ContentChange {
  if (!before) return { siteId, ids: later };
  const ids = before.ids && later ? [...new Set([...before.ids, ...later])] : null;
  return { siteId, ids: ids && ids.length <= MOST_NAMED ? ids : null };
}
