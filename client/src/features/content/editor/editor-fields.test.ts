import { describe, expect, it } from 'vitest';
import { changedFields, type EditorFields, fieldsInConflict, inputOf, rebase, settle } from './editor-fields.ts';

const base: EditorFields = {
  title: 'Title',
  contentHtml: '<p>Text</p>\r\n',
  clusterId: 'c1',
  contentType: 'ARTICLE',
  contentStructure: 'GUIDE',
  primaryKeywordId: null,
  taxonomyTermIds: ['t1', 't2'],
  targetTermId: null,
};
const having = (changes: Partial<EditorFields>): EditorFields => ({ ...base, ...changes });

describe('a save', () => {
  it('sends nothing of what was not changed', () => {
    expect(inputOf(base, having({}))).toEqual({});
    expect(inputOf(base, having({ title: 'Other' }))).toEqual({ title: 'Other' });
  });

  it('takes terms in another order for the same', () => {
    expect(changedFields(base, having({ taxonomyTermIds: ['t2', 't1'] }))).toEqual([]);
    expect(changedFields(base, having({ taxonomyTermIds: ['t1'] }))).toEqual(['taxonomyTermIds']);
    expect(changedFields(base, having({ taxonomyTermIds: ['t1', 't3'] }))).toEqual(['taxonomyTermIds']);
  });

  it('can take the cluster away', () => {
    expect(inputOf(base, having({ clusterId: null }))).toEqual({ clusterId: null });
  });

  it('sends a text that differs in a newline alone', () => {
    expect(inputOf(base, having({ contentHtml: '<p>Text</p>\n' }))).toEqual({ contentHtml: '<p>Text</p>\n' });
  });
});

describe('edits that meet the work of others', () => {
  it('stay, and everything else follows', () => {
    const { mine, diverged } = rebase(base, having({ title: 'Mine' }), having({ clusterId: 'c2', contentHtml: 'theirs' }));
    expect(mine).toEqual(having({ title: 'Mine', clusterId: 'c2', contentHtml: 'theirs' }));
    expect(diverged).toEqual([]);
  });

  it('are told where both changed the same', () => {
    const { mine, diverged } = rebase(base, having({ title: 'Mine', clusterId: 'c3' }), having({ title: 'Theirs', clusterId: 'c3' }));
    expect(mine.title).toBe('Mine');
    expect(diverged).toEqual(['title']);
  });

  it('typed while a save was under way are edits of what was sent', () => {
    const sent = having({ contentHtml: 'sent' });
    const { mine, diverged } = rebase(sent, having({ contentHtml: 'sent, and more' }), having({ contentHtml: 'sent', title: 'Theirs' }));
    expect(mine).toEqual(having({ contentHtml: 'sent, and more', title: 'Theirs' }));
    expect(diverged).toEqual([]);
  });
});

describe('a conflict', () => {
  const mine = having({ title: 'Mine', contentHtml: 'mine', taxonomyTermIds: ['t1'] });
  const theirs = having({ title: 'Theirs', clusterId: 'c9', primaryKeywordId: 'k1' });

  it('is named by the fields of a save', () => {
    expect(fieldsInConflict(['title', 'taxonomyTerms', 'cluster', 'contentStructure'])).toEqual([
      'title',
      'taxonomyTermIds',
      'clusterId',
      'contentStructure',
    ]);
    expect(fieldsInConflict(['unheardOf'])).toEqual([]);
    expect(fieldsInConflict(undefined)).toEqual([]);
  });

  it('that keeps mine keeps what only they changed as well', () => {
    expect(settle(base, mine, theirs, ['title'], 'mine')).toEqual({ ...mine, clusterId: 'c9', primaryKeywordId: 'k1' });
  });

  it('that takes theirs keeps what only I changed as well', () => {
    const settled = settle(base, mine, theirs, ['title'], 'theirs');
    expect(settled).toEqual({ ...theirs, contentHtml: 'mine', taxonomyTermIds: ['t1'] });
    expect(changedFields(theirs, settled)).toEqual(['contentHtml', 'taxonomyTermIds']);
  });

  it('never leaves a structure with a type that it does not belong to', () => {
    const page = having({ contentType: 'PAGE', contentStructure: 'LANDING_PAGE' });
    const guide = having({ contentStructure: 'REVIEW' });
    expect(settle(base, page, guide, ['contentStructure'], 'theirs')).toEqual(guide);
    expect(settle(base, page, guide, ['contentStructure'], 'mine')).toEqual(page);
  });
});
