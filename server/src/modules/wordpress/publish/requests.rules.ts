/** The requests that write, to the last byte: what the publisher sends is what the preview shows. Pure: knows no network. */
import { createHash } from 'node:crypto';
import { type PublishableText, taxonomiesOfOurs } from '../../content/index.ts';
import { isFirstSlug, type LivePost, type LiveTerm, postPath } from '../wordpress-post.ts';
import { type SentPost, statusToSend, termsToSend } from './payload.rules.ts';

export const PUBLISH_ROUTE = 'igny8/v1/publish';

/** The body of a request to the plugin that writes a post. */
export type PluginPostBody = {
  idempotency_key: string;
  content_id: string;
  cluster_id?: string;
  task_id?: string;
  post: { id?: number; type: string; title: string; content: string; status: string; slug?: string; terms: Record<string, number[]> };
  /** The plugin refuses where the post was changed at another moment. */
  expected_modified_gmt?: string;
  /** Or in that very second: sha256 of the title and the text that are there. */
  expected_hash?: string;
  /** Keys of our earlier requests whose answers were lost: what the post was before them is what it was before us. */
  unheard?: string[];
  /** Takes the post out of the trash. */
  restore?: boolean;
};

/** The body of a request to the plugin that writes the description of a term. */
export type PluginTermBody = {
  idempotency_key: string;
  content_id: string;
  term: { id: number; taxonomy: string; description: string };
  /** sha256 of the description that is there. */
  expected_hash?: string;
};

/** What a site takes for one post type. */
export interface WritingPlace {
  type: string;
  restBase: string;
  /** The taxonomies that it takes: where core REST serves each. */
  writable: Map<string, string>;
  /** Whether the plugin is there: core REST takes our links then. */
  hasPlugin: boolean;
  /** Whether the plugin itself publishes: in one request, exactly once. */
  byPlugin: boolean;
}

/** A request that writes, as it goes out: what the publisher sends is what the preview shows. */
export interface WriteRequest {
  method: 'POST';
  /** Below the REST root. Without the plugin a new post is first an empty draft: `{id}` stands for the id that it gets. */
  path: string;
  sent: SentPost;
  /** What the address is made of; null where WordPress keeps it or makes one of the title. */
  slug: string | null;
  /** The body; the text goes byte for byte. */
  fields: Record<string, unknown>;
}

/** @param there the status of the live post, where one is known. */
export const sentOf = (content: PublishableText, termIds: Map<string, number[]>, place: WritingPlace, there?: string): SentPost => ({
  title: content.title,
  content: content.html,
  status: statusToSend(there),
  terms: termsToSend(termIds, place.writable, taxonomiesOfOurs(content.baseline)),
});

/**
 * By core REST.
 *
 * @param termIds ids of WordPress by taxonomy; 0 for a term that is still to be made.
 * @param before the live post; null for a new one.
 */
export function coreRequest(
  content: PublishableText,
  termIds: Map<string, number[]>,
  place: WritingPlace,
  before: LivePost | null,
): WriteRequest {
  const { restBase, writable, hasPlugin } = place;
  const sent = sentOf(content, termIds, place, before?.status);
  const isFirstDraft = before === null ? !hasPlugin : isFirstSlug(before.slug, content.id);
  const slug = isFirstDraft ? content.title : null;
  return {
    method: 'POST',
    path: postPath(restBase, before?.id ?? (hasPlugin ? undefined : '{id}')),
    sent,
    slug,
    fields: {
      title: sent.title,
      content: sent.content,
      status: sent.status,
      ...(slug !== null && { slug }),
      ...Object.fromEntries([...sent.terms].map(([taxonomy, ids]) => [writable.get(taxonomy) as string, ids])),
      ...(hasPlugin && {
        meta: {
          _igny8_content_id: content.id,
          ...(content.clusterId !== null && { _igny8_cluster_id: content.clusterId }),
          ...(content.taskId !== null && { _igny8_task_id: content.taskId }),
        },
      }),
    },
  };
}

/** What a request to the plugin says beside the content. */
export interface PluginOrder {
  key: string;
  /** Keys of earlier requests whose answers were lost. */
  unheard?: string[];
  /** The post as we last saw it; null where none is known. */
  known: { modifiedGmt: string; status: string; hash?: string } | null;
  /** Takes it out of the trash. */
  restore?: boolean;
  /** It still bears the slug of a first draft. */
  isFirstDraft?: boolean;
}

/** A post that has just been read, known by its words, too: two changes in one second have the same date. */
export const seenOf = ({ modifiedGmt, status, title, content }: Pick<LivePost, 'modifiedGmt' | 'status' | 'title' | 'content'>) => ({
  modifiedGmt,
  status,
  hash: createHash('sha256').update(`${title}\0${content}`).digest('hex'),
});

/** The date of nothing: the plugin answers what is there in place of it. (The first second of 1970 is no date to WordPress.) */
const NEVER = '1970-01-02T00:00:00';

/**
 * The post as we last saw it. Where both sides changed it, the date is that of words which nobody here has agreed to: it is
 * not passed off as ours.
 */
export const knownOf = ({
  wpModifiedAt,
  wpStatus,
  conflict,
}: Pick<PublishableText, 'wpModifiedAt' | 'wpStatus' | 'conflict'>): PluginOrder['known'] =>
  wpModifiedAt === null || wpStatus === null ? null : { modifiedGmt: conflict ? NEVER : wpModifiedAt.slice(0, 19), status: wpStatus };

/** By the plugin: one request for a new post and for one that is there. */
export function pluginRequest(
  content: PublishableText,
  termIds: Map<string, number[]>,
  place: WritingPlace,
  { key, unheard = [], known, restore = false, isFirstDraft = false }: PluginOrder,
): WriteRequest & { fields: PluginPostBody } {
  const sent = sentOf(content, termIds, place, known?.status);
  const slug = isFirstDraft ? content.title : null;
  return {
    method: 'POST',
    path: PUBLISH_ROUTE,
    sent,
    slug,
    fields: {
      idempotency_key: key,
      content_id: content.id,
      ...(content.clusterId !== null && { cluster_id: content.clusterId }),
      ...(content.taskId !== null && { task_id: content.taskId }),
      post: {
        ...(content.externalId !== null && { id: content.externalId }),
        type: place.type,
        title: sent.title,
        content: sent.content,
        status: sent.status,
        ...(slug !== null && { slug }),
        terms: Object.fromEntries(sent.terms),
      },
      ...(content.externalId !== null && {
        expected_modified_gmt: known?.modifiedGmt ?? NEVER,
        ...(known?.hash !== undefined && { expected_hash: known.hash }),
      }),
      ...(unheard.length > 0 && { unheard }),
      ...(restore && { restore }),
    },
  };
}

/** What is to be there again. */
export interface PutBack extends SentPost {
  /** Null where the post has it. */
  slug: string | null;
}

/** Puts a post back as it was. */
export function putBackRequest(
  contentId: string,
  live: Pick<LivePost, 'id' | 'modifiedGmt' | 'status' | 'title' | 'content'>,
  { title, content, status, terms, slug }: PutBack,
  { type, restBase, writable, byPlugin }: WritingPlace,
  key: string,
): { path: string; fields: PluginPostBody } | { path: string; fields: Record<string, unknown> } {
  const words = { title, content, status, ...(slug !== null && { slug }) };
  if (byPlugin)
    return {
      path: PUBLISH_ROUTE,
      fields: {
        idempotency_key: key,
        content_id: contentId,
        post: { id: live.id, type, ...words, terms: Object.fromEntries(terms) },
        expected_modified_gmt: live.modifiedGmt,
        expected_hash: seenOf(live).hash,
      },
    };
  const served = [...terms].flatMap(([taxonomy, ids]): [string, number[]][] => {
    const base = writable.get(taxonomy);
    return base === undefined ? [] : [[base, ids]];
  });
  return { path: postPath(restBase, live.id), fields: { ...words, ...Object.fromEntries(served) } };
}

/** Where the text of a term goes. */
export interface TermPlace {
  taxonomy: string;
  /** Null where core REST does not serve it. */
  restBase: string | null;
  byPlugin: boolean;
}

/** The text of a term: its name and slug stay. @param live the term as it is there; its id is 0 while it is not. */
export function descriptionRequest(
  content: PublishableText,
  live: Pick<LiveTerm, 'id' | 'name' | 'description'>,
  { taxonomy, restBase, byPlugin }: TermPlace,
  key: string,
): WriteRequest & { fields: PluginTermBody | { description: string } } {
  const sent: SentPost = { title: live.name, content: content.html, status: 'publish', terms: new Map() };
  if (!byPlugin)
    return {
      method: 'POST',
      path: postPath(restBase ?? taxonomy, live.id || '{id}'),
      sent,
      slug: null,
      fields: { description: content.html },
    };
  return {
    method: 'POST',
    path: PUBLISH_ROUTE,
    sent,
    slug: null,
    fields: {
      idempotency_key: key,
      content_id: content.id,
      term: { id: live.id, taxonomy, description: content.html },
      expected_hash: createHash('sha256').update(live.description).digest('hex'),
    },
  };
}
