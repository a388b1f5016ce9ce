/** Where a content is shown: a post, or a term with its description. What an undo reads and writes there. */
import { createHash } from 'node:crypto';
import type { PublishableText } from '../../content/index.ts';
import { ContentType } from '../../planner/index.ts';
import type { TermRow } from '../../taxonomy/index.ts';
import type { WordPressClient } from '../client/wordpress-client.ts';
import { postTypeOf } from '../import/import-source.ts';
import { type LivePost, termAsPost } from '../wordpress-post.ts';
import { isBusy, isPassing, isUnsure, persistently } from './again.ts';
import { differences } from './payload.rules.ts';
import { storedOf } from './plugin-answer.ts';
import { descriptionRequest, type PluginPostBody, type PutBack, putBackRequest } from './requests.rules.ts';
import { placeOf } from './term-way.ts';
import { writingPlace } from './writing-place.ts';

export interface LiveTarget {
  /** Null where it is gone. */
  read(): Promise<LivePost | null>;
  /** @returns what is stored. @throws `igny8_changed` where the plugin sees that it was changed since `live` was read. */
  write(live: LivePost, target: PutBack): Promise<LivePost>;
}

export interface TargetQuestion {
  content: PublishableText;
  externalId: number;
  term: TermRow | undefined;
  /** Names the request to the plugin. */
  key: string;
}

export const liveTargetOf = (client: WordPressClient, question: TargetQuestion): LiveTarget =>
  question.content.contentType === ContentType.TAXONOMY ? termTarget(client, question) : postTarget(client, question);

function postTarget(client: WordPressClient, { content, externalId, key }: TargetQuestion): LiveTarget {
  const type = postTypeOf(content.contentType) as string;
  const read = () => client.readPost(type, externalId);
  return {
    read,
    async write(live, target) {
      const plugin = await client.plugin();
      const { path, fields } = putBackRequest(content.id, live, target, await writingPlace(client, type), over(key, live));
      if (plugin) {
        const answer = await persistently(() => plugin.publishPost(fields as PluginPostBody), isPassing);
        return storedOf(client, target.content, answer);
      }
      try {
        await persistently(() => client.writePost(type, { path, fields }), isBusy);
      } catch (error) {
        if (!isUnsure(error)) throw error;
        const now = await read();
        if (!now || !isSo(target, now)) throw error;
      }
      return (await read()) ?? live;
    },
  };
}

function termTarget(client: WordPressClient, { content, externalId, term, key }: TargetQuestion): LiveTarget {
  const taxonomy = term?.taxonomy ?? '';
  return {
    async read() {
      const [live] = await client.termsById(taxonomy, [externalId]);
      return live ? termAsPost(live) : null;
    },
    async write({ id, title: name, content: description, slug }, target) {
      const place = await placeOf(client, taxonomy);
      const live = { id, name, description, slug, taxonomy, parent: 0 };
      const request = descriptionRequest({ ...content, html: target.content }, live, place, over(key, termAsPost(live)));
      const { path, fields } = request;
      return termAsPost(await persistently(() => client.writeTerm(path, fields, live), isPassing));
    },
  };
}

/** The same request for as long as it is to replace the same words: over other ones it is to be done anew. */
const over = (key: string, { modifiedGmt, title, content, status, slug, terms }: LivePost): string =>
  createHash('sha256')
    .update(JSON.stringify([key, modifiedGmt, title, content, status, slug, terms]))
    .digest('hex')
    .slice(0, 40);

/** Whether it is there as it is to be. */
export function isSo(target: PutBack, live: LivePost): boolean {
  const { title, content, status, taxonomies } = differences(target, live);
  const named = target.slug === null || target.slug === live.slug;
  return !title && !content && !status && taxonomies.length === 0 && named;
}
