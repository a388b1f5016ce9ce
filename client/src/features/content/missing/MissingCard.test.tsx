import { expect, it, vi } from 'vitest';
import { aJob, eventually, openPage, Refusal } from '../../../../test/fake-api.tsx';
import { latestPublish } from '../../../lib/content/publishing.ts';
import { MissingCard } from './MissingCard.tsx';

function open(answers: Record<string, (variables: never) => unknown>, obstacle?: string) {
  const onChanged = vi.fn();
  const page = openPage(() => <MissingCard contentId="c" externalId="1876" mayWrite obstacle={obstacle} onChanged={onChanged} />, {
    Jobs_One: ({ id }: { id: string }) => ({ job: aJob({ id, kind: 'PUBLISH_CONTENT', state: 'SUCCEEDED', done: 1 }) }),
    ...answers,
  });
  const confirm = () =>
    eventually(() => {
      const button = page.all('[role=alertdialog] footer button')[0];
      if (!button) throw new Error('Nothing is asked');
      button.click();
    });
  return { ...page, onChanged, confirm };
}

it('recreates after a question, as a publish that is followed to its end', async () => {
  const page = open({ Missing_Recreate: () => ({ recreateInWordPress: { job: { id: 'again' } } }) });
  await page.says('Post 1876 was trashed or deleted there.');
  await page.press('Recreate in WordPress');
  await page.says('Recreate this in WordPress?');
  expect(page.called('Missing_Recreate')).toEqual([]);
  await page.confirm();
  await eventually(() => expect(page.called('Missing_Recreate')).toEqual([{ contentIds: ['c'] }]));
  await eventually(() => expect(page.onChanged).toHaveBeenCalled());
  expect(latestPublish()).toBe('again');
});

it('unlinking can be taken back', async () => {
  const page = open({
    Missing_Unlink: () => ({ unlinkFromWordPress: { updated: 1, failed: [], undoToken: 'token' } }),
    Undo_Take: () => ({ undo: { restored: 1, failed: [] } }),
  });
  await page.press('Unlink');
  await page.confirm();
  await page.says('1 item unlinked: published again, each becomes a new post');
  await page.press('Undo');
  await eventually(() => expect(page.called('Undo_Take')).toEqual([{ token: 'token' }]));
  await eventually(() => expect(page.onChanged).toHaveBeenCalledTimes(2));
});

it('what did not go through is told, and nothing is offered to be taken back', async () => {
  const page = open({
    Missing_Unlink: () => ({
      unlinkFromWordPress: { updated: 0, failed: [{ id: 'c', message: 'It is being published.' }], undoToken: null },
    }),
  });
  await page.press('Unlink');
  await page.confirm();
  await page.says('1 item stayed as it was. It is being published.');
  expect(page.button('Undo')).toBeUndefined();
});

it('a refusal is told where it was confirmed', async () => {
  const page = open({ Missing_Recreate: () => new Refusal('WordPress does not answer.') });
  await page.press('Recreate in WordPress');
  await page.confirm();
  await page.says('WordPress does not answer.');
  expect(page.all('[role=alertdialog]').length).toBe(1);
});

it('says why it cannot be recreated now', async () => {
  const page = open({}, 'it needs a cluster first');
  await page.says('Not to be recreated now: it needs a cluster first.');
  expect(page.button('Recreate in WordPress').disabled).toBe(true);
});
