import { expect, it } from 'vitest';
import { contentStanding } from './content-standing.ts';

const draft = { status: 'DRAFT', wpStatus: null, unpublishedChanges: false, missingInWordPress: false, lastPublishAttempt: null } as const;
const failed = { id: '1', state: 'FAILED', message: 'Cannot create the term.' } as const;

it.each([
  ['a draft', draft, { kind: 'draft' }],
  ['an imported one is live already', { ...draft, wpStatus: 'publish' }, { kind: 'draft', reason: 'Live in WordPress' }],
  ['a failed one says why', { ...draft, lastPublishAttempt: failed }, { kind: 'failed', reason: 'Cannot create the term.' }],
  ['a published one', { ...draft, status: 'PUBLISHED' as const }, { kind: 'published' }],
  ['an edited one', { ...draft, status: 'PUBLISHED' as const, unpublishedChanges: true }, { kind: 'unpublished' }],
  [
    'a failure before the last success is over',
    { ...draft, status: 'PUBLISHED' as const, lastPublishAttempt: failed },
    { kind: 'published' },
  ],
  ['a missing one, above all', { ...draft, missingInWordPress: true, lastPublishAttempt: failed }, { kind: 'missing' }],
])('%s', (_what, content, standing) => {
  expect(contentStanding(content)).toEqual(standing);
});
