import { PageHead } from '../../ui/PageHead.tsx';

export default function SiteSettingsPage() {
  return <PageHead title="Site settings" />;
}
