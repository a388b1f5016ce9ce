import Ban from 'lucide-solid/icons/ban';
import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import Clock from 'lucide-solid/icons/clock-3';
import LoaderCircle from 'lucide-solid/icons/loader-circle';
import { Dynamic } from 'solid-js/web';
import { jobStateLabel } from './job-words.ts';
import type { Job, JobState } from './job-work.ts';

const looks: Record<JobState, { Icon: typeof Ban; tone: string }> = {
  QUEUED: { Icon: Clock, tone: 'text-ink-3' },
  RUNNING: { Icon: LoaderCircle, tone: 'text-pencil animate-turn' },
  SUCCEEDED: { Icon: CircleCheck, tone: 'text-green' },
  FAILED: { Icon: CircleX, tone: 'text-red' },
  CANCELLED: { Icon: Ban, tone: 'text-ink-3' },
};
const partly = { Icon: CircleAlert, tone: 'text-ochre' };

/** How a job stands, as an icon that has a name. */
export function JobStateIcon(props: { job: Pick<Job, 'state' | 'failed'> }) {
  const look = () => (props.job.state === 'SUCCEEDED' && props.job.failed > 0 ? partly : looks[props.job.state]);
  return (
    <Dynamic
      component={look().Icon}
      size={14}
      strokeWidth={1.75}
      role="img"
      aria-label={jobStateLabel(props.job)}
      class={`flex-none ${look().tone}`}
    />
  );
}
