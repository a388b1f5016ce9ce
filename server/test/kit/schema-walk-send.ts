/** Sends walked operations as any program would: queries and mutations to /graphql, subscriptions to /graphql/stream. */
import type { GraphQLAnswer, Json, TestApi } from './api.ts';
import { documentOf, type IdsFor, type Operation } from './schema-walk.ts';

export interface WalkAnswer {
  status: number;
  /** The whole answer; of a stream, what came first. */
  text: string;
  errors: NonNullable<GraphQLAnswer['errors']>;
}

export type Door = '/graphql' | '/graphql/stream';
export type Headers = Record<string, string>;
export const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

const FIRST_EVENT_MS = 400;

export class Walker {
  readonly #api: TestApi;

  constructor(api: TestApi) {
    this.#api = api;
  }

  /** Asks for all that it can answer. @param idsFor for the ids that fields inside take. */
  ask(operation: Operation, variables: Json, headers: Headers, idsFor?: IdsFor): Promise<WalkAnswer> {
    return this.post(doorOf(operation), { query: documentOf(operation, idsFor && { idsFor }), variables }, headers);
  }

  /** Asks for nothing but whether it answers. */
  knock(operation: Operation, variables: Json, headers: Headers): Promise<WalkAnswer> {
    return this.post(doorOf(operation), { query: documentOf(operation, { bare: true }), variables }, headers);
  }

  async post(path: Door, body: Json, headers: Headers): Promise<WalkAnswer> {
    const response = await fetch(`${this.#api.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(path.endsWith('stream') && { accept: 'text/event-stream' }), ...headers },
      body: JSON.stringify(body),
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    return read(response.status, isStream ? await firstEvent(response) : await response.text());
  }
}

const doorOf = ({ kind }: Operation): Door => (kind === 'subscription' ? '/graphql/stream' : '/graphql');

function read(status: number, text: string): WalkAnswer {
  const json = /\{.*\}/s.exec(text.split('\n\nevent: complete')[0] ?? '')?.[0];
  const errors = json === undefined ? [] : ((JSON.parse(json) as Partial<GraphQLAnswer>).errors ?? []);
  return { status, text, errors };
}

/** What comes until something does; nothing, where a stream waits for something to happen. */
async function firstEvent(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const late = setTimeout(() => void reader?.cancel(), FIRST_EVENT_MS);
  while (!text.includes('event: next')) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) break;
    text += value;
  }
  clearTimeout(late);
  await reader?.cancel();
  return text;
}

/** A few at a time. */
export async function together<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const left = [...things];
  const take = async () => {
    for (let thing = left.shift(); thing !== undefined; thing = left.shift()) await work(thing);
  };
  await Promise.all(Array.from({ length: 8 }, take));
}

export const codesOf = ({ errors }: WalkAnswer): string[] => errors.map(({ extensions }) => extensions?.code ?? 'NONE');

/** Refused for want of what the operation declares: before anything of it is done. */
export const isRefusedAtDoor = ({ needs }: Operation, { errors }: WalkAnswer): boolean =>
  errors.some(
    ({ message, extensions }) =>
      extensions?.code === 'FORBIDDEN' &&
      (needs.some((need) => message.startsWith(`This needs the scope "${need}"`)) ||
        message.startsWith('This is for somebody who is signed in')),
  );
