/** A post as WordPress stores it, read with `context=edit` or through the plugin: raw, never rendered. */
export interface LivePost {
  id: number;
  type: string;
  status: string;
  title: string;
  content: string;
  slug: string;
  link: string;
  modifiedGmt: string;
  passwordProtected: boolean;
  /** The Content that it says it shows: its `_igny8_content_id`, or the slug that a draft of ours is first given. */
  contentId: string | null;
  /** Term ids by taxonomy slug (`category`, `pa_size`): every taxonomy that the answer spoke of, also without a term. */
  terms: Record<string, number[]>;
  /** It is a term: its title is the name, its content the description, and `type` its taxonomy. */
  isTerm?: true;
}

/** A term as WordPress has it; `parent` is 0 at the top. */
export interface LiveTerm {
  id: number;
  taxonomy: string;
  name: string;
  slug: string;
  description: string;
  parent: number;
  /** Its address, where the answer named it. */
  link?: string;
}

/** The description is what a content shows of it. */
export const termAsPost = ({ id, taxonomy, name, slug, description, link = '' }: LiveTerm): LivePost => ({
  id,
  type: taxonomy,
  status: 'publish',
  title: name,
  content: description,
  slug,
  link,
  modifiedGmt: '',
  passwordProtected: false,
  contentId: null,
  terms: {},
  isTerm: true,
});

/** What a site is made of: the public post types and their taxonomies. */
export interface SiteShape {
  types: { name: string; restBase: string | null; count: number | null }[];
  taxonomies: { name: string; restBase: string | null; types: string[] }[];
}

/** Where core REST serves the taxonomies of a post type: rest_base by name. Hidden ones (`pa_*`) are not there. */
export const writableTaxonomies = (shape: SiteShape, type: string): Map<string, string> =>
  new Map(shape.taxonomies.flatMap(({ name, restBase, types }) => (restBase !== null && types.includes(type) ? [[name, restBase]] : [])));

/** Every taxonomy of a post type, hidden ones too: what the plugin takes. */
export const allTaxonomies = (shape: SiteShape, type: string): Map<string, string> =>
  new Map(shape.taxonomies.flatMap(({ name, restBase, types }) => (types.includes(type) ? [[name, restBase ?? name]] : [])));

/** The route of a post below the REST root; of all of its type without an id. */
export const postPath = (restBase: string, id?: number | string): string => `wp/v2/${restBase}${id === undefined ? '' : `/${id}`}`;

const FIRST_SLUG = 'igny8-';

/** The slug that a draft bears until it is published, where no plugin keeps its link to the Content. */
export const firstSlug = (contentId: string): string => FIRST_SLUG + contentId;

/** Also that of one in the trash, which has more behind it. */
export const isFirstSlug = (slug: string, contentId: string): boolean => slug.startsWith(firstSlug(contentId));

const CONTENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function contentIdIn(meta: string | undefined, slug: string): string | null {
  const found = meta || (slug.startsWith(FIRST_SLUG) ? slug.slice(FIRST_SLUG.length) : '');
  return CONTENT_ID.test(found) ? found : null;
}
