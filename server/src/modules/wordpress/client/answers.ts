/** The answers of core REST and of the plugin that we read, checked, and turned into the module's own shapes. */
import { z } from 'zod';
import { contentIdIn, type LivePost, type LiveTerm, type SiteShape } from '../wordpress-post.ts';

const id = z.number().int().nonnegative();
// PostgreSQL keeps no NUL, and half a surrogate pair is no text.
const text = z.string().transform((value) => value.replaceAll('\0', '').toWellFormed());
/** Where people are sent: an address that is not on the web, as `javascript:` is not, is none. */
export const webAddress = z.string().transform((address) => (/^https?:$/.test(URL.parse(address)?.protocol ?? '') ? address : ''));

export const restError = z.object({
  code: z.string(),
  message: z.string(),
  /** `current`: of a refusal of the plugin, what is there in place of what was expected. */
  data: z.object({ term_id: id.optional(), current: z.unknown().optional() }).nullish().catch(null),
});

export const indexAnswer = z.object({
  name: z.string().catch(''),
  url: z.string().catch(''),
  home: z.string().catch(''),
  namespaces: z.array(z.string()),
  authentication: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).catch({}),
});
export type RestIndex = z.infer<typeof indexAnswer>;

export const clockAnswer = z.object({ timezone_string: z.string().catch(''), gmt_offset: z.coerce.string().catch('') });

export const meAnswer = z.object({
  id,
  name: z.string(),
  /** WordPress gives `[]` for a user without any. */
  capabilities: z.union([z.record(z.string(), z.coerce.boolean()), z.array(z.unknown()).transform(() => ({}) as Record<string, boolean>)]),
});

const coreType = z.object({
  slug: z.string(),
  rest_base: z.string(),
  rest_namespace: z.string().default('wp/v2'),
  viewable: z.boolean().default(false),
});
const coreTaxonomy = z.object({
  slug: z.string(),
  rest_base: z.string(),
  rest_namespace: z.string().default('wp/v2'),
  types: z.array(z.string()),
});
const servedByCore = ({ rest_namespace }: { rest_namespace: string }) => rest_namespace === 'wp/v2';

export const coreShape = z
  .object({ types: z.record(z.string(), coreType), taxonomies: z.record(z.string(), coreTaxonomy) })
  .transform(({ types, taxonomies }): SiteShape => {
    const shown = Object.values(types).filter((type) => type.viewable && type.slug !== 'attachment' && servedByCore(type));
    const names = new Set(shown.map((type) => type.slug));
    return {
      types: shown.map((type) => ({ name: type.slug, restBase: type.rest_base, count: null })),
      taxonomies: Object.values(taxonomies)
        .filter((taxonomy) => servedByCore(taxonomy) && taxonomy.types.some((type) => names.has(type)))
        .map((taxonomy) => ({ name: taxonomy.slug, restBase: taxonomy.rest_base, types: taxonomy.types })),
    };
  });

export const siteMetadata = z
  .object({
    wp_version: z.string(),
    plugin_version: z.string(),
    post_types: z.array(z.object({ name: z.string(), rest_base: z.string().nullable(), counts: z.record(z.string(), id) })),
    taxonomies: z.array(z.object({ name: z.string(), rest_base: z.string().nullable(), object_types: z.array(z.string()) })),
  })
  .transform((found) => ({
    wordpressVersion: found.wp_version,
    pluginVersion: found.plugin_version,
    shape: {
      types: found.post_types.map(({ name, rest_base, counts: { trash: _, ...counts } }) => ({
        name,
        restBase: rest_base,
        count: Object.values(counts).reduce((sum, count) => sum + count, 0),
      })),
      taxonomies: found.taxonomies.map(({ name, rest_base, object_types }) => ({ name, restBase: rest_base, types: object_types })),
    } satisfies SiteShape as SiteShape,
  }));

export const healthAnswer = z.object({
  plugin_version: z.string(),
  wp_version: z.string(),
  user: z.object({ login: z.string(), capabilities: z.record(z.string(), z.boolean()) }),
});

export const pingAnswer = z.object({ plugin_version: z.string(), authorization_header: z.boolean() });
export const keyAnswer = z.object({ key: z.string().min(20) });
export const ownPasswordAnswer = z.object({ uuid: z.string(), app_id: z.string().catch('') });

const pluginPost = z
  .object({
    post_id: id,
    post_type: z.string(),
    post_status: z.string(),
    post_title: text,
    post_name: z.string(),
    post_content: text,
    permalink: webAddress,
    modified_gmt: z.string(),
    password_protected: z.boolean(),
    taxonomies: z.record(z.string(), z.array(id)),
    meta: z.object({ _igny8_content_id: z.string().optional() }),
  })
  .transform(
    (post): LivePost => ({
      id: post.post_id,
      type: post.post_type,
      status: post.post_status,
      title: post.post_title,
      content: post.post_content,
      slug: post.post_name,
      link: post.permalink,
      modifiedGmt: post.modified_gmt,
      passwordProtected: post.password_protected,
      contentId: contentIdIn(post.meta._igny8_content_id, post.post_name),
      terms: post.taxonomies,
    }),
  );
export const pluginPostAnswer = pluginPost;
export const pluginPosts = z.object({ items: z.array(pluginPost), next_after_id: id.nullable(), total: id });

const pluginTerm = z
  .object({ term_id: id, name: text, slug: z.string(), taxonomy: z.string(), description: text, parent: id })
  .transform(({ term_id, ...term }): LiveTerm => ({ id: term_id, ...term }));
export const pluginTerms = z.object({ items: z.array(pluginTerm), next_after_id: id.nullable(), total: id });

const corePost = z.looseObject({
  id,
  type: z.string(),
  status: z.string(),
  slug: z.string(),
  link: webAddress,
  modified_gmt: z.string(),
  title: z.object({ raw: text }),
  content: z.object({ raw: text }),
  password: z.string().default(''),
  // PHP writes an empty object as a list.
  meta: z.object({ _igny8_content_id: z.string().optional() }).catch({}),
});

/** What of a post we ask core REST for: it renders nothing that is not named. */
export const corePostFields = (taxonomies: Map<string, string>, withMeta: boolean): string =>
  [
    'id',
    'type',
    'status',
    'slug',
    'link',
    'modified_gmt',
    'title.raw',
    'content.raw',
    'password',
    ...taxonomies.values(),
    ...(withMeta ? ['meta._igny8_content_id'] : []),
  ].join(',');

/** @param taxonomies rest_base by name, of the post's type. */
export const corePostOf = (taxonomies: Map<string, string>) =>
  corePost.transform(
    (post): LivePost => ({
      id: post.id,
      type: post.type,
      status: post.status,
      title: post.title.raw,
      content: post.content.raw,
      slug: post.slug,
      link: post.link,
      modifiedGmt: post.modified_gmt,
      passwordProtected: post.password !== '',
      contentId: contentIdIn(post.meta._igny8_content_id, post.slug),
      // A field that is not there says nothing: it is not "no terms".
      terms: Object.fromEntries(
        [...taxonomies].flatMap(([name, restBase]) => {
          const ids = z.array(id).safeParse(post[restBase]);
          return ids.success ? [[name, ids.data]] : [];
        }),
      ),
    }),
  );

/** What an import keeps of a term. */
export const LISTED_TERM_FIELDS = 'id,name,slug,description,parent,taxonomy';
/** With its address, which WordPress works out for each term by itself. */
export const CORE_TERM_FIELDS = `${LISTED_TERM_FIELDS},link`;
export const coreTerm = z
  .object({
    id,
    name: text,
    slug: z.string(),
    description: text,
    parent: id.default(0),
    taxonomy: z.string(),
    link: webAddress.default(''),
  })
  .transform((term): LiveTerm => ({ ...term, name: plain(term.name) }));

/** WordPress keeps these five as entities in names of terms. */
const plain = (name: string): string =>
  name.replace(/&(amp|lt|gt|quot|#0?39);/g, (_, entity: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[entity] ?? "'");
