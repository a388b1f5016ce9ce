import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import { createSignal } from 'solid-js';
import { Button } from '../../../ui/Button.tsx';

/** @param props.name what it copies: "your text" */
export function CopyButton(props: { name: string; text: string }) {
  const [state, setState] = createSignal<'ready' | 'copied' | 'refused'>('ready');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text);
      setState('copied');
    } catch {
      setState('refused');
    }
    setTimeout(() => setState('ready'), 3_000);
  };
  const words = { ready: 'Copy', copied: 'Copied', refused: 'Not allowed to copy' };
  return (
    <Button size="small" variant="ghost" aria-label={`Copy ${props.name}`} onClick={copy}>
      {state() === 'copied' ? <Check size={14} strokeWidth={1.75} /> : <Copy size={14} strokeWidth={1.75} />}
      <span aria-live="polite">{words[state()]}</span>
    </Button>
  );
}
