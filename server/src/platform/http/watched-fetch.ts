/** `fetch` of what speaks to an AI provider by itself: in the metrics and in traces, and not told to whoever is asked. */
import { SpanKind } from '@opentelemetry/api';
import { secondsSince, tell } from '../telemetry/signals.ts';
import { inSpan } from '../telemetry/tracing.ts';

/** Until the answer begins; it may be streamed for minutes. */
export const watchedFetch: typeof fetch = (input, init) => {
  const method = init?.method ?? 'GET';
  const began = performance.now();
  const ended = (outcome: string) => tell('outgoing', { to: 'ai', outcome, seconds: secondsSince(began) });
  const attributes = { 'http.request.method': method, 'server.address': new URL(input instanceof Request ? input.url : input).host };
  return inSpan(
    `${method} ai`,
    attributes,
    async (span) => {
      try {
        const answer = await fetch(input, init);
        span.setAttribute('http.response.status_code', answer.status);
        ended(`${Math.floor(answer.status / 100)}xx`);
        return answer;
      } catch (error) {
        ended(init?.signal?.aborted ? 'STOPPED' : 'UNREACHABLE');
        throw error;
      }
    },
    SpanKind.CLIENT,
  );
};
