import { expect, it } from 'vitest';
import { wordsOf } from './unsaved-words.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const at = (userName: string, time: string) => ({ userName, updatedAt: `2026-11-22T${time}Z` });

it('who else types here is named, with when', () => {
  expect(wordsOf([at('Jonas', '09:58:00')], now)).toBe('Jonas typed here 2 minutes ago and has not saved');
  expect(wordsOf([at('Jonas', '09:58:00'), at('Ada', '09:00:00')], now)).toBe(
    'Jonas (2 minutes ago) and Ada typed here and have not saved',
  );
  expect(wordsOf([at('Jonas', '09:58:00'), at('Ada', '09:00:00'), at('Kim', '08:00:00')], now)).toContain('and 2 others');
  expect(wordsOf([], now)).toBe('');
});

it('a server whose clock is ahead has not heard it in the future', () => {
  expect(wordsOf([at('Jonas', '10:05:00')], now)).toBe('Jonas typed here just now and has not saved');
});
