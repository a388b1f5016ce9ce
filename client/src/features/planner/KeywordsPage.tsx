import { PageHead } from '../../ui/PageHead.tsx';

export default function KeywordsPage() {
  return <PageHead title="Keywords" />;
}
