import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import Clock from 'lucide-solid/icons/clock-3';
import { Dynamic } from 'solid-js/web';
import { type ListedDelivery, stateWord } from './webhook-words.ts';

/** Where a delivery stands: icon, colour and word. */
export function DeliveryState(props: { delivery: Pick<ListedDelivery, 'state' | 'attempts' | 'nextAttemptAt'> }) {
  const look = () => {
    const { state, attempts } = props.delivery;
    if (state === 'DELIVERED') return { Icon: CircleCheck, tone: 'text-green' };
    if (state === 'FAILED') return { Icon: CircleX, tone: 'text-red' };
    return attempts > 0 ? { Icon: CircleX, tone: 'text-ochre' } : { Icon: Clock, tone: 'text-ink-2' };
  };
  return (
    <span class={`inline-flex items-baseline gap-1.5 font-medium whitespace-nowrap ${look().tone}`}>
      <Dynamic component={look().Icon} size={14} strokeWidth={1.9} aria-hidden="true" class="self-center" />
      {stateWord(props.delivery)}
    </span>
  );
}
