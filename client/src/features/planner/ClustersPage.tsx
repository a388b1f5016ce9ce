import { PageHead } from '../../ui/PageHead.tsx';

export default function ClustersPage() {
  return <PageHead title="Clusters" />;
}
