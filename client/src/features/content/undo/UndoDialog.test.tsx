import { expect, it, vi } from 'vitest';
import { aJob, eventually, openPage, Refusal } from '../../../../test/fake-api.tsx';
import UndoDialog from './UndoDialog.tsx';

const moment = '2026-11-20T08:00:00Z';
const post = (words: string) => ({
  title: 'Hand grinders',
  contentHtml: `<p>${words}</p>`,
  status: 'publish',
  modifiedAt: moment,
  terms: [],
});
const attempt = (facts: object = {}) => ({
  id: 'a',
  canUndo: true,
  createdAt: moment,
  finishedAt: moment,
  before: post('Eight kilos.'),
  ...facts,
});
const job = (facts: object = {}) => ({ ...aJob({ id: 'undo', kind: 'UNDO_PUBLISH', state: 'SUCCEEDED', done: 1 }), items: [], ...facts });
const undone = (facts: object = {}) => ({ undoPublish: { job: job(facts), content: { id: 'c', version: 8, status: 'DRAFT' } } });

function open(answers: Record<string, (variables: never) => unknown> = {}, { attempts = [attempt()], changed = false } = {}) {
  const [onClose, onUndone] = [vi.fn(), vi.fn()];
  const page = openPage(() => <UndoDialog contentId="c" onClose={onClose} onUndone={onUndone} />, {
    UndoDialog_Before: () => ({ publishAttempts: { nodes: attempts } }),
    UndoDialog_Live: () => ({ publishPreview: [{ contentId: 'c', changedInWordPress: changed, live: post('Eleven kilos.') }] }),
    UndoDialog_Undo: () => undone(),
    ...answers,
  });
  return { ...page, onClose, onUndone };
}

it('shows what is live against what it was, and puts it back when somebody says so', async () => {
  const page = open();
  await page.says('Eleven kilos.');
  expect(page.text()).toContain('Eight kilos.');
  expect(page.called('UndoDialog_Undo')).toEqual([]);
  await page.press(/^Put it back$/);
  await page.says('The live post is as it was before, and was read back');
  expect(page.called('UndoDialog_Undo')).toEqual([{ contentId: 'c', overwrite: false }]);
  expect([page.onClose.mock.calls.length, page.onUndone.mock.calls.length]).toEqual([1, 1]);
});

it('one that was changed there meanwhile is replaced only by a second word', async () => {
  const page = open({
    UndoDialog_Undo: ({ overwrite }: { overwrite: boolean }) =>
      overwrite
        ? undone()
        : undone({ failed: 1, done: 0, items: [{ subjectId: 'c', state: 'FAILED', code: 'CONFLICT', message: 'Changed there.' }] }),
  });
  await page.press(/^Put it back$/);
  await page.says('Not put back. Somebody changed the post in WordPress');
  expect(page.onUndone).not.toHaveBeenCalled();
  // What would be replaced is read again.
  await eventually(() => expect(page.called('UndoDialog_Live')).toHaveLength(2));
  await page.press('Put it back all the same');
  await eventually(() => expect(page.onUndone).toHaveBeenCalled());
  expect(page.called('UndoDialog_Undo').map(({ overwrite }) => overwrite)).toEqual([false, true]);
});

it('says beforehand where it was changed there, whichever way it is refused', async () => {
  const page = open({ UndoDialog_Undo: () => new Refusal('It is being published.', 'CONFLICT') }, { changed: true });
  await page.says('Somebody changed the post in WordPress after it was published.');
  await page.press('Put it back all the same');
  await page.says('Not put back.');
});

it('another failure is told in its words, and may not be passed over', async () => {
  const page = open({ UndoDialog_Undo: () => undone({ state: 'FAILED', done: 0, message: 'WordPress does not answer.' }) });
  await page.press(/^Put it back$/);
  await page.says('Not put back. WordPress does not answer.');
  expect(page.button('Put it back all the same')).toBeUndefined();
});

it('a post that publishing made becomes a draft', async () => {
  const page = open({}, { attempts: [attempt({ before: null })] });
  await page.says('There was no post before: publishing made it.');
  await page.press('Make it a draft');
  await eventually(() => expect(page.onUndone).toHaveBeenCalled());
});

it('says that there is nothing to put back', async () => {
  const page = open({}, { attempts: [attempt({ canUndo: false })] });
  await page.says('There is nothing to put back');
  expect(page.button(/^Put it back$/).disabled).toBe(true);
});
