/** Brings in what WordPress has now of chosen contents, and nothing else. */
import type { JobRun } from '../../jobs/index.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import { summaryOf } from './import.rules.ts';
import { type IntakeParts, type Post, PostIntake } from './post-intake.ts';
import { NOTHING } from './site-import.ts';
import type { SourceReader } from './source-reader.ts';

const PAGE = 500;

export async function importPosts(
  parts: IntakeParts,
  job: JobRun,
  { client, reader }: { client: WordPressClient; reader: SourceReader },
  contentIds: string[],
): Promise<void> {
  const intake = new PostIntake(parts, job, client, reader);
  let tally = NOTHING;
  await job.progress({ total: contentIds.length, message: 'Reading the posts' });
  for (let at = 0; at < contentIds.length; at += PAGE) {
    const asked = contentIds.slice(at, at + PAGE);
    const found = await parts.knownPosts.postsOf(job.siteId, asked);
    const posts = found.filter((row): row is Post => row.externalId !== null);
    const there = new Set(posts.map(({ id }) => id));
    await job.settle(
      asked
        .filter((id) => !there.has(id))
        .map((subjectId) => ({
          subjectId,
          error: { code: 'NOT_FOUND' as const, message: 'It has no post in WordPress, so there is nothing to bring in. Publish it first.' },
        })),
    );
    for (const leg of reader.posts) {
      const own = posts.filter(({ contentType }) => leg.contentTypes.includes(contentType));
      const met = new Set<number>();
      const ids = own.map(({ externalId }) => externalId);
      let readAt = await parts.knownPosts.moment();
      for await (const page of reader.byIds(leg, ids)) {
        for (const { id } of page.items) met.add(id);
        for (const id of page.unreadable) met.add(id);
        await intake.take(page, readAt, tally, async (uow, taken) => {
          tally = taken.tally;
          await job.progress({ done: tally.seen, message: `Imported ${tally.seen} posts, pages and products` }, uow);
        });
        readAt = await parts.knownPosts.moment();
      }
      const missing = await intake.markGone(own.filter(({ externalId }) => !met.has(externalId)));
      tally = { ...tally, missing: tally.missing + missing };
    }
  }
  await job.progress({ done: tally.seen + tally.missing, message: summaryOf(tally, new Map()) });
}
