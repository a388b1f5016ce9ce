import { beforeEach, expect, it, vi } from 'vitest';
import type { Visit } from './recent.ts';

const visit = (name: string, siteId = 'site'): Visit => ({ siteId, href: `/${siteId}/${name}`, kind: 'content', label: name });

/** As a page that is loaded anew. */
async function load() {
  vi.resetModules();
  return import('./recent.ts');
}

beforeEach(() => localStorage.clear());

it('has what was opened last first, each once, by its newest name, of one site', async () => {
  const { noteVisit, visitsOf } = await load();
  noteVisit(visit('one'));
  noteVisit(visit('elsewhere', 'other'));
  noteVisit(visit('two'));
  noteVisit({ ...visit('one'), label: 'One, renamed' });
  expect(visitsOf('site').map(({ label }) => label)).toEqual(['One, renamed', 'two']);
});

it('remembers for the same person, also what was opened before it was known who it is', async () => {
  const before = await load();
  before.openVisits('mara');
  before.noteVisit(visit('old'));
  const after = await load();
  after.noteVisit(visit('new'));
  after.openVisits('mara');
  expect(after.visitsOf('site').map(({ label }) => label)).toEqual(['new', 'old']);
});

it('shows one person nothing of what another opened in this browser, and forgets it', async () => {
  const before = await load();
  before.openVisits('mara');
  before.noteVisit(visit('secret'));
  const after = await load();
  after.openVisits('jonas');
  expect(after.visitsOf('site')).toEqual([]);
  expect(localStorage.getItem('igny8.recent')).not.toContain('secret');
});

it('goes without where the storage is full or closed', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  const { openVisits, noteVisit, visitsOf } = await load();
  openVisits('mara');
  noteVisit(visit('one'));
  vi.unstubAllGlobals();
  expect(visitsOf('site')).toEqual([visit('one')]);
});
