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
  /** Term ids by taxonomy slug (`category`, `pa_size`). */
  terms: Record<string, number[]>;
}
