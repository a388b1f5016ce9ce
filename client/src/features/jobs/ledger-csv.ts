/** How the things of a job ended, as a file for a spreadsheet: RFC 4180, and nothing in it runs as a formula. Pure. */
import Papa from 'papaparse';

export interface LedgerLine {
  subjectId: string;
  title: string | null;
  state: string;
  code: string | null;
  message: string | null;
  note: string | null;
  finishedAt: string;
  content: { externalUrl: string | null } | null;
}

const columns = ['Ended', 'Result', 'Title', 'What happened', 'Code', 'Address', 'Id'];

export const ledgerCsv = (lines: readonly LedgerLine[]): string =>
  // With a byte order mark, without which Excel reads the letters of other languages wrong.
  `\uFEFF${Papa.unparse(
    {
      fields: columns,
      data: lines.map((line) => [
        line.finishedAt,
        line.state === 'FAILED' ? 'Failed' : 'Went through',
        line.title ?? '',
        line.message ?? line.note ?? '',
        line.code ?? '',
        line.content?.externalUrl ?? '',
        line.subjectId,
      ]),
    },
    { escapeFormulae: true, newline: '\r\n' },
  )}\r\n`;
