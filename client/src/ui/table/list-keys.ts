/** The keys that every list of rows has, for those who look them up. */
import { noteKeys } from '../shortcut.ts';

export function noteListKeys(can: { open: () => boolean; choose: () => boolean }): void {
  const group = 'In a list';
  noteKeys(() => ({ keys: ['J', 'K'], label: 'Next row, row before', group }));
  noteKeys(() => (can.open() ? { keys: ['Enter'], label: 'Open the row', group } : undefined));
  noteKeys(() => (can.choose() ? { keys: ['X'], label: 'Select the row', group } : undefined));
  noteKeys(() => (can.choose() ? { keys: ['Shift', 'X'], label: 'Select all rows up to it', group } : undefined));
}
