import { createRoot } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import { createOnline } from './online.ts';

afterEach(() => vi.restoreAllMocks());

it('tells that the line is gone, and calls back once when it is there again', () => {
  const line = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  const onBack = vi.fn();
  const { online, dispose } = createRoot((dispose) => ({ online: createOnline(onBack), dispose }));
  const become = (is: boolean) => {
    line.mockReturnValue(is);
    dispatchEvent(new Event(is ? 'online' : 'offline'));
  };
  expect(online()).toBe(true);
  become(false);
  expect([online(), onBack.mock.calls.length]).toEqual([false, 0]);
  become(true);
  expect([online(), onBack.mock.calls.length]).toEqual([true, 1]);
  dispose();
  become(false);
  expect(online()).toBe(true);
});
