/** Subscriptions as a program follows them: server-sent events, read one by one, and asked for again where the line was lost. */
import { FLEET_TOKEN } from './fleet.ts';

// biome-ignore lint/suspicious/noExplicitAny: each document knows its own answer.
type Json = Record<string, any>;

/** Yields what each event holds; ends with the subscription, throws when the line breaks. */
export async function* eventsOf(url: string, query: string, variables: Json, signal?: AbortSignal): AsyncGenerator<Json> {
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${FLEET_TOKEN}` },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });
  if (response.status !== 200 || !response.body) throw new Error(`The subscription was answered by ${response.status}.`);
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const [event, data] = ['event: ', 'data: '].map((field) => lines.find((line) => line.startsWith(field))?.slice(field.length));
      if (event === 'complete') return;
      if (event !== 'next' || !data) continue;
      const { data: value, errors } = JSON.parse(data) as { data: Json; errors?: { message: string }[] };
      if (errors) throw new Error(errors[0]?.message);
      yield value;
    }
  }
  throw new Error('The line was lost.');
}
