import { PageHead } from '../../ui/PageHead.tsx';

export default function ContentPage() {
  return <PageHead title="Content Manager" />;
}
