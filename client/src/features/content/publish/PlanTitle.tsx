import { A } from '@solidjs/router';
import { createPlanTitleContentQuery } from '../../../graphql/generated/features/content/publish/PlanTitle.ts';
import { editorUrl } from '../content.urls.ts';

/** The title of what would be published, which a plan does not say itself. */
export function PlanTitle(props: { siteId: string; contentId: string }) {
  const [result] = createPlanTitleContentQuery({ variables: () => ({ id: props.contentId }) });
  const title = () => result.data?.contentItem?.title ?? (result.fetching ? ' ' : 'Untitled');
  return (
    <A
      href={editorUrl(props.siteId, props.contentId)}
      title={title()}
      class="block min-h-5 truncate font-serif text-row font-medium text-ink hover:underline"
    >
      {title()}
    </A>
  );
}
