/**
 * What happens in this process, told to whoever listens: metrics do, where they are switched on. Whoever tells something knows
 * no listener; while there is none, telling costs nothing.
 */
import { type Channel, channel } from 'node:diagnostics_channel';

export interface Signals {
  request: { method: string; route: string; status: number; seconds: number };
  operation: { kind: string; name: string; seconds: number };
  error: { code: string };
  subscription: { opened: 1 | -1 };
  jobStarted: { kind: string };
  jobEnded: { kind: string; state: string; seconds: number };
  outgoing: { to: Destination; outcome: string; seconds: number };
  /** Of all that it took: repeats, pauses, and the answer to its last word. */
  aiQuestion: { purpose: string; outcome: string; seconds: number };
  webhook: { delivered: boolean };
}

/** What a request to another server is for. */
export type Destination = 'wordpress' | 'webhook' | 'ai';

type Name = keyof Signals;

const channels = new Map<Name, Channel>();

function channelOf(name: Name): Channel {
  let found = channels.get(name);
  if (!found) {
    found = channel(`igny8.${name}`);
    channels.set(name, found);
  }
  return found;
}

export function tell<N extends Name>(name: N, what: Signals[N]): void {
  const to = channelOf(name);
  if (to.hasSubscribers) to.publish(what);
}

/** @returns what ends the listening. */
export function listen<N extends Name>(name: N, hear: (what: Signals[N]) => void): () => void {
  const from = channelOf(name);
  const listener = (message: unknown) => hear(message as Signals[N]);
  from.subscribe(listener);
  return () => void from.unsubscribe(listener);
}

export const secondsSince = (began: number): number => (performance.now() - began) / 1000;
