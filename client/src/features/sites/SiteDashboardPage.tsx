import { PageHead } from '../../ui/PageHead.tsx';

export default function SiteDashboardPage() {
  return <PageHead title="Dashboard" />;
}
