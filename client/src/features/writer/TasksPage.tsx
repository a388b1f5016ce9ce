import { PageHead } from '../../ui/PageHead.tsx';

export default function TasksPage() {
  return <PageHead title="Tasks" />;
}
