/** A page of the dashboard over an API that a test answers for: by the name of each operation. */
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { Provider } from '@urql/solid';
import type { Component } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, vi } from 'vitest';
import { JobsProvider } from '../src/lib/jobs.tsx';
import { ToastRegion } from '../src/ui/Toast.tsx';

// biome-ignore lint/suspicious/noExplicitAny: answers and variables have the shape of their operation.
type Any = any;
type Answer = (variables: Any) => Any;

/** What an operation is refused with. */
export class Refusal {
  constructor(
    readonly message: string,
    readonly code = 'UPSTREAM_ERROR',
  ) {}
}

export interface Call {
  name: string;
  variables: Any;
}

let dispose = () => {};
afterEach(() => {
  dispose();
  document.body.replaceChildren();
  sessionStorage.clear();
});

/** Waits for what a machine under load takes its time for. */
export const eventually = <Value,>(look: () => Value | Promise<Value>): Promise<Value> => vi.waitFor(look, { timeout: 10_000 });

export const aJob = (facts: object = {}) => ({
  id: 'job',
  siteId: 's',
  kind: 'IMPORT_SITE',
  state: 'RUNNING',
  total: null,
  done: 0,
  failed: 0,
  message: null,
  secondsLeft: null,
  createdAt: '2026-11-22T09:00:00Z',
  startedAt: null,
  finishedAt: null,
  ...facts,
});

/** @param answers by operation; one that is not there is never answered, as on a line that hangs */
export function openPage(Page: Component, answers: Record<string, Answer>, { address = '/sites/s', path = '/sites/:siteId' } = {}) {
  const calls: Call[] = [];
  const known: Record<string, Answer> = { Jobs_Open: () => ({ jobs: { nodes: [] } }), ...answers };
  const client = new Client({
    url: 'http://api.test/graphql',
    preferGetMethod: false,
    exchanges: [
      fetchExchange,
      subscriptionExchange({ forwardSubscription: () => ({ subscribe: () => ({ unsubscribe: () => undefined }) }) }),
    ],
    fetch: async (_url, init) => {
      const { operationName, variables } = JSON.parse(String(init?.body)) as { operationName: string; variables: Any };
      calls.push({ name: operationName, variables });
      const answer = known[operationName];
      if (!answer) return new Promise<Response>(() => undefined);
      const data = await answer(variables);
      if (data instanceof Refusal) {
        return Response.json({ data: null, errors: [{ message: data.message, extensions: { code: data.code } }] });
      }
      return Response.json({ data });
    },
  });
  const history = createMemoryHistory();
  history.set({ value: address });
  const place = document.createElement('div');
  document.body.append(place);
  dispose = render(
    () => (
      <Provider value={client}>
        <JobsProvider siteId="s">
          <MemoryRouter history={history}>
            <Route path={path} component={Page} />
          </MemoryRouter>
          <ToastRegion />
        </JobsProvider>
      </Provider>
    ),
    place,
  );

  const words = (element: Element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
  const all = (selector: string) => [...document.body.querySelectorAll<HTMLElement>(selector)];
  return {
    calls,
    called: (name: string) => calls.filter((call) => call.name === name).map(({ variables }) => variables),
    address: () => history.get(),
    text: () => (document.body.textContent ?? '').replaceAll(/\s+/g, ' '),
    /** Waits until the page says this. */
    says: (wanted: string | RegExp) =>
      eventually(() => {
        const text = (document.body.textContent ?? '').replaceAll(/\s+/g, ' ');
        if (typeof wanted === 'string' ? !text.includes(wanted) : !wanted.test(text)) throw new Error(`"${wanted}" is not in: ${text}`);
      }),
    button: (name: string | RegExp) =>
      all('button, a').find((one) => (typeof name === 'string' ? words(one).startsWith(name) : name.test(words(one)))) as HTMLButtonElement,
    press: (name: string | RegExp) =>
      eventually(() => {
        const found = all('button').filter((one) => (typeof name === 'string' ? words(one).startsWith(name) : name.test(words(one))));
        const button = found.find((one) => !(one as HTMLButtonElement).disabled);
        if (!button) throw new Error(`No button "${name}" among: ${all('button').map(words).join(' | ')}`);
        button.click();
      }),
    key: (key: string) => document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
    all,
  };
}
