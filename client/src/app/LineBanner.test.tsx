import { render } from 'solid-js/web';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Away, noteAway, noteBack, watchLine } from '../lib/line.ts';
import { LineBanner } from './LineBanner.tsx';

let dispose = () => {};
const probe = vi.fn(async () => undefined);

beforeEach(() => {
  vi.useFakeTimers();
  watchLine(probe);
  const place = document.createElement('div');
  document.body.append(place);
  dispose = render(() => <LineBanner />, place);
});
afterEach(async () => {
  noteBack();
  await vi.advanceTimersByTimeAsync(60_000);
  dispose();
  document.body.replaceChildren();
  probe.mockClear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const status = () => document.querySelector('[role=status][aria-live=polite]');

it.each<[Away, string]>([
  ['database', 'The server cannot reach its database. Nothing you typed is lost; trying again.'],
  ['server', 'No connection to the server. Nothing you typed is lost; trying again.'],
  ['offline', 'You are offline. Nothing you typed is lost; it goes on as soon as there is a connection.'],
])('says in a polite word that the line is away: %s, and goes when it is back', async (what, words) => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(what !== 'offline');
  expect(status()?.textContent).toBe('');
  noteAway(what);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(status()?.textContent).toContain(words);
  noteBack();
  expect(status()?.textContent).toBe('');
});

it('says nothing of what is over in a blink, and tries at once when it is asked to', async () => {
  noteAway('server');
  await vi.advanceTimersByTimeAsync(500);
  noteBack();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(status()?.textContent).toBe('');
  noteAway('server');
  await vi.advanceTimersByTimeAsync(4_000);
  const before = probe.mock.calls.length;
  document.querySelector('button')?.click();
  await vi.advanceTimersByTimeAsync(0);
  expect(probe.mock.calls.length).toBe(before + 1);
});
