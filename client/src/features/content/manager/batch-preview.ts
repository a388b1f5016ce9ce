/** What a batch would do, asked before it does it; of several portions it is added up. */
import { useClient } from '@urql/solid';
import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import { failureOfOperation } from '../../../graphql/failure.ts';
import {
  ContentBatch_PreviewDocument,
  type ContentBatch_PreviewQuery,
  type ContentBatchAction,
} from '../../../graphql/generated/features/content/manager/content-batch.ts';
import { type Failure, UNREACHABLE } from '../../../lib/failure.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { portionsOf, type Target } from './batch-steps.ts';

export type BatchPreview = ContentBatch_PreviewQuery['contentBatchPreview'];
export type { ContentBatchAction };

/** While somebody still chooses, not every step is worth a question. */
const PAUSE_MS = 150;

export function createBatchPreview(target: () => Target, action: () => ContentBatchAction | undefined) {
  const client = useClient();
  const [preview, setPreview] = createSignal<BatchPreview>();
  const [failure, setFailure] = createSignal<Failure>();
  let round = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = async (wanted: ContentBatchAction) => {
    const mine = ++round;
    const { siteId, ...which } = target();
    const parts: BatchPreview[] = [];
    for (const selection of portionsOf(which)) {
      const { data, error } = await client.query(
        ContentBatch_PreviewDocument,
        { siteId, selection, action: wanted },
        { requestPolicy: 'network-only' },
      );
      if (mine !== round) return;
      if (!data || error) return void setFailure(error ? failureOfOperation(error) : UNREACHABLE);
      parts.push(data.contentBatchPreview);
    }
    setFailure(undefined);
    setPreview(together(parts));
  };

  const key = () => JSON.stringify(action() ?? null);
  createEffect(
    on(key, () => {
      round += 1;
      setPreview(undefined);
      setFailure(undefined);
      clearTimeout(timer);
      const wanted = action();
      if (wanted) timer = setTimeout(() => void ask(wanted), PAUSE_MS);
    }),
  );
  onCleanup(() => {
    round += 1;
    clearTimeout(timer);
  });
  return {
    preview,
    failure,
    retry: () => {
      const wanted = action();
      setFailure(undefined);
      if (wanted) void ask(wanted);
    },
  };
}

/** As many failing rows as one answer names. */
const NAMED = 100;

export function together(parts: readonly BatchPreview[]): BatchPreview | undefined {
  const [first, ...others] = parts;
  if (!first || others.length === 0) return first;
  const sum = (value: (part: BatchPreview) => number) => parts.reduce((all, part) => all + value(part), 0);
  const reasons = new Map<string, BatchPreview['reasons'][number]>();
  for (const reason of parts.flatMap((part) => part.reasons)) {
    const count = (reasons.get(reason.message)?.count ?? 0) + reason.count;
    reasons.set(reason.message, { ...reason, count });
  }
  return {
    ...first,
    total: sum(({ total }) => total),
    changing: sum(({ changing }) => changing),
    unchanged: sum(({ unchanged }) => unchanged),
    failing: sum(({ failing }) => failing),
    reasons: [...reasons.values()].sort((a, b) => b.count - a.count),
    failures: parts.flatMap(({ failures }) => failures).slice(0, NAMED),
  };
}

/** "Changes 1,204 of 1,240; 30 are so already; 6 cannot." */
export function previewWords({ total, changing, unchanged, failing }: BatchPreview, verb: string): string {
  const parts = [
    changing === total
      ? `${verb} ${total === 1 ? 'it' : `all ${formatCount(total)}`}`
      : `${verb} ${formatCount(changing)} of ${formatCount(total)}`,
    unchanged > 0 && `${formatCount(unchanged)} ${unchanged === 1 ? 'is' : 'are'} so already`,
    failing > 0 && `${formatCount(failing)} cannot`,
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}
