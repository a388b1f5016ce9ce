import { PageHead } from '../../ui/PageHead.tsx';

export default function JobsPage() {
  return <PageHead title="Jobs" />;
}
