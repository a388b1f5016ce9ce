/** Keys for the row that the keys are on, while nothing is selected; what is selected has them otherwise. */
import type { ContentList } from '../../../lib/content/content-list.ts';
import { type ContentRowData, type PublishRights, publishObstacle } from '../../../lib/content/standing.ts';
import { makeShortcut } from '../../../ui/shortcut.ts';
import type { ContentBatch } from './content-batch.ts';

interface RowKeysOptions {
  batch: ContentBatch;
  list: ContentList;
  current: () => string | undefined;
  rights: () => PublishRights;
  mayWrite: () => boolean;
  inTrash: () => boolean;
  onEdit: (row: ContentRowData) => void;
}

export function makeRowKeys({ batch, list, current, rights, mayWrite, inTrash, onEdit }: RowKeysOptions): void {
  const row = () => list.rowAt(list.indexOf(current() ?? ''));
  const alone = () => (batch.selection.size() === 0 ? row() : undefined);
  const makeKey = (key: string, label: string, which: () => ContentRowData | undefined, act: (row: ContentRowData) => void) =>
    makeShortcut(
      () => (which() ? key : undefined),
      () => {
        const found = which();
        if (found) act(found);
      },
      () => ({ label, group: 'In a list' }),
    );

  makeKey('e', 'Edit the row', row, onEdit);
  makeKey(
    'c',
    'Assign a cluster to the row',
    () => (mayWrite() && !inTrash() ? alone() : undefined),
    (found) => batch.open('cluster', found.id),
  );
  makeKey(
    'a',
    'Accept the suggested cluster of the row',
    () => (mayWrite() && !inTrash() && alone()?.suggestedCluster ? alone() : undefined),
    (found) => void batch.acceptCluster(found),
  );
  makeKey(
    't',
    'Change the terms of the row',
    () => (mayWrite() && !inTrash() ? alone() : undefined),
    (found) => batch.open('taxonomy', found.id),
  );
  makeKey(
    'p',
    'Publish the row',
    () => {
      const found = alone();
      return found && !publishObstacle(found, rights()) ? found : undefined;
    },
    batch.publishRow,
  );
  makeKey('r', 'Restore the row', () => (mayWrite() && inTrash() ? alone() : undefined), batch.restoreRow);
}
