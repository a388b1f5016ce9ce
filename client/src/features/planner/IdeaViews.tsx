import { useNavigate } from '@solidjs/router';
import { QueryButton } from '../../lib/copy-query/QueryButton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { cannibalizationUrl, ideasUrl } from './planner.urls.ts';

/** What is planned, and where it gets in its own way. */
export function IdeaViews(props: { siteId: string; view: 'ideas' | 'cannibalization' }) {
  const navigate = useNavigate();
  return (
    <Tabs
      label="Views of the ideas"
      value={props.view}
      end={props.view === 'cannibalization' ? <QueryButton of="CannibalizationPage_List" /> : undefined}
      onChange={(view) => navigate(view === 'ideas' ? ideasUrl(props.siteId) : cannibalizationUrl(props.siteId))}
      tabs={[
        { value: 'ideas', label: 'All ideas' },
        { value: 'cannibalization', label: 'Cannibalization' },
      ]}
    />
  );
}
