/** Whether a content may be published, from what is known here; one answer for the previews and for the work. */
import type { ErrorCode } from '../../../platform/errors/app-error.ts';
import { ContentStatus, type PublishableContent } from '../../content/index.ts';
import { ContentType } from '../../planner/index.ts';

export interface PublishProblem {
  code: ErrorCode;
  message: string;
}

export const NOTHING_NEW = 'WordPress has this version already.';

/** There is nothing to send: publishing it is done before it begins. */
export const isUpToDate = ({ status, publishedVersion, bodyVersion, missing, deleted }: PublishableContent): boolean =>
  status === ContentStatus.PUBLISHED && publishedVersion !== null && bodyVersion <= publishedVersion && !missing && !deleted;

/** What stands in the way for sure. */
export function publishProblems(content: PublishableContent): PublishProblem[] {
  if (content.deleted) return [{ code: 'NOT_FOUND', message: 'It was deleted here. Restore it, then publish it.' }];
  const problems: PublishProblem[] = [];
  const found = (code: ErrorCode, message: string) => problems.push({ code, message });
  if (content.clusterId === null) found('CONFLICT', 'It has no cluster. Assign one, then publish it.');
  if (content.title.trim() === '') found('CONFLICT', 'It has no title.');
  if (!content.hasText) found('CONFLICT', 'It has no text.');
  if (content.contentType === ContentType.TAXONOMY) {
    if (content.targetTermId === null) found('CONFLICT', 'It has no target term: choose the category, tag or attribute that it describes.');
    else if (content.targetTaxonomy === null)
      found(
        'CONFLICT',
        'Its target term is none of WordPress, as a cluster is not: choose the category, tag or attribute that it describes.',
      );
  }
  return problems;
}

/** With what stood in the way at the last look at WordPress, for who does not look again. */
export function expectedProblems(content: PublishableContent, overwrite = false): PublishProblem[] {
  const problems = publishProblems(content);
  if (content.missing)
    problems.push({
      code: 'CONFLICT',
      message: 'Its post was not found in WordPress at the last look. Choose: recreate it there, or unlink it to publish it as a new post.',
    });
  if (content.conflict && !overwrite) problems.push({ code: 'CONFLICT', message: CHANGED_IN_BOTH });
  return problems;
}

export const CHANGED_IN_BOTH =
  'It was changed here and in WordPress, and nobody has chosen yet. Choose whose words stay, or publish with overwrite to replace theirs.';
