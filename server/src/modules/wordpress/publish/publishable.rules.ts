/** Whether a content may be published, from what is known here; one answer for the preview and for the work. */
import type { ErrorCode } from '../../../platform/errors/app-error.ts';
import { ContentStatus, type PublishableContent } from '../../content/index.ts';
import { ContentType } from '../../planner/index.ts';

export interface PublishProblem {
  code: ErrorCode;
  message: string;
}

export function publishProblems(content: PublishableContent): PublishProblem[] {
  const problems: PublishProblem[] = [];
  const found = (code: ErrorCode, message: string) => problems.push({ code, message });
  if (content.clusterId === null) found('CONFLICT', 'It has no cluster. Assign one, then publish it.');
  if (content.title.trim() === '') found('CONFLICT', 'It has no title.');
  if (!content.hasText) found('CONFLICT', 'It has no text.');
  if (content.contentType === ContentType.TAXONOMY) {
    found(
      'CONFLICT',
      content.targetTermId === null
        ? 'It has no target term: choose the category, tag or attribute that it describes.'
        : 'Texts of terms can not be published yet: WordPress strips their markup on the way through its REST API.',
    );
  }
  if (
    content.status === ContentStatus.PUBLISHED &&
    content.publishedVersion !== null &&
    content.bodyVersion <= content.publishedVersion &&
    !content.missing
  ) {
    found('CONFLICT', 'Nothing new to publish: WordPress has this version already.');
  }
  return problems;
}
