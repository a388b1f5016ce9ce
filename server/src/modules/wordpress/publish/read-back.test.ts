import { expect, it } from 'vitest';
import type { LivePost } from '../wordpress-post.ts';
import { faultOf, remarksOf } from './read-back.ts';

const delivery = (sent: string, stored: string) => ({
  sent: { title: 'Boots', content: '<p>Words.</p>', status: sent, terms: new Map<string, number[]>() },
  stored: { title: 'Boots', content: '<p>Words.</p>', status: stored, terms: {} } as LivePost,
  before: null,
  warnings: [],
});

it('takes a post that was scheduled and has its date by now for published', () => {
  expect(faultOf(delivery('future', 'publish'))).toBeNull();
  expect(remarksOf(delivery('future', 'publish'))).toEqual([]);
});

it('says that a post whose date is in the future is scheduled', () => {
  expect(faultOf(delivery('publish', 'future'))).toBeNull();
  expect(remarksOf(delivery('publish', 'future'))).toEqual([expect.stringContaining('it is scheduled')]);
});

it('does not call a post published that WordPress keeps in another status', () => {
  for (const status of ['draft', 'pending', 'private', 'trash'])
    expect(faultOf(delivery('publish', status))?.message).toContain(`"${status}" instead of "publish"`);
});
