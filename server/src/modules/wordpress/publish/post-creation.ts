/**
 * Makes the post of a content by core REST, once: looks for it before, and again whenever the answer to the creating request
 * was lost. With the plugin by the content's id, which is written in that request; without it by the slug that a first draft
 * bears.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PublishableContent } from '../../content/index.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import { firstSlug, type LivePost } from '../wordpress-post.ts';
import { isUnsure } from './again.ts';
import type { WriteRequest } from './requests.rules.ts';

/** It may still be saving when we ask first. */
const LOOK_AGAIN_MS = [0, 1_000, 4_000];

export interface Creation {
  post: LivePost;
  /** Whether this very request made it: then it holds what was sent. */
  made: boolean;
}

/** @param whole the whole post, for the plugin's way; without it only a draft with the title is made. */
export async function findOrCreate(
  client: WordPressClient,
  type: string,
  content: PublishableContent,
  whole: WriteRequest,
): Promise<Creation> {
  const find = () => (client.hasPlugin ? client.postByContentId(content.id) : client.postBySlug(type, firstSlug(content.id)));
  const create = () =>
    client.hasPlugin
      ? client.writePost(type, whole)
      : client.createPost(type, { title: content.title, status: 'draft', slug: firstSlug(content.id) });
  const there = await find();
  if (there) return { post: there, made: false };
  try {
    return { post: await create(), made: client.hasPlugin };
  } catch (error) {
    if (!isUnsure(error)) throw error;
    for (const wait of LOOK_AGAIN_MS) {
      await sleep(wait);
      const saved = await find();
      if (saved) return { post: saved, made: false };
    }
    throw error;
  }
}
