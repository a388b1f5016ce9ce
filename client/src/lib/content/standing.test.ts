import { describe, expect, it } from 'vitest';
import { pathOf, publishObstacle, standingOf, viewObstacle } from './standing.ts';

const draft = {
  status: 'DRAFT',
  source: 'IGNY8',
  unpublishedChanges: false,
  missingInWordPress: false,
  externalId: null,
  externalUrl: null,
  wpStatus: null,
  conflict: null,
  lastPublishAttempt: null,
  cluster: { id: 'c' },
} as const;
const attempt = (state: 'FAILED' | 'SUCCEEDED', message: string | null = null) =>
  ({ id: 'a', state, message, createdAt: '2026-11-22T17:00:00Z', finishedAt: '2026-11-22T17:00:01Z' }) as const;
const published = { ...draft, status: 'PUBLISHED', externalId: '7', externalUrl: 'https://a.example/x', wpStatus: 'publish' } as const;
const rights = { siteActive: true, mayPublish: true };

describe('the status of a row', () => {
  it('of an imported draft says that it is live in WordPress', () => {
    expect(standingOf({ ...draft, source: 'WORDPRESS', wpStatus: 'publish' })).toEqual({ kind: 'draft', reason: 'Live in WordPress' });
  });

  it('of a failed publish gives the reason, until there is nothing left to send', () => {
    const failed = attempt('FAILED', 'Cannot create the term.');
    expect(standingOf({ ...draft, lastPublishAttempt: failed })).toEqual({ kind: 'failed', reason: 'Cannot create the term.' });
    expect(standingOf({ ...published, unpublishedChanges: true, lastPublishAttempt: failed }).kind).toBe('failed');
    expect(standingOf({ ...published, lastPublishAttempt: failed }).kind).toBe('published');
  });

  it('of what was edited after it was published is unpublished changes', () => {
    expect(standingOf({ ...published, unpublishedChanges: true, lastPublishAttempt: attempt('SUCCEEDED') })).toEqual({
      kind: 'unpublished',
    });
  });

  it('of a post that is gone comes before everything but a publish that runs', () => {
    const gone = { ...published, missingInWordPress: true, unpublishedChanges: true };
    expect(standingOf(gone)).toEqual({ kind: 'missing', reason: 'Post 7 was trashed or deleted' });
    expect(standingOf(gone, 'publishing')).toEqual({ kind: 'publishing' });
  });
});

describe('the status of a row, where both sides changed', () => {
  const changed = { ...published, unpublishedChanges: true, conflict: { createdAt: '2026-11-22T17:00:00Z' } };

  it('is a conflict until somebody has chosen', () => {
    expect(standingOf(changed)).toEqual({ kind: 'conflict', reason: 'Changed in both places' });
    expect(standingOf({ ...changed, conflict: null }).kind).toBe('unpublished');
  });

  it('is that the post is gone where it is', () => {
    expect(standingOf({ ...changed, missingInWordPress: true }).kind).toBe('missing');
  });
});

describe('what stands in the way', () => {
  it.each([
    [draft, rights, undefined],
    [{ ...draft, cluster: null }, rights, 'it needs a cluster first'],
    [published, rights, 'there are no changes to send'],
    [{ ...published, unpublishedChanges: true }, rights, undefined],
    [draft, { ...rights, siteActive: false }, 'the site is inactive'],
    [{ ...draft, deletedAt: '2026-11-22T17:00:00Z' }, rights, 'it is deleted here'],
  ])('of publishing, %#', (content, may, words) => {
    expect(publishObstacle(content, may)).toBe(words);
  });

  it('of viewing it is that it is not there', () => {
    expect(viewObstacle(draft)).toBe('it is not there yet');
    expect(viewObstacle(published)).toBeUndefined();
  });
});

it('an address is shown by its path', () => {
  expect(pathOf('https://a.example/blog/flat-white/')).toBe('/blog/flat-white/');
  expect(pathOf('http://127.0.0.1:9400/?p=12')).toBe('/?p=12');
});
