import { beforeEach, describe, expect, it } from 'vitest';
import { findUnsaved, forgetUnsaved, keepUnsaved, mergeFound, type UnsavedEntry, unsavedKey } from './unsaved.ts';

beforeEach(() => localStorage.clear());

const key = unsavedKey('content-1', 3, 'here');

it('what was typed is found again, newest first, and of this content alone', () => {
  keepUnsaved(key, { version: 3, at: 1, fields: { contentHtml: 'a\r\nb' } });
  keepUnsaved(unsavedKey('content-1', 4, 'there'), { version: 4, at: 2, fields: { title: 'Later' } });
  keepUnsaved(unsavedKey('content-10', 3, 'here'), { version: 3, at: 3, fields: { title: 'Other' } });
  expect(findUnsaved('content-1').map(({ version, fields }) => [version, fields])).toEqual([
    [4, { title: 'Later' }],
    [3, { contentHtml: 'a\r\nb' }],
  ]);
});

it('two stays in the same version do not overwrite each other', () => {
  keepUnsaved(key, { version: 3, at: 1, fields: { title: 'One tab' } });
  keepUnsaved(unsavedKey('content-1', 3, 'there'), { version: 3, at: 2, fields: { title: 'Other tab' } });
  expect(findUnsaved('content-1')).toHaveLength(2);
});

it('what is forgotten is gone', () => {
  keepUnsaved(key, { version: 3, at: 1, fields: { title: 'One' } });
  forgetUnsaved(key);
  expect(findUnsaved('content-1')).toEqual([]);
});

it('an entry that cannot be read is passed over', () => {
  localStorage.setItem(key, '{"half');
  localStorage.setItem(`${key}2`, '{"version":1,"at":1,"fields":{"unknown":1}}');
  expect(findUnsaved('content-1')).toEqual([]);
});

it('says when the browser does not take it', () => {
  const full = {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  } as unknown as Storage;
  expect(keepUnsaved(key, { version: 3, at: 1, fields: { title: 'One' } }, full)).toBe(false);
});

describe('what was found in several places', () => {
  const entry = (stay: string, at: number, where: 'here' | 'onServer', title: string): UnsavedEntry => ({
    key: unsavedKey('content-1', 3, stay),
    stay,
    version: 3,
    at,
    fields: { title },
    here: where === 'here',
    onServer: where === 'onServer',
  });

  it('is one entry for each stay, newest first', () => {
    const found = mergeFound([entry('a', 1, 'here', 'A')], [entry('b', 2, 'onServer', 'B')]);
    expect(found.map(({ stay }) => stay)).toEqual(['b', 'a']);
  });

  it('of one stay in this browser counts as it was written last', () => {
    const [found] = mergeFound([entry('a', 5, 'here', 'in memory'), entry('a', 7, 'here', 'on disk')], []);
    expect(found?.fields.title).toBe('on disk');
  });

  it('of one stay here and on the server is what is here, whatever the clocks say, and is known to be in both', () => {
    const [found, ...others] = mergeFound([entry('a', 5, 'here', 'here')], [entry('a', 900, 'onServer', 'sent before')]);
    expect(found).toMatchObject({ fields: { title: 'here' }, here: true, onServer: true });
    expect(others).toEqual([]);
  });
});
