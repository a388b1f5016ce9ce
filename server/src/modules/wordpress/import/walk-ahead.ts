/** Walks pages one after the other, the next one being fetched while the last one is dealt with: never more than these two. */
import type { WalkPlace } from '../client/walk-by-id.ts';

export async function walkAhead<Page extends { place: WalkPlace; done: boolean }>(
  start: WalkPlace,
  fetch: (place: WalkPlace) => Promise<Page>,
  take: (page: Page, from: WalkPlace) => Promise<void>,
): Promise<void> {
  for (let from = start, coming: Promise<Page> | null = fetch(from); coming; ) {
    const page: Page = await coming;
    coming = page.done ? null : fetch(page.place);
    // One that fails meanwhile is heard of at its turn.
    coming?.catch(() => undefined);
    await take(page, from);
    from = page.place;
  }
}
