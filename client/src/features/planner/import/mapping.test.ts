import { expect, it } from 'vitest';
import { saidFile, withField } from './mapping.ts';

it('takes each thing from one column: choosing it elsewhere leaves the first one out', () => {
  expect(withField(['KEYWORD', 'VOLUME', 'IGNORE'], 2, 'VOLUME')).toEqual(['KEYWORD', 'IGNORE', 'VOLUME']);
  expect(withField(['KEYWORD', 'URL', 'IGNORE'], 2, 'URL')).toEqual(['KEYWORD', 'URL', 'URL']);
  expect(withField(['KEYWORD', 'VOLUME'], 1, 'IGNORE')).toEqual(['KEYWORD', 'IGNORE']);
});

const file = { format: 'OTHER' as const, encoding: 'utf-8', delimiter: ',', headerRow: 1, fileName: 'kw.csv', columns: [1, 2] };

it('says how a file was understood', () => {
  expect(saidFile({ ...file, format: 'GOOGLE_KEYWORD_PLANNER', encoding: 'utf-16le', delimiter: '\t', headerRow: 3 })).toBe(
    'A Google Keyword Planner export: UTF-16LE, columns parted by tabs, header in line 3',
  );
  expect(saidFile({ ...file, fileName: 'keywords.XLSX', delimiter: null })).toBe('A spreadsheet: header in line 1');
  expect(saidFile({ ...file, fileName: 'pasted.txt', columns: [1], headerRow: null })).toBe(
    'A list, one keyword a line: UTF-8, no header line',
  );
});
