/**
 * The routes of the plugin that write. Each does its work once though it is asked twice: a post is found by the content's
 * id, a request by its key, a term by its slug.
 */
import { z } from 'zod';
import { type PluginPostBody, type PluginTermBody, PUBLISH_ROUTE } from '../publish/requests.rules.ts';
import type { LivePost } from '../wordpress-post.ts';
import { pluginPostAnswer, webAddress } from './answers.ts';
import { check } from './checked.ts';
import type { WordPressRest } from './wordpress-rest.ts';

const id = z.number().int().nonnegative();
// PHP writes an empty object as a list.
const terms = z.union([z.record(z.string(), z.array(id)), z.array(z.never()).transform(() => ({}) as Record<string, number[]>)]);

const publishedPost = z.object({
  id,
  type: z.string(),
  link: webAddress,
  slug: z.string(),
  status: z.string(),
  modified_gmt: z.string(),
  password_protected: z.boolean(),
  created: z.boolean(),
  replayed: z.boolean(),
  title: z.string(),
  stored_hash: z.string(),
  content: z.string().nullable(),
  terms,
  before: pluginPostAnswer.nullable(),
});
export type PublishedPost = z.output<typeof publishedPost>;

const publishedTerm = z.object({
  id,
  taxonomy: z.string(),
  name: z.string(),
  slug: z.string(),
  link: webAddress,
  description: z.string().nullable(),
  stored_hash: z.string(),
  before: z.object({ description: z.string() }),
  replayed: z.boolean(),
});
export type PublishedTerm = z.output<typeof publishedTerm>;

const madeTerms = z.object({
  items: z.array(z.union([z.object({ term_id: id }), z.object({ error: z.object({ code: z.string(), message: z.string() }) })])),
});
const currentTerm = z.object({ description: z.string() });

export interface NewTerm {
  taxonomy: string;
  name: string;
  slug: string;
  description?: string;
  parent?: number;
}

export class PluginRoutes {
  readonly #rest: WordPressRest;

  constructor(rest: WordPressRest) {
    this.#rest = rest;
  }

  async publishPost(body: PluginPostBody): Promise<PublishedPost> {
    return check(publishedPost, await this.#rest.post(PUBLISH_ROUTE, {}, body));
  }

  async publishTerm(body: PluginTermBody): Promise<PublishedTerm> {
    return check(publishedTerm, await this.#rest.post(PUBLISH_ROUTE, {}, body));
  }

  /** Makes a term or adopts the one that is there: of any public taxonomy, `pa_*` too. */
  async makeTerm(term: NewTerm): Promise<{ id: number } | { refused: string }> {
    const [made] = check(madeTerms, await this.#rest.post('igny8/v1/terms', {}, { terms: [term] })).items;
    return made && 'term_id' in made ? { id: made.term_id } : { refused: made?.error.message ?? 'It gave no answer.' };
  }

  /** Takes our links off a post, also off one in the trash. */
  async unlink(contentId: string, postId: number): Promise<void> {
    await this.#rest.post('igny8/v1/unlink', {}, { content_id: contentId, id: postId });
  }
}

/** What the plugin says is there in place of what was expected; null where the error is another one. */
export function currentPost(error: unknown): LivePost | null {
  const parsed = pluginPostAnswer.safeParse(currentOf(error));
  return parsed.success ? parsed.data : null;
}

export function currentDescription(error: unknown): string | null {
  const parsed = currentTerm.safeParse(currentOf(error));
  return parsed.success ? parsed.data.description : null;
}

const currentOf = (error: unknown) => (error as { details?: { current?: unknown } } | undefined)?.details?.current;

/** The plugin's own code of a refusal, as in `igny8_changed`. */
export const codeOf = (error: unknown): string | undefined =>
  (error as { details?: { wordPressCode?: string } } | undefined)?.details?.wordPressCode;
