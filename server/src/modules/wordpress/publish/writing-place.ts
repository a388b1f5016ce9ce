import type { WordPressClient } from '../client/wordpress-client.ts';
import { allTaxonomies, writableTaxonomies } from '../wordpress-post.ts';
import type { WritingPlace } from './requests.rules.ts';

/** @throws REFUSED where this site does not have the type, or its user may not edit it. */
export async function writingPlace(client: WordPressClient, type: string): Promise<WritingPlace> {
  const [shape, plugin, restBase] = await Promise.all([client.shape(), client.plugin(), client.restBase(type)]);
  const taxonomies = plugin ? allTaxonomies : writableTaxonomies;
  return { type, restBase, writable: taxonomies(shape, type), hasPlugin: client.hasPlugin, byPlugin: plugin !== null };
}
