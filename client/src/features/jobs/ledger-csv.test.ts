import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { type LedgerLine, ledgerCsv } from './ledger-csv.ts';

const line = (facts: Partial<LedgerLine>): LedgerLine => ({
  subjectId: 'c1',
  title: 'Moka pot',
  state: 'SUCCEEDED',
  code: null,
  message: null,
  note: 'Created post 12, read back',
  finishedAt: '2026-11-22T09:00:00.000Z',
  content: { externalUrl: 'https://slow.example/moka/' },
  ...facts,
});

it('has a line for each thing, with what WordPress said', () => {
  expect(ledgerCsv([line({}), line({ state: 'FAILED', code: 'CONFLICT', message: 'Changed there.', note: null, content: null })])).toBe(
    '\uFEFFEnded,Result,Title,What happened,Code,Address,Id\r\n' +
      '2026-11-22T09:00:00.000Z,Went through,Moka pot,"Created post 12, read back",,https://slow.example/moka/,c1\r\n' +
      '2026-11-22T09:00:00.000Z,Failed,Moka pot,Changed there.,CONFLICT,,c1\r\n',
  );
});

it('keeps quotes, commas and line breaks in their cell', () => {
  expect(ledgerCsv([line({ title: 'A "B", c\nd' })])).toContain('"A ""B"", c\nd"');
});

it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is read, never run', (title) => {
  const [, first] = Papa.parse<string[]>(ledgerCsv([line({ title })])).data;
  expect(first?.[2]).toBe(`'${title}`);
});
