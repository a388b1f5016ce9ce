import { PageHead } from '../../ui/PageHead.tsx';

export default function ClusterPage() {
  return <PageHead title="Cluster" />;
}
