import { createHash } from 'node:crypto';
import type { PublishedPost } from '../client/plugin-routes.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import type { LivePost } from '../wordpress-post.ts';

/** The post as the plugin read it from the database after the write. An answer whose hash is another was meddled with on its way: it is read again. */
export async function storedOf(client: WordPressClient, sentContent: string, answer: PublishedPost): Promise<LivePost> {
  const content = answer.content ?? sentContent;
  const post: LivePost = {
    id: answer.id,
    type: answer.type,
    status: answer.status,
    title: answer.title,
    content,
    slug: answer.slug,
    link: answer.link,
    modifiedGmt: answer.modified_gmt,
    passwordProtected: answer.password_protected,
    contentId: null,
    terms: answer.terms,
  };
  const hash = createHash('sha256').update(`${answer.title}\0${content}`).digest('hex');
  return hash === answer.stored_hash ? post : ((await client.readPost(answer.type, answer.id)) ?? post);
}
