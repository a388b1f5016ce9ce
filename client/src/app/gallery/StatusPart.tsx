import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Status } from '../../ui/Status.tsx';
import { Part, Row } from './Part.tsx';

export const StatusPart = () => (
  <Part title="Status and progress">
    <Row>
      <Status kind="draft" />
      <Status kind="published" />
      <Status kind="publishing" />
      <Status kind="waiting" />
      <Status kind="unpublished" />
      <Status kind="failed" />
      <Status kind="conflict" />
      <Status kind="missing" />
    </Row>
    <Row>
      <Status kind="draft" reason="Live in WordPress" />
      <Status kind="failed" reason="Cannot create term “Kettles”" />
      <Status kind="conflict" reason="Changed in both places" />
      <Status kind="missing" reason="Post 2214 is in the trash" />
      <Status kind="queued" />
      <Status kind="writing" />
      <Status kind="completed" />
      <Status kind="taskFailed" reason="The provider is overloaded" />
    </Row>
    <div class="grid max-w-120 gap-3 pt-3">
      <ProgressBar label="Publishing, running" done={29} failed={2} total={48} running />
      <ProgressBar label="Publishing, done" done={46} failed={2} total={48} />
      <ProgressBar label="Import, not begun" done={0} total={48} />
      <ProgressBar label="Import, of unknown length" done={0} total={null} />
    </div>
  </Part>
);
