/** What the connected WordPress user may not do, as far as the last connection test knows, told before it is refused. */
import { ContentType } from '../../planner/index.ts';

/** @param has null before the first test. */
export function rightsLacking(contentType: ContentType, makesTerms: boolean, updates: boolean, has: ReadonlySet<string> | null): string[] {
  if (has === null) return [];
  const lacking: string[] = [];
  const tell = (right: string, message: string) => has.has(right) || lacking.push(message);
  if (contentType === ContentType.PAGE)
    tell('publish_pages', 'The connected WordPress user may not publish pages: WordPress will refuse it.');
  else if (contentType !== ContentType.TAXONOMY)
    tell('publish_posts', 'The connected WordPress user may not publish: WordPress will refuse it.');
  else tell('manage_categories', 'The connected WordPress user may not change terms: WordPress will refuse it.');
  if (makesTerms && contentType !== ContentType.TAXONOMY)
    tell('manage_categories', 'The connected WordPress user may not make terms: WordPress will refuse those that are new.');
  if (updates && contentType !== ContentType.TAXONOMY)
    tell('edit_others_posts', 'The connected WordPress user may change its own posts alone: WordPress refuses those of others.');
  if (lacking.length > 0) lacking[lacking.length - 1] += ' Connect an editor or an administrator.';
  return lacking;
}
