import { PageHead } from '../../ui/PageHead.tsx';

export default function IdeasPage() {
  return <PageHead title="Ideas" />;
}
