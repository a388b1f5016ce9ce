import { PageHead } from '../../ui/PageHead.tsx';

export default function EditorPage() {
  return <PageHead title="Edit" />;
}
