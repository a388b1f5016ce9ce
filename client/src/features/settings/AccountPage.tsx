import { PageHead } from '../../ui/PageHead.tsx';

export default function AccountPage() {
  return <PageHead title="Account" />;
}
